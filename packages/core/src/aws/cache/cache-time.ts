/** Milliseconds since 1970, or why a text gives none. */
export type CacheTime = { readonly at: number } | { readonly fault: 'unreadable' | 'no-zone' };

/** No program writes a longer one. */
const longest = 64;

const form = new RegExp(
  [
    String.raw`^(\d{4})-?(\d\d)-?(\d\d)[Tt ](\d\d):?(\d\d)`,
    String.raw`(?::?(\d\d)(?:[.,](\d{1,9}))?)?`,
    String.raw` ?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$`,
  ].join(''),
  'u',
);

/**
 * A time as cache files have it: `…Z`, `…UTC` of old AWS CLIs and of role credentials, offsets, fractions, a space in
 * place of the T (aws-config D.2, D.4; agrees with dateutil, by which botocore reads). botocore stops with a TypeError
 * at a time without zone, so that is a fault here.
 */
export function readCacheTime(text: string): CacheTime {
  const found = text.length > longest ? null : form.exec(text.trim());
  if (found === null) return { fault: 'unreadable' };
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = found;
  const parts = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts;
  const local = new Date(0);
  local.setUTCFullYear(y, mo - 1, d);
  // A date that does not exist (30 February) moves on by itself.
  const exists = y > 0 && local.getUTCMonth() === mo - 1 && local.getUTCDate() === d;
  if (!exists || h > 23 || mi > 59 || s > 59) return { fault: 'unreadable' };
  if (zone === undefined) return { fault: 'no-zone' };
  const offset = offsetMinutes(zone);
  if (offset === undefined) return { fault: 'unreadable' };
  local.setUTCHours(h, mi, s, Number(fraction.padEnd(3, '0').slice(0, 3)));
  return { at: local.getTime() - offset * 60_000 };
}

function offsetMinutes(zone: string): number | undefined {
  if (!zone.startsWith('+') && !zone.startsWith('-')) return 0;
  const digits = zone.replaceAll(':', '').slice(1).padEnd(4, '0');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** `YYYY-MM-DDTHH:MM:SS` with the ending that the AWS CLI writes there; whole seconds, as every program reads them. */
export function printCacheTime(time: string, ending: 'Z' | 'UTC'): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? time : `${new Date(at).toISOString().slice(0, 19)}${ending}`;
}
