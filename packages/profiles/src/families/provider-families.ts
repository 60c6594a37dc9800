import { awsFamilies } from './aws-families.ts';
import { cloudFamilies } from './cloud-families.ts';
import type { ProviderFamily } from './provider-family.ts';
import { serverFamilies } from './server-families.ts';

/** Every kind of S3 server that profiles can be made for: servers of one's own, doors of AWS, other services. */
export const providerFamilies: readonly ProviderFamily[] = [...serverFamilies, ...awsFamilies, ...cloudFamilies];

/** The family with this id, case left aside. */
export function findFamily(id: string): ProviderFamily | undefined {
  const wanted = id.toLowerCase();
  return providerFamilies.find((family) => family.id === wanted);
}
