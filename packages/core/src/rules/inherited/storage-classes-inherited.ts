import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';
import { otherServiceOf } from './other-service.ts';

export const profileStorageClassesInherited: EffectiveProfileRule = effectiveProfileRule(
  'profile-storage-classes-inherited',
  (effective, report) => {
    const service = otherServiceOf(effective);
    const classes = effective.properties.get('s3.storage.class.options');
    if (service === undefined || classes?.origin.kind !== 'parent') return;
    report({ file: effective.profile.file, span: service.span, facts: { host: service.host } });
  },
);
