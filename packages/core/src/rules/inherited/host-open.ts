import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';
import { otherServiceOf } from './other-service.ts';

export const profileHostOpen: EffectiveProfileRule = effectiveProfileRule('profile-host-open', (effective, report) => {
  const service = otherServiceOf(effective);
  const { profile, flags } = effective;
  if (service === undefined || profile.flags.has('Hostname Configurable')) return;
  if (flags.get('Hostname Configurable')?.value !== true) return;
  report({ file: profile.file, span: service.span, facts: { host: service.host } });
});
