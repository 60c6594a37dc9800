import { headerValue, type HeaderField } from '../http-message.ts';

/** When a request says it was signed. */
export interface SigningTime {
  /** `20261121T093000Z` */
  readonly text: string;
  readonly epochSeconds: number;
}

/** The signing time: `x-amz-date`, else `Date`. undefined when neither can be read. */
export function signingTime(headers: readonly HeaderField[]): SigningTime | undefined {
  const amzDate = headerValue(headers, 'x-amz-date')?.trim();
  if (amzDate !== undefined) {
    const moment = parseBasicTime(amzDate);
    return moment === undefined ? undefined : { text: amzDate, epochSeconds: moment };
  }
  const date = headerValue(headers, 'date');
  const moment = date === undefined || date.length > 64 ? Number.NaN : Date.parse(date);
  if (Number.isNaN(moment)) return undefined;
  return { text: basicTime(moment / 1000), epochSeconds: moment / 1000 };
}

/** `20261121T093000Z` of a moment. */
export function basicTime(epochSeconds: number): string {
  return `${new Date(Math.floor(epochSeconds) * 1000).toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '')}Z`;
}

function parseBasicTime(text: string): number | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment) ? undefined : moment / 1000;
}
