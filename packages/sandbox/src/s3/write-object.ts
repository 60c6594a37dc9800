import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Exchange } from '../exchange.ts';
import { headerValue, type HeaderField, type SandboxRequest, type SandboxResponse } from '../http-message.ts';
import { ServiceFailure } from '../service-failure.ts';
import { textElement } from '../xml-text.ts';
import { md5 } from './object-contents.ts';
import { preconditionFailed } from './read-object.ts';
import { s3Bytes } from './s3-answer.ts';
import { changeObject, momentOf, type ObjectCall, worldObject } from './s3-call.ts';
import { checkS3Permission } from './s3-permission.ts';

/** PutObject. */
export function putObject(call: ObjectCall): SandboxResponse {
  const { exchange, caller, target, key, facts, ids } = call;
  const { request } = exchange;
  checkS3Permission(caller, 's3:PutObject', target, facts, [], key);
  checkBody(exchange);
  if (headerValue(request.headers, 'if-none-match') === '*' && worldObject(call) !== undefined)
    throw preconditionFailed('If-None-Match');
  const etag = md5(request.body);
  keepObject(call, { bytes: request.body, etag, headers: keptHeaders(request) });
  return s3Bytes(200, [['etag', `"${etag}"`]], new Uint8Array(), ids);
}

/** DeleteObject: there may be none. */
export function deleteObject(call: ObjectCall): SandboxResponse {
  const { exchange, caller, target, key, facts, ids } = call;
  checkS3Permission(caller, 's3:DeleteObject', target, facts, [], key);
  refuseVersions(call);
  if (worldObject(call) !== undefined) changeObject(call, undefined);
  exchange.objects.forget(target.bucket.name, key);
  return s3Bytes(204, [], new Uint8Array(), ids);
}

/** Puts an object into the bucket, in the place of the old one. */
export function keepObject(
  call: ObjectCall,
  content: { readonly bytes: Uint8Array; readonly etag: string; readonly headers: readonly HeaderField[] },
): void {
  const { exchange, target, key } = call;
  refuseVersions(call);
  changeObject(call, { key, size: content.bytes.byteLength, modifiedAt: momentOf(exchange) });
  exchange.objects.keep(target.bucket.name, key, content);
}

const kept = new Set(['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires']);

/** What comes back with an object. */
export function keptHeaders(request: SandboxRequest): readonly HeaderField[] {
  const own = request.headers.flatMap(([name, value]): HeaderField[] => {
    const lower = name.toLowerCase();
    return kept.has(lower) || lower.startsWith('x-amz-meta-') ? [[lower, value]] : [];
  });
  return [...own, ['content-type', headerValue(request.headers, 'content-type') ?? 'binary/octet-stream']];
}

/** Refuses a body that is another than its check sums say, or more than can be held. */
export function checkBody({ request: { headers, body }, objects }: Exchange): void {
  if (!objects.hasRoomFor(body.byteLength))
    throw new ServiceFailure(501, 'NotImplemented', 'The sandbox holds no more bytes of objects than it has now.');
  const given = headerValue(headers, 'content-md5');
  if (given !== undefined && Buffer.from(given, 'base64').byteLength !== 16)
    throw new ServiceFailure(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.', {
      elements: [textElement('Content-MD5', given)],
    });
  if (given !== undefined && Buffer.from(given, 'base64').toString('hex') !== md5(body))
    throw new ServiceFailure(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.', {
      elements: [
        textElement('ExpectedDigest', Buffer.from(given, 'base64').toString('hex')),
        textElement('CalculatedDigest', Buffer.from(md5(body), 'hex').toString('base64')),
      ],
    });
  for (const [name, sum] of sums) {
    const claimed = headerValue(headers, `x-amz-checksum-${name}`);
    if (claimed !== undefined && claimed !== sum(body))
      throw new ServiceFailure(
        400,
        'BadDigest',
        `The ${name.toUpperCase()} you specified did not match what we received.`,
      );
  }
}

/** In base64; those of which Node knows nothing are believed. */
const sums: ReadonlyMap<string, (body: Uint8Array) => string> = new Map([
  ['crc32', (body) => Buffer.from(crc32(body).toString(16).padStart(8, '0'), 'hex').toString('base64')],
  ['sha1', (body) => createHash('sha1').update(body).digest('base64')],
  ['sha256', (body) => createHash('sha256').update(body).digest('base64')],
]);

function refuseVersions({ target }: ObjectCall): void {
  if (target.bucket.versioning === undefined) return;
  throw new ServiceFailure(501, 'NotImplemented', 'The sandbox does not model versions of objects.');
}
