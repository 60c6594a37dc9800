import type { Located } from '../../plist/typed-reads.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/**
 * `${name}` stands for a preference of the application (cyberduck-formats §2.5). Nobody has a list of them all, but
 * each has dots in its name: what has none is a variable of a shell or of a template.
 */
export const profileVariableUnknown: ProfileRule = profileRule('profile-variable-unknown', (profile, report) => {
  for (const [key, text] of profile.strings) check(key, text);
  for (const [key, list] of profile.lists)
    for (const item of list.value)
      if (typeof item.value === 'string') check(key, { ...item, value: item.value, keySpan: item.span });
  for (const [name, text] of profile.properties) check(name, text);

  function check(key: string, text: Located<string>): void {
    for (const { name, offset } of variablesIn(text.value)) {
      if (name.includes('.')) continue;
      const variable = `\${${name}}`;
      const start = text.textSpan.start + offset;
      const stands = profile.plist.source.slice({ start, end: start + variable.length }) === variable;
      report({
        file: profile.file,
        span: stands ? { start, end: start + variable.length } : text.textSpan,
        facts: { key, name },
      });
    }
  }
});

interface Variable {
  readonly name: string;
  readonly offset: number;
}

/** Every `${name}` that has no default and is not written as `$${name}`. */
function variablesIn(text: string): readonly Variable[] {
  const found: Variable[] = [];
  let at = text.indexOf('${');
  while (at !== -1) {
    const end = text.indexOf('}', at);
    if (end === -1) break;
    const name = text.slice(at + 2, end);
    if (text[at - 1] !== '$' && !name.includes(':-') && !name.includes('${')) found.push({ name, offset: at });
    at = text.indexOf('${', end);
  }
  return found;
}
