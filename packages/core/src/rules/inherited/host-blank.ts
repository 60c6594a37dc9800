import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';

export const profileHostBlank: EffectiveProfileRule = effectiveProfileRule(
  'profile-host-blank',
  ({ profile, strings }, report) => {
    const host = strings.get('Default Hostname');
    if (host?.overruled?.because !== 'blank' || host.value === '') return;
    const own = profile.strings.get('Default Hostname');
    if (own === undefined) return;
    report({ file: profile.file, span: own.span, facts: { inherited: host.value } });
  },
);
