import type { TSchema } from 'typebox';

/** A value for the documentation, as it would be sent. */
export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

/** Examples by their names. */
export type Examples = Readonly<Record<string, Example>>;

/** A body of some media type. */
export interface Media {
  readonly schema: TSchema;
  readonly examples?: Examples;
  /** Of each line, for what is sent line by line. */
  readonly lines?: TSchema;
}

/** JSON, and the name that says of which version of the service. */
export const jsonType = 'application/json';
export const versionedJsonType = 'application/vnd.duckbill.v1+json';

/** JSON, one value a line. */
export const linesType = 'application/x-ndjson';

/** A header's media type in small letters, without parameters. */
export function bareType(header: string | null | undefined): string {
  return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether a Content-Type says JSON, in UTF-8 if it says in what. */
export function isJsonContentType(contentType: string | null): boolean {
  if (![jsonType, versionedJsonType].includes(bareType(contentType))) return false;
  const parameters = (contentType ?? '').toLowerCase().split(';').slice(1);
  return parameters.every((parameter) => {
    const [name = '', value = ''] = parameter.split('=');
    return name.trim() !== 'charset' || ['utf-8', '"utf-8"', 'utf8'].includes(value.trim());
  });
}

/**
 * The media type to answer in: of those that are offered the one that the Accept header (RFC 9110 §12.5.1) likes best,
 * the first where it likes several alike; undefined when it takes none.
 */
export function chooseType(accept: string | null, offered: readonly string[]): string | undefined {
  if (accept === null || accept.trim() === '') return offered[0];
  const wishes = accept.split(',').map(readWish);
  let best: { readonly type: string; readonly quality: number } | undefined;
  for (const type of offered) {
    const quality = qualityOf(type, wishes);
    if (quality > (best?.quality ?? 0)) best = { type, quality };
  }
  return best?.type;
}

interface Wish {
  readonly range: string;
  readonly quality: number;
}

function readWish(text: string): Wish {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { range, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The closest range decides, not the kindest. */
function qualityOf(type: string, wishes: readonly Wish[]): number {
  const main = type.slice(0, type.indexOf('/'));
  for (const range of [type, `${main}/*`, '*/*']) {
    const wish = wishes.find((candidate) => candidate.range === range);
    if (wish !== undefined) return wish.quality;
  }
  return 0;
}
