import { headerValues, splitTarget, type SandboxRequest } from '../http-message.ts';
import { decodeBytes, encodeBytes } from '../percent-encoding.ts';

/** S3 decodes and encodes a path once and folds nothing; every other service folds and encodes what is already encoded. */
export type PathStyle = 's3' | 'other';

/** The canonical request of SigV4 (aws-wire §6), made from what came over the wire. */
export function canonicalRequest(
  request: SandboxRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
  style: PathStyle,
): string {
  const { path, query } = splitTarget(request.target);
  return [
    request.method,
    style === 's3' ? canonicalS3Path(path) : canonicalPath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${canonicalValue(headerValues(request.headers, name))}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function canonicalS3Path(path: string): string {
  if (path === '') return '/';
  return path
    .split('/')
    .map((segment) => encodeBytes(decodeBytes(segment, false)))
    .join('/');
}

function canonicalPath(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const last = segments.at(-1) ?? '';
  const trailing = kept.length > 0 && (last === '' || last === '.' || last === '..') ? '/' : '';
  return `/${kept.map((segment) => encodeBytes(rawBytes(segment))).join('/')}${trailing}`;
}

/** A raw segment as bytes, its percent signs untouched, so that `%20` becomes `%2520`. */
function rawBytes(segment: string): Uint8Array {
  return decodeBytes(segment.replaceAll('%', '%25'), false);
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      const name = equals < 0 ? piece : piece.slice(0, equals);
      const value = equals < 0 ? '' : piece.slice(equals + 1);
      return [encodeBytes(decodeBytes(name, true)), encodeBytes(decodeBytes(value, true))] as const;
    })
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Values trimmed, inner spaces folded, repeats joined by commas in wire order. */
function canonicalValue(values: readonly string[]): string {
  return values.map((value) => value.trim().split(/ +/).join(' ')).join(',');
}
