import type { CataloguedProfile } from './catalogued-profile.ts';
import { familyProfiles } from './families/family-profile.ts';
import { providerFamilies } from './families/provider-families.ts';
import { profileCatalogue } from './profile-catalogue.ts';

/** Every profile that can be had without knowing a customer: those for AWS, then all regions of the other services. */
export function allProfiles(): readonly CataloguedProfile[] {
  const made = providerFamilies.flatMap((family) => familyProfiles(family));
  return [...new Set([...profileCatalogue, ...made])];
}

/**
 * The profiles that a person may mean: by Vendor, by Description, or by the name of the file with or without its
 * extension; as it is written first, then in any case. Several where the name says too little.
 */
export function findCatalogued(name: string): readonly CataloguedProfile[] {
  const entries = allProfiles();
  const exact = entries.filter((entry) => namesOf(entry).includes(name));
  if (exact.length > 0) return exact;
  const folded = name.toLowerCase();
  return entries.filter((entry) => namesOf(entry).some((one) => one.toLowerCase() === folded));
}

function namesOf({ fileName, values }: CataloguedProfile): readonly string[] {
  const title = fileName.slice(0, -'.cyberduckprofile'.length);
  return [values.Vendor, fileName, title, ...(values.Description === undefined ? [] : [values.Description])];
}
