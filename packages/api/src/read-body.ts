import { maxBodyBytes } from './limits/request-limits.ts';
import { bareType, isJsonContentType, jsonType, versionedJsonType } from './media.ts';
import { problem, type Problem } from './problem.ts';
import { allBytes, type BodyRefused, bytesOf, noBytes } from './read-bytes.ts';
import { readForm } from './read-form.ts';
import { readJsonBody } from './read-json-body.ts';
import type { RequestDescription } from './request-body.ts';
import { unzipped } from './results/unzipped.ts';

const formType = 'multipart/form-data';

/** What a request brought: a value, or bytes that are still to come. */
export interface SentBody {
  readonly type: string;
  readonly value: unknown;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The body of a request, of one of the types that the route takes. Throws `BodyRefused`. */
export async function readBody(
  request: Request,
  description: RequestDescription,
): Promise<{ readonly body: SentBody } | { readonly problem: Problem }> {
  const { schema, raw = {}, maxBytes = maxBodyBytes } = description;
  const header = request.headers.get('Content-Type');
  const type = bareType(header);
  const media = Object.hasOwn(raw, type) ? raw[type] : undefined;
  if (media !== undefined) {
    const sent = bytesOf(request, media.maxBytes);
    const bytes = contentCoding(request) === 'gzip' ? unzipped(sent, media.maxBytes) : sent;
    return { body: { type, value: undefined, bytes } };
  }
  if (schema === undefined && Object.keys(raw).length === 0)
    return { body: { type, value: undefined, bytes: noBytes() } };
  if (!isParsed(header, description)) return { problem: typeProblem(description) };
  const read = await parseBody(await allBytes(bytesOf(request, maxBytes)), header, description);
  return 'problem' in read ? read : { body: { type, value: read.value, bytes: noBytes() } };
}

/** How a body is packed: `gzip`, or another name in small letters; undefined when it comes as it is. */
export function contentCoding(request: Request): string | undefined {
  const coding = request.headers.get('Content-Encoding')?.trim().toLowerCase() ?? '';
  return coding === '' || coding === 'identity' ? undefined : coding;
}

/** The codings in which a body of this Content-Type may come. */
export function takenCodings(contentType: string | null, { raw = {} }: RequestDescription): readonly string[] {
  const type = bareType(contentType);
  return Object.hasOwn(raw, type) && raw[type]?.gzip === true ? ['gzip', 'identity'] : ['identity'];
}

/** Whether a body of this Content-Type becomes a value. */
export function isParsed(contentType: string | null, { schema, form = false }: RequestDescription): boolean {
  return schema !== undefined && (isJsonContentType(contentType) || (form && bareType(contentType) === formType));
}

/** The value of a body that is there as a whole, of a type that `isParsed`. */
export async function parseBody(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string | null,
  description: RequestDescription,
): Promise<{ readonly value: unknown } | { readonly problem: Problem }> {
  const { schema } = description;
  if (schema === undefined || !isParsed(contentType, description)) return { problem: typeProblem(description) };
  const read = isJsonContentType(contentType) ? readJsonBody(bytes) : await readForm(bytes, contentType ?? '', schema);
  return read.ok ? { value: read.value } : { problem: read.problem };
}

function typeProblem(description: RequestDescription): Problem {
  return problem('content-type-wrong', { detail: `Send ${bodyTypes(description).join(' or ')}.` });
}

/** The media types of which a body may be. */
export function bodyTypes({ schema, form = false, raw = {} }: RequestDescription): readonly string[] {
  return [
    ...(schema === undefined ? [] : [jsonType, versionedJsonType]),
    ...(form ? [formType] : []),
    ...Object.keys(raw),
  ];
}

/** The problem that lost bytes are. */
export function lossProblem({ loss, limit }: BodyRefused): Problem {
  if (loss === 'not-gzip') return problem('body-not-gzip', { detail: 'Content-Encoding says gzip.' });
  return loss === 'too-large'
    ? problem('body-too-large', { detail: `A body may have ${limit} bytes at most.` })
    : problem('body-incomplete', { detail: 'The connection ended before the body did.' });
}
