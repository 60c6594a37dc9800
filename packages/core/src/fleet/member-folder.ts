import type { HashHex } from '../aws/cache-keys.ts';
import { safeFileName } from './safe-name.ts';

/** What is for the whole fleet and not for a member. */
export const sharedFolder = 'device-management';

const MAX_BYTES = 100;
const DIGEST_LENGTH = 12;
/** Stands in no name that is taken as it is: what follows it is a digest. */
const MARK = '~';
/** Stand beside the folders of the members (packages/fleet: manifest-names). */
const TAKEN: ReadonlySet<string> = new Set([
  'manifest.json',
  'manifest.sig',
  'manifest.pub.pem',
  'sha256sums',
  sharedFolder,
]);

/**
 * The folder of a member: the id in lower case where it is such already, else what can be kept of it and a digest of the
 * whole, so that no two ids share a folder on any platform.
 */
export function memberFolder(id: string, sha1Hex: HashHex): string {
  const safe = safeFileName(id, MAX_BYTES).toLowerCase();
  if (safe === id && !TAKEN.has(id) && /^[a-z0-9._@+-]{1,100}$/u.test(safe)) return safe;
  const kept = safe.replaceAll(MARK, '-').replaceAll(/[^\p{L}\p{N}._@+-]/gu, '-');
  return `${kept === '' ? 'member' : kept}${MARK}${sha1Hex(id).slice(0, DIGEST_LENGTH)}`;
}

/** Whether the id by itself would harm as a folder; capitals and blanks, which only get a digest behind them, do not. */
export function isFolderMadeSafe(id: string, folder: string): boolean {
  return folder !== id && safeFileName(id, MAX_BYTES) !== id;
}
