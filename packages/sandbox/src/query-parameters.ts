import { decodeText } from './percent-encoding.ts';

/** Names and values of a query or form, decoded, in wire order, repeats kept. */
export type ParameterList = readonly (readonly [name: string, value: string])[];

/** The parameters of a query string or a form body. A bare name has an empty value. */
export function parseParameters(text: string): ParameterList {
  if (text === '') return [];
  return text
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      const name = equals < 0 ? piece : piece.slice(0, equals);
      return [decodeText(name, true), equals < 0 ? '' : decodeText(piece.slice(equals + 1), true)] as const;
    });
}

/** Of a repeated parameter the first one wins (aws-wire §2). */
export function firstParameters(list: ParameterList): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const [name, value] of list) if (!first.has(name)) first.set(name, value);
  return first;
}
