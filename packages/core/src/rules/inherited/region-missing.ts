import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';
import { otherServiceOf } from './other-service.ts';

export const profileRegionMissing: EffectiveProfileRule = effectiveProfileRule(
  'profile-region-missing',
  (effective, report) => {
    const service = otherServiceOf(effective);
    const { strings, properties, lists, profile } = effective;
    if (service === undefined || strings.get('Region') !== undefined || properties.has('s3.location')) return;
    // Signatures of version 2 name no region.
    if (strings.get('Authorization')?.value === 'AWS2') return;
    const regions = lists.get('Regions');
    report({
      file: profile.file,
      span: service.span,
      facts: { host: service.host, ...(regions?.origin.kind === 'file' ? { regions: regions.value } : {}) },
    });
  },
);
