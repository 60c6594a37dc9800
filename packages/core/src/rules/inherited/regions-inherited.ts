import { lookUp } from '../../plist/look-up.ts';
import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';
import { otherServiceOf } from './other-service.ts';

export const profileRegionsInherited: EffectiveProfileRule = effectiveProfileRule(
  'profile-regions-inherited',
  (effective, report) => {
    const service = otherServiceOf(effective);
    const regions = effective.lists.get('Regions');
    // An empty list is told by list-empty, one of a wrong type by value-type-wrong.
    if (service === undefined || regions?.origin.kind !== 'parent') return;
    if (lookUp(effective.profile.dict, 'Regions') !== undefined) return;
    const own = effective.profile.strings.get('Region')?.value ?? '';
    report({
      file: effective.profile.file,
      span: service.span,
      facts: { host: service.host, count: regions.value.length, ...(own.trim() === '' ? {} : { region: own }) },
    });
  },
);
