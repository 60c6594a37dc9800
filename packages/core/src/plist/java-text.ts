import { calendarDate } from './java-calendar.ts';

/** A real number as dd-plist writes it: Java's `Double.toString`, but `nan` and `+infinity`. */
export function javaDoubleText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? '+infinity' : '-infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [mantissa = '', exponent = ''] = shortestForJava(value).split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

/** The shortest digits as ECMAScript has them, but for two habits of Java. */
function shortestForJava(value: number): string {
  // Two digits at least, and then the two that come closest: 4.9E-324 where ECMAScript says 5e-324.
  const nearest = value.toExponential(1);
  if (Number(nearest) === value) return onBoundary(nearest, value) ? longer(value, 2) : nearest;
  const shortest = value.toExponential();
  return onBoundary(shortest, value) ? longer(value, shortest.length - 4) : shortest;
}

/** Java wants digits that lie strictly nearer to this number than to any other: 9.999999999999999E22 for 1e23. */
function onBoundary(text: string, value: number): boolean {
  if (Math.abs(value) < Number.MAX_SAFE_INTEGER) return false;
  const [mantissa = '', exponent = ''] = text.split('e');
  const digits = mantissa.replace('.', '');
  const fraction = mantissa.includes('.') ? mantissa.length - mantissa.indexOf('.') - 1 : 0;
  const zeros = Number(exponent) - fraction;
  if (zeros < 0) return false;
  const distance = BigInt(digits) * 10n ** BigInt(zeros) - BigInt(value);
  const bits = BigInt(Math.abs(value)).toString(2).length;
  return distance !== 0n && (distance < 0n ? -distance : distance) * 2n === 1n << BigInt(Math.max(0, bits - 53));
}

function longer(value: number, digits: number): string {
  for (let count = digits; count <= 17; count += 1) {
    const text = value.toExponential(count);
    if (Number(text) === value && !onBoundary(text, value)) return text;
  }
  return value.toExponential();
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Java's `Date.toString` in UTC; the application uses the zone of the user. Before 1582 the Julian calendar counts. */
export function javaDateText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const day = Math.floor(seconds / 86_400);
  const second = seconds - day * 86_400;
  const { year, month, date } = calendarDate(day);
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(':');
  const weekday = days[(((day + 4) % 7) + 7) % 7] ?? '';
  // Years before the first are counted backwards, without saying so.
  return `${weekday} ${months[month] ?? ''} ${two(date)} ${clock} UTC ${year > 0 ? year : 1 - year}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
