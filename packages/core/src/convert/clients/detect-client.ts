import type { ClientName } from './clients.ts';

/** How much of a text is looked at when its name does not tell. */
const sniffLength = 65_536;

/** Whose file this is, by its name and else by what stands in it; undefined: of no client that is known. */
export function detectClient(name: string, text: string): ClientName | undefined {
  const base = (name.split(/[\\/]/u).at(-1) ?? '').toLowerCase();
  if (base === 'rclone.conf') return 'rclone';
  if (base === '.s3cfg' || base === 's3cfg') return 's3cmd';
  if (base === 'winscp.ini') return 'winscp';
  if (base === 'favorites.js' || base.endsWith('.favorites.js')) return 'expandrive';
  if (base.endsWith('.favoritemetadata')) return 'transmit';
  const start = text.slice(0, sniffLength);
  if (start.includes('<FileZilla3')) return 'filezilla';
  if (start.includes('com_panic_transmit_')) return 'transmit';
  if (start.includes('<Settings ') && start.includes('xsi:type=')) return 'cloudberry';
  if (start.includes('<site ') && start.includes('ftpPType=')) return 'crossftp';
  if (/^\[account_/imu.test(start)) return 's3browser';
  if (/^\[sessions\\/imu.test(start)) return 'winscp';
  if (/^[ \t]{0,20}host_(?:base|bucket)[ \t]{0,20}=/mu.test(start)) return 's3cmd';
  if (/^RCLONE_ENCRYPT_V\d{1,9}:/mu.test(start)) return 'rclone';
  if (/^\[/mu.test(start) && /^[ \t]{0,20}type[ \t]{0,20}[=:]/mu.test(start)) return 'rclone';
  return undefined;
}
