import type { HeaderField, SandboxResponse } from '../http-message.ts';
import type { ServiceFailure } from '../service-failure.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** The two ids that every answer of S3 carries. */
export interface S3Ids {
  readonly requestId: string;
  readonly hostId: string;
}

/** A success with a document. */
export function s3Document(
  name: string,
  parts: readonly XmlPart[],
  ids: S3Ids,
  extra: readonly HeaderField[] = [],
): SandboxResponse {
  return {
    status: 200,
    headers: [...idHeaders(ids), ...extra, ['content-type', 'application/xml']],
    body: `${declaration}${element(name, parts, namespace)}`,
  };
}

/** A success that is headers alone. */
export function s3Empty(headers: readonly HeaderField[], ids: S3Ids): SandboxResponse {
  return { status: 200, headers: [...idHeaders(ids), ...headers, ['content-type', 'application/xml']], body: '' };
}

/** A success with the bytes of an object, or none. */
export function s3Bytes(
  status: number,
  headers: readonly HeaderField[],
  bytes: Uint8Array,
  ids: S3Ids,
): SandboxResponse {
  return { status, headers: [...idHeaders(ids), ...headers], body: '', bytes };
}

/** An error; the answer to a HEAD has no body, so no code to read (aws-wire §4.1). */
export function s3Error(failure: ServiceFailure, ids: S3Ids, withBody: boolean): SandboxResponse {
  const { elements = [], headers = [] } = failure.details;
  const error = element('Error', [
    textElement('Code', failure.code),
    optionalElement('Message', failure.text),
    ...elements,
    textElement('RequestId', ids.requestId),
    textElement('HostId', ids.hostId),
  ]);
  return {
    status: failure.status,
    headers: [...idHeaders(ids), ...headers, ['content-type', 'application/xml']],
    body: withBody ? `${declaration}${error}` : '',
  };
}

function idHeaders(ids: S3Ids): readonly HeaderField[] {
  return [
    ['x-amz-id-2', ids.hostId],
    ['x-amz-request-id', ids.requestId],
  ];
}
