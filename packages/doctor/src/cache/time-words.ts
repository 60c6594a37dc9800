const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in the largest unit that says enough: `42 min`, `3 h`, `5 days`. */
export function spanWords(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < 2 * minute) return `${Math.round(length / 1000)} s`;
  if (length < 2 * hour) return `${Math.floor(length / minute)} min`;
  return length < 2 * day ? `${Math.floor(length / hour)} h` : `${Math.floor(length / day)} days`;
}

/** `3 h ago, at 2026-11-21 09:30 UTC`, or `in 42 min, at …`. */
export function momentWords(at: number, now: number): string {
  const far = at <= now ? `${spanWords(now - at)} ago` : `in ${spanWords(at - now)}`;
  return `${far}, at ${clockWords(at)}`;
}

/** `2026-11-21 09:30 UTC`: the same wherever the report is read. */
export function clockWords(at: number): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
