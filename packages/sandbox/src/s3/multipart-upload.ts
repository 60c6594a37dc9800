import { randomHex } from '../exchange.ts';
import type { SandboxResponse } from '../http-message.ts';
import { ServiceFailure } from '../service-failure.ts';
import { element, textElement } from '../xml-text.ts';
import { canonicalId, s3Time } from './list-buckets.ts';
import { md5, type ObjectPart, type PartialUpload } from './object-contents.ts';
import { readCompleteRequest } from './read-complete-request.ts';
import { s3Bytes, s3Document } from './s3-answer.ts';
import { invalidArgument } from './s3-argument.ts';
import { momentOf, type ObjectCall } from './s3-call.ts';
import { checkS3Permission } from './s3-permission.ts';
import { checkBody, keepObject, keptHeaders } from './write-object.ts';

/** Every part but the last has so many bytes. */
const leastPart = 5 * 1024 * 1024;
const mostParts = 10_000;

/** CreateMultipartUpload. */
export function beginUpload(call: ObjectCall): SandboxResponse {
  const { exchange, target, key, ids } = call;
  mayPut(call);
  const id = randomHex(exchange.random, 32);
  const headers = keptHeaders(exchange.request);
  const upload = { id, bucket: target.bucket.name, key, headers, begunAt: momentOf(exchange), parts: new Map() };
  exchange.objects.begin(upload);
  return s3Document('InitiateMultipartUploadResult', [...named(call), textElement('UploadId', id)], ids);
}

/** UploadPart. */
export function putPart(call: ObjectCall): SandboxResponse {
  const { exchange, parameters, ids } = call;
  mayPut(call);
  const number = partNumber(parameters.get('partNumber'));
  const upload = findUpload(call);
  checkBody(exchange);
  const etag = md5(exchange.request.body);
  upload.parts.set(number, { bytes: exchange.request.body, etag, modifiedAt: momentOf(exchange) });
  return s3Bytes(200, [['etag', `"${etag}"`]], new Uint8Array(), ids);
}

/** CompleteMultipartUpload: the object is there from now on, and not before. */
export function completeUpload(call: ObjectCall): SandboxResponse {
  const { exchange, target, key, ids } = call;
  mayPut(call);
  const upload = findUpload(call);
  const parts = chosenParts(upload, readCompleteRequest(exchange.request.body));
  const tags = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex')));
  const etag = `${md5(tags)}-${parts.length}`;
  keepObject(call, { bytes: Buffer.concat(parts.map(({ bytes }) => bytes)), etag, headers: upload.headers });
  exchange.objects.end(upload);
  const location = textElement('Location', `http://${target.bucket.name}.s3.amazonaws.com/${encodeURIComponent(key)}`);
  return s3Document('CompleteMultipartUploadResult', [location, ...named(call), textElement('ETag', `"${etag}"`)], ids);
}

/** AbortMultipartUpload. */
export function abortUpload(call: ObjectCall): SandboxResponse {
  const { exchange, caller, target, key, facts, ids } = call;
  checkS3Permission(caller, 's3:AbortMultipartUpload', target, facts, [], key);
  exchange.objects.end(findUpload(call));
  return s3Bytes(204, [], new Uint8Array(), ids);
}

/** ListParts, all on one page. */
export function listParts(call: ObjectCall): SandboxResponse {
  const { caller, target, key, facts, ids } = call;
  checkS3Permission(caller, 's3:ListMultipartUploadParts', target, facts, [], key);
  const upload = findUpload(call);
  const parts = [...upload.parts].sort(([a], [b]) => a - b);
  return s3Document(
    'ListPartsResult',
    [
      ...named(call),
      textElement('UploadId', upload.id),
      textElement('MaxParts', mostParts),
      textElement('IsTruncated', false),
      ...parts.map(([number, { bytes, etag, modifiedAt }]) =>
        element('Part', [
          textElement('PartNumber', number),
          textElement('LastModified', s3Time(modifiedAt)),
          textElement('ETag', `"${etag}"`),
          textElement('Size', bytes.byteLength),
        ]),
      ),
    ],
    ids,
  );
}

/** ListMultipartUploads of a bucket, all on one page. */
export function listUploads(call: ObjectCall): SandboxResponse {
  const { exchange, caller, target, parameters, facts, ids } = call;
  checkS3Permission(caller, 's3:ListBucketMultipartUploads', target, facts);
  const prefix = parameters.get('prefix') ?? '';
  const uploads = exchange.objects.uploadsOf(target.bucket.name).filter(({ key }) => key.startsWith(prefix));
  return s3Document(
    'ListMultipartUploadsResult',
    [
      textElement('Bucket', target.bucket.name),
      textElement('Prefix', prefix),
      textElement('MaxUploads', 1000),
      textElement('IsTruncated', false),
      ...uploads.map(({ key, id, begunAt }) =>
        element('Upload', [
          textElement('Key', key),
          textElement('UploadId', id),
          element('Owner', [textElement('ID', canonicalId(target.owner))]),
          textElement('StorageClass', 'STANDARD'),
          textElement('Initiated', s3Time(begunAt)),
        ]),
      ),
    ],
    ids,
  );
}

function mayPut({ caller, target, key, facts }: ObjectCall): void {
  checkS3Permission(caller, 's3:PutObject', target, facts, [], key);
}

function named({ target, key }: ObjectCall): readonly string[] {
  return [textElement('Bucket', target.bucket.name), textElement('Key', key)];
}

function partNumber(text: string | undefined): number {
  const number = /^[0-9]{1,5}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (number >= 1 && number <= mostParts) return number;
  const problem = `Part number must be an integer between 1 and ${mostParts}, inclusive`;
  throw invalidArgument('partNumber', text ?? '', problem);
}

function findUpload({ exchange, target, key, parameters }: ObjectCall): PartialUpload {
  const id = parameters.get('uploadId') ?? '';
  const upload = exchange.objects.upload(id, target.bucket.name, key);
  if (upload !== undefined) return upload;
  const text =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  throw new ServiceFailure(404, 'NoSuchUpload', text, { elements: [textElement('UploadId', id)] });
}

function chosenParts(
  upload: PartialUpload,
  chosen: readonly { readonly number: number; readonly etag: string }[],
): readonly ObjectPart[] {
  if (chosen.some(({ number }, index) => number <= (chosen[index - 1]?.number ?? 0)))
    throw new ServiceFailure(
      400,
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
      { elements: [textElement('UploadId', upload.id)] },
    );
  const parts = chosen.map(({ number, etag }) => {
    const part = upload.parts.get(number);
    if (part !== undefined && part.etag === etag) return part;
    const text =
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
    throw new ServiceFailure(400, 'InvalidPart', text, {
      elements: [textElement('UploadId', upload.id), textElement('PartNumber', number), textElement('ETag', etag)],
    });
  });
  const short = parts.slice(0, -1).find(({ bytes }) => bytes.byteLength < leastPart);
  if (short === undefined) return parts;
  throw new ServiceFailure(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
    elements: [textElement('ProposedSize', short.bytes.byteLength), textElement('MinSizeAllowed', leastPart)],
  });
}
