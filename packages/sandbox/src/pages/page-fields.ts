import type { Exchange } from '../exchange.ts';
import { splitTarget } from '../http-message.ts';
import { shownParametersOf } from '../journal.ts';
import { firstParameters, parseParameters } from '../query-parameters.ts';

export type PageFields = ReadonlyMap<string, string>;

/** The fields of a posted form, noted in the journal. */
export function formOf(exchange: Exchange): PageFields {
  return noted(exchange, new TextDecoder('latin1').decode(exchange.request.body));
}

/** The fields in a page's address, noted in the journal. */
export function queryOf(exchange: Exchange): PageFields {
  return noted(exchange, splitTarget(exchange.request.target).query);
}

function noted(exchange: Exchange, text: string): PageFields {
  const fields = firstParameters(parseParameters(text));
  exchange.draft.parameters = shownParametersOf(fields);
  return fields;
}
