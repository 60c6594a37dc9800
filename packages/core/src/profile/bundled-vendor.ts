/** Vendors of profiles that shipped with Cyberduck, the newest first (cyberduck-formats §2.4, §3.6). */
const vendors: ReadonlySet<string> = new Set(['iterate GmbH', 's3-iam-identity-center']);

/** Whether a Vendor is one that Cyberduck's makers give to the profiles of the application. */
export function isMaker(vendor: string): boolean {
  return vendors.has(vendor);
}
