import { ServiceFailure } from '../service-failure.ts';

const mostPerPage = 100;

/** The page of a list that `max_result` and `next_token` ask for; at most 100 entries. */
export function pageOf<Item>(
  list: readonly Item[],
  parameters: ReadonlyMap<string, string>,
): { readonly items: readonly Item[]; readonly nextToken: string | undefined } {
  const asked = parameters.get('max_result');
  const size = asked === undefined ? mostPerPage : wholeNumber(asked);
  if (size === undefined || size < 1 || size > mostPerPage) throw invalid('max_result is not 1 to 100');
  const token = parameters.get('next_token');
  const start = token === undefined ? 0 : wholeNumber(Buffer.from(token, 'base64url').toString('latin1'));
  if (start === undefined || start > list.length) throw invalid('next_token is none of ours');
  const end = start + size;
  const nextToken = end < list.length ? Buffer.from(String(end)).toString('base64url') : undefined;
  return { items: list.slice(start, end), nextToken };
}

function wholeNumber(text: string): number | undefined {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}

function invalid(because: string): ServiceFailure {
  return new ServiceFailure(400, 'InvalidRequestException', undefined, { because });
}
