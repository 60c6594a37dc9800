import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { headerValue, type SandboxRequest } from '../http-message.ts';
import { canonicalRequest, type PathStyle } from './canonical-request.ts';
import type { Authorization, CredentialScope } from './parse-authorization.ts';

export interface SignatureCheck {
  readonly matches: boolean;
  readonly canonicalRequest: string;
  readonly stringToSign: string;
}

/** What the sender says the hash of the body is: its own header, or the hash itself where it sent none (aws-wire §6). */
export function declaredPayloadHash(request: SandboxRequest): string {
  return headerValue(request.headers, 'x-amz-content-sha256') ?? sha256(request.body);
}

/** Whether the signature is the one that this secret gives. Says nothing about the clock or about the body's hash. */
export function verifySignature(
  request: SandboxRequest,
  authorization: Authorization,
  secret: string,
  amzDate: string,
  style: PathStyle,
): SignatureCheck {
  const { scope, signedHeaders, signature } = authorization;
  const canonical = canonicalRequest(request, signedHeaders, declaredPayloadHash(request), style);
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    amzDate,
    `${scope.date}/${scope.region}/${scope.service}/aws4_request`,
    sha256(canonical),
  ].join('\n');
  const expected = hmac(signingKey(secret, scope), stringToSign);
  const given = Buffer.from(signature, 'hex');
  // The lower-case spelling is part of the signature, and Buffer.from stops quietly at the first odd character.
  const wellFormed = given.toString('hex') === signature && given.length === expected.length;
  return { matches: wellFormed && timingSafeEqual(given, expected), canonicalRequest: canonical, stringToSign };
}

/** SHA-256 in hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function signingKey(secret: string, scope: CredentialScope): Buffer {
  const date = hmac(`AWS4${secret}`, scope.date);
  const region = hmac(date, scope.region);
  const service = hmac(region, scope.service);
  return hmac(service, 'aws4_request');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
