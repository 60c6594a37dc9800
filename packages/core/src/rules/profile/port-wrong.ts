import { readString } from '../../plist/typed-reads.ts';
import { plistFix } from '../plist-fix.ts';
import { setPlistString } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

const highestPort = 65_535;

export const profilePortWrong: ProfileRule = profileRule('profile-port-wrong', (profile, report) => {
  const text = readString(profile.dict, 'Default Port');
  const entry = lookUp(profile.dict, 'Default Port');
  if (text === undefined || entry === undefined || text.value.trim() === '') return;
  const port = profile.defaultPort?.value;
  if (port !== undefined) {
    if (port >= 1 && port <= highestPort) return;
    const facts = { found: text.value, problem: 'no such port exists' };
    report({ file: profile.file, span: text.textSpan, facts, severity: 'error' });
    return;
  }
  // Other types are the business of value-type-wrong.
  if (entry.value.type !== 'string' || text.value.includes('${')) return;
  const digits = text.value.trim().replace(/\.0$/u, '');
  const isMeant = /^[0-9]{1,5}$/u.test(digits);
  report({
    file: profile.file,
    span: text.textSpan,
    facts: { found: text.value, problem: 'it is not a whole number', ...(isMeant ? { nearest: digits } : {}) },
    fixes: isMeant
      ? plistFix(profile.plist, setPlistString(profile.plist.source, entry, digits), `write ${digits}`, false)
      : [],
  });
});
