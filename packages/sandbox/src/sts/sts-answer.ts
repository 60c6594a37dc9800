import type { SandboxResponse } from '../http-message.ts';
import type { ServiceFailure } from '../service-failure.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';

const stsNamespace = ' xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
/** Unknown actions are answered by the front end, which has a namespace of its own (aws-wire §2). */
const faultNamespace = ' xmlns="http://webservices.amazon.com/AWSFault/2005-15-09"';

/** The XML of a success: `OperationResponse`, `OperationResult`, `ResponseMetadata`. */
export function stsSuccess(operation: string, result: readonly XmlPart[], requestId: string): SandboxResponse {
  const body = element(
    `${operation}Response`,
    [element(`${operation}Result`, result), element('ResponseMetadata', [textElement('RequestId', requestId)])],
    stsNamespace,
  );
  return { status: 200, headers: stsHeaders(requestId), body: `${body}\n` };
}

/** The XML of an error. */
export function stsError(failure: ServiceFailure, requestId: string): SandboxResponse {
  const error = element('Error', [
    textElement('Type', failure.status >= 500 ? 'Receiver' : 'Sender'),
    textElement('Code', failure.code),
    optionalElement('Message', failure.text),
  ]);
  const namespace = failure.code === 'InvalidAction' ? faultNamespace : stsNamespace;
  const body = element('ErrorResponse', [error, textElement('RequestId', requestId)], namespace);
  return { status: failure.status, headers: stsHeaders(requestId), body: `${body}\n` };
}

function stsHeaders(requestId: string): SandboxResponse['headers'] {
  return [
    ['x-amzn-requestid', requestId],
    ['content-type', 'text/xml'],
  ];
}
