import { headerValue, type HeaderField, type SandboxResponse } from '../http-message.ts';
import { ServiceFailure } from '../service-failure.ts';
import { textElement } from '../xml-text.ts';
import { s3Time } from './list-buckets.ts';
import { readRange } from './read-range.ts';
import { s3Bytes } from './s3-answer.ts';
import { type ObjectCall, worldObject } from './s3-call.ts';
import { isAllowedS3, checkS3Permission } from './s3-permission.ts';

/** GetObject, and HeadObject, which is the same without the bytes. */
export function readObject(call: ObjectCall): SandboxResponse {
  const { exchange, caller, target, key, facts, ids } = call;
  const { headers } = exchange.request;
  checkS3Permission(caller, 's3:GetObject', target, facts, [], key);
  const object = worldObject(call);
  if (object === undefined) throw noSuchKey(call);
  const content = exchange.objects.find(target.bucket.name, key);
  if (content === undefined) {
    const text = `The sandbox knows that ${key} is there, and not what is in it.`;
    throw new ServiceFailure(501, 'NotImplemented', text);
  }
  const etag = `"${content.etag}"`;
  const modified = Date.parse(s3Time(object.modifiedAt));
  const common: readonly HeaderField[] = [
    ['last-modified', new Date(modified).toUTCString()],
    ['etag', etag],
    ['accept-ranges', 'bytes'],
  ];
  const isMatch = (name: string): boolean | undefined => {
    const tags = headerValue(headers, name)
      ?.split(',')
      .map((tag) => tag.trim());
    return tags?.some((tag) => tag === '*' || tag === etag || tag === content.etag);
  };
  if (isMatch('if-match') === false) throw preconditionFailed('If-Match');
  const since = Date.parse(headerValue(headers, 'if-modified-since') ?? '');
  const isNoneMatch = isMatch('if-none-match');
  if (isNoneMatch === true || (isNoneMatch === undefined && modified <= since))
    return s3Bytes(304, common, new Uint8Array(), ids);
  const size = content.bytes.byteLength;
  const part = readRange(headerValue(headers, 'range'), size);
  const own: readonly HeaderField[] = [...common, ...content.headers];
  if (part === undefined) return s3Bytes(200, own, content.bytes, ids);
  const range: HeaderField = ['content-range', `bytes ${part.start}-${part.end - 1}/${size}`];
  const bytes = content.bytes.subarray(part.start, part.end);
  return s3Bytes(206, [...own, range], bytes, ids);
}

/** To whoever may not list the bucket S3 does not tell that there is no such object. */
function noSuchKey({ caller, target, facts, key }: ObjectCall): ServiceFailure {
  if (!isAllowedS3(caller, 's3:ListBucket', target, facts))
    return new ServiceFailure(403, 'AccessDenied', 'Access Denied', { because: 'no such key, and no s3:ListBucket' });
  return new ServiceFailure(404, 'NoSuchKey', 'The specified key does not exist.', {
    elements: [textElement('Key', key)],
  });
}

export function preconditionFailed(condition: string): ServiceFailure {
  const text = 'At least one of the pre-conditions you specified did not hold';
  return new ServiceFailure(412, 'PreconditionFailed', text, { elements: [textElement('Condition', condition)] });
}
