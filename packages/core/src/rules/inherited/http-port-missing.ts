import { insertPlistEntry } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { plistFix } from '../plist-fix.ts';
import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';

export const profileHttpPortMissing: EffectiveProfileRule = effectiveProfileRule(
  'profile-http-port-missing',
  ({ profile, strings, defaultPort }, report) => {
    const scheme = strings.get('Scheme');
    const entry = lookUp(profile.dict, 'Scheme');
    if (scheme?.origin.kind !== 'file' || scheme.value !== 'http' || entry === undefined) return;
    if (defaultPort === undefined || defaultPort.origin.kind === 'file' || defaultPort.value !== 443) return;
    // A wrong port that stands there is the business of port-wrong.
    if (defaultPort.overruled !== undefined && defaultPort.overruled.because !== 'blank') return;
    const isBlank = lookUp(profile.dict, 'Default Port') !== undefined;
    report({
      file: profile.file,
      span: profile.strings.get('Scheme')?.textSpan ?? scheme.origin.span,
      facts: { port: defaultPort.value },
      fixes: isBlank
        ? []
        : plistFix(
            profile.plist,
            insertPlistEntry(profile.plist.source, profile.dict, entry, 'Default Port', '80'),
            'add the port 80',
            false,
          ),
    });
  },
);
