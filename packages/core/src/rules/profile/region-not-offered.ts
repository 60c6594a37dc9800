import { nearestName } from '../nearest-name.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

export const profileRegionNotOffered: ProfileRule = profileRule('profile-region-not-offered', (profile, report) => {
  const region = profile.strings.get('Region');
  const regions = profile.lists.get('Regions');
  if (region === undefined || regions === undefined || isOpen(region.value)) return;
  const offered = regions.value.map(({ value }) => value).filter((value) => typeof value === 'string');
  if (offered.length === 0 || offered.includes(region.value) || offered.some((value) => value.includes('${'))) return;
  const nearest = nearestName(region.value, offered);
  report({
    file: profile.file,
    span: region.textSpan,
    facts: { found: region.value, accepted: offered, ...(nearest === undefined ? {} : { nearest }) },
    related: [{ file: profile.file, span: regions.keySpan, label: 'offered here' }],
  });
});

/** Blank counts as absent; a preference may hold anything. */
function isOpen(value: string): boolean {
  return value.trim() === '' || value.includes('${');
}
