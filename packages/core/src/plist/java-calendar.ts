/** 15 October 1582, from when on Java counts by the Gregorian calendar. */
const cutover = -141_427;

/** Days since 1970, months and days rolling over; in the ten missing days the Julian calendar goes on. */
export function fixedDay(year: number, month: number, day: number): number {
  const gregorian = dayNumber(year, month, day, true);
  if (year > 1582 && gregorian >= cutover) return gregorian;
  const julian = dayNumber(year, month, day, false);
  if (year < 1582) return julian;
  return gregorian >= cutover && julian >= cutover ? gregorian : julian;
}

function dayNumber(year: number, month: number, day: number, gregorian: boolean): number {
  const carried = year + Math.floor((month - 1) / 12);
  const rolled = month - 1 - 12 * Math.floor((month - 1) / 12) + 1;
  const late = rolled > 2 ? 0 : 1;
  const y = carried + 4800 - late;
  const m = rolled + 12 * late - 3;
  const base = Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) + day;
  const julianDay = gregorian ? base - Math.floor(y / 100) + Math.floor(y / 400) - 32_045 : base - 32_083;
  return julianDay - 2_440_588;
}

/** The date of a day since 1970, the month from 0. */
export function calendarDate(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  // Richards' algorithm; the Gregorian correction is left out before the cutover.
  const julianDay = day + 2_440_588;
  const correction = day < cutover ? 0 : Math.floor((Math.floor((4 * julianDay + 274_277) / 146_097) * 3) / 4) - 38;
  const e = 4 * (julianDay + 1401 + correction) + 3;
  const h = 5 * Math.floor((((e % 1461) + 1461) % 1461) / 4) + 2;
  const month = (Math.floor(h / 153) + 2) % 12;
  const year = Math.floor(e / 1461) - 4716 + Math.floor((13 - month) / 12);
  return { year, month, date: Math.floor((h % 153) / 5) + 1 };
}
