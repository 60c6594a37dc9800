import { maxBodyBytes } from './limits.ts';
import { bareType, isJsonContentType, jsonType, versionedJsonType } from './media.ts';
import { problem, type Problem } from './problem.ts';
import { allBytes, type BodyRefused, bytesOf } from './read-bytes.ts';
import { readForm } from './read-form.ts';
import { readJsonBody } from './read-json-body.ts';
import type { RequestDescription } from './request-body.ts';

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
  { schema, form = false, raw = {}, maxBytes = maxBodyBytes }: RequestDescription,
): Promise<{ readonly body: SentBody } | { readonly problem: Problem }> {
  const header = request.headers.get('Content-Type');
  const type = bareType(header);
  const media = Object.hasOwn(raw, type) ? raw[type] : undefined;
  if (media !== undefined) return { body: { type, value: undefined, bytes: bytesOf(request, media.maxBytes) } };
  const nothing = bytesOf(new Request('http://localhost/'), 0);
  if (schema === undefined && Object.keys(raw).length === 0)
    return { body: { type, value: undefined, bytes: nothing } };
  if (schema !== undefined && isJsonContentType(header)) {
    const read = readJsonBody(await allBytes(bytesOf(request, maxBytes)));
    return read.ok ? { body: { type, value: read.value, bytes: nothing } } : { problem: read.problem };
  }
  if (schema !== undefined && form && type === formType) {
    const read = await readForm(await allBytes(bytesOf(request, maxBytes)), header ?? '', schema);
    return read.ok ? { body: { type, value: read.value, bytes: nothing } } : { problem: read.problem };
  }
  const taken = bodyTypes({ ...(schema === undefined ? {} : { schema }), form, raw });
  return { problem: problem('content-type-wrong', { detail: `Send ${taken.join(' or ')}.` }) };
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
  return loss === 'too-large'
    ? problem('body-too-large', { detail: `A body may have ${limit} bytes at most.` })
    : problem('body-incomplete', { detail: 'The connection ended before the body did.' });
}
