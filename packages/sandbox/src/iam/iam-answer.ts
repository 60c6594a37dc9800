import type { SandboxResponse } from '../http-message.ts';
import type { ServiceFailure } from '../service-failure.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';

const namespace = ' xmlns="https://iam.amazonaws.com/doc/2010-05-08/"';

/** The XML of a success. An operation without a result has no element for it. */
export function iamSuccess(
  operation: string,
  result: readonly XmlPart[] | undefined,
  requestId: string,
): SandboxResponse {
  const parts = result === undefined ? [] : [element(`${operation}Result`, result)];
  const metadata = element('ResponseMetadata', [textElement('RequestId', requestId)]);
  return answer(200, element(`${operation}Response`, [...parts, metadata], namespace), requestId);
}

/** The XML of an error. */
export function iamError(failure: ServiceFailure, requestId: string): SandboxResponse {
  const error = element('Error', [
    textElement('Type', failure.status >= 500 ? 'Receiver' : 'Sender'),
    textElement('Code', failure.code),
    optionalElement('Message', failure.text),
  ]);
  return answer(
    failure.status,
    element('ErrorResponse', [error, textElement('RequestId', requestId)], namespace),
    requestId,
  );
}

function answer(status: number, body: string, requestId: string): SandboxResponse {
  return {
    status,
    headers: [
      ['x-amzn-requestid', requestId],
      ['content-type', 'text/xml'],
    ],
    body: `${body}\n`,
  };
}
