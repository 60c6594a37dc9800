import type { Losses } from './losses.ts';
import { bundledVendor } from './profile-of-bookmark.ts';

/** A published profile that does not ship with Cyberduck has to be there too (cyberduck-formats §4.2 `Provider`). */
export function tellProvider(vendor: string | undefined, losses: Losses): void {
  if (vendor === undefined || vendor === bundledVendor) return;
  losses.needed(
    `the connection profile with Vendor "${vendor}"`,
    'the bookmark names it as its Provider',
    `without it Cyberduck falls back to Amazon S3 and says nothing; duckbill profiles install ${vendor} sets it up`,
  );
}
