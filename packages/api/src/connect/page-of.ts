import { ConnectRefused } from './connect-refused.ts';

const usualLength = 100;

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** The key of the last item, when there are more. */
  readonly next?: string;
}

/** One page of a list: what comes behind the item with the key `after`. Throws `ConnectRefused` when that is gone. */
export function pageOf<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { limit = usualLength, after }: { readonly limit?: number | undefined; readonly after?: string | undefined },
): Page<Item> {
  const start = after === undefined ? 0 : all.findIndex((item) => keyOf(item) === after) + 1;
  if (after !== undefined && start === 0) {
    const detail = 'names nothing on the list: begin with the first page';
    throw new ConnectRefused('query-invalid', {
      detail: `#/after ${detail}.`,
      errors: [{ pointer: '#/after', detail }],
    });
  }
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  const isLast = start + items.length >= all.length;
  return { items, total: all.length, ...(isLast || last === undefined ? {} : { next: keyOf(last) }) };
}
