import type { Caller } from '../caller.ts';
import { isRegionShaped } from '../endpoint.ts';
import { signatureClock, type Exchange } from '../exchange.ts';
import { findCredentials, sessionCaller, type Credentials } from '../find-caller.ts';
import { headerValue, headerValues, splitTarget, type HeaderField } from '../http-message.ts';
import { noteAccessKey } from '../journal.ts';
import { ServiceFailure } from '../service-failure.ts';
import { isTokenShaped } from '../sessions.ts';
import { isAuthorizationProblem, parseAuthorization, type Authorization } from '../sigv4/parse-authorization.ts';
import { signingTime, type SigningTime } from '../sigv4/signing-time.ts';
import { declaredPayloadHash, sha256, verifySignature } from '../sigv4/verify-signature.ts';
import { textElement } from '../xml-text.ts';

const toleranceSeconds = 15 * 60;

/**
 * Who signed a request to S3; undefined for an unsigned one. The order of the checks is AWS's: scope, shape of the token,
 * token and key belong together, expiry, role exists, signature (aws-wire §4). `region` is where the bucket is, or the
 * endpoint; undefined where neither says.
 */
export function authenticateS3(exchange: Exchange, region: string | undefined): Caller | undefined {
  const { request, draft } = exchange;
  const header = headerValue(request.headers, 'authorization');
  if (header === undefined) return refusePresigned(exchange);
  const authorization = parseHeader(header);
  noteAccessKey(draft, authorization.scope.accessKeyId);
  checkScope(authorization, region);
  checkSignedHeaders(exchange, authorization);
  const tokens = headerValues(request.headers, 'x-amz-security-token');
  const { credentials, caller } = checkCredentials(exchange, authorization, tokens);
  const time = checkTime(exchange, authorization);
  checkSignature(exchange, authorization, credentials.secret, time);
  // A static key with somebody's token is found out last of all (s3/signing/key/static-with-a-token).
  if (credentials.kind === 'long-term' && tokens.some((token) => token !== '')) throw invalidToken(tokens);
  return caller;
}

function refusePresigned(exchange: Exchange): undefined {
  const { query } = splitTarget(exchange.request.target);
  if (/(?:^|&)(?:X-Amz-Signature|X-Amz-Algorithm|Signature)=/.test(query)) {
    throw new ServiceFailure(501, 'NotImplemented', 'The sandbox does not model presigned requests.');
  }
  return undefined;
}

function parseHeader(header: string): Authorization {
  if (header.startsWith('AWS ')) {
    const text = 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.';
    throw new ServiceFailure(400, 'InvalidRequest', text);
  }
  const authorization = parseAuthorization(header);
  if (!isAuthorizationProblem(authorization)) return authorization;
  if (authorization.kind === 'other-scheme') {
    throw new ServiceFailure(400, 'InvalidArgument', 'Unsupported Authorization Type', {
      elements: [textElement('ArgumentName', 'Authorization'), textElement('ArgumentValue', header)],
    });
  }
  const detail =
    authorization.kind === 'bad-credential'
      ? 'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".'
      : 'the authorization header requires three components: Credential, SignedHeaders, and Signature.';
  throw malformedHeader(detail);
}

function malformedHeader(
  detail: string,
  details: ConstructorParameters<typeof ServiceFailure>[3] = {},
): ServiceFailure {
  const text = `The authorization header is malformed; ${detail}`;
  return new ServiceFailure(400, 'AuthorizationHeaderMalformed', text, details);
}

function checkScope(authorization: Authorization, expected: string | undefined): void {
  const { region, service } = authorization.scope;
  const fits = expected === undefined ? isRegionShaped(region) : region === expected;
  if (!fits) {
    const wanted = expected ?? 'us-east-1';
    throw malformedHeader(`the region '${region}' is wrong; expecting '${wanted}'`, {
      elements: [textElement('Region', wanted)],
      headers: [['x-amz-bucket-region', wanted]],
    });
  }
  if (service !== 's3') {
    throw malformedHeader(`incorrect service "${service}". This endpoint belongs to "s3".`);
  }
}

/** `host` and every `x-amz-*` header present must be signed (aws-wire §6). */
function checkSignedHeaders(exchange: Exchange, authorization: Authorization): void {
  const signed = new Set(authorization.signedHeaders);
  const unsigned = new Set<string>();
  for (const [name] of exchange.request.headers) {
    const lower = name.toLowerCase();
    if ((lower === 'host' || lower.startsWith('x-amz-')) && !signed.has(lower)) unsigned.add(lower);
  }
  // curl signs no content hash although it sends one, and S3 takes that.
  unsigned.delete('x-amz-content-sha256');
  if (unsigned.size === 0) return;
  const text = 'There were headers present in the request which were not signed';
  throw new ServiceFailure(403, 'AccessDenied', text, {
    elements: [textElement('HeadersNotSigned', [...unsigned].join(', '))],
  });
}

function checkCredentials(
  exchange: Exchange,
  authorization: Authorization,
  tokens: readonly string[],
): { readonly credentials: Credentials; readonly caller: Caller } {
  const given = tokens.filter((token) => token !== '');
  if (given.some((token) => !isTokenShaped(token))) throw invalidToken(tokens);
  const { accessKeyId } = authorization.scope;
  const credentials = findCredentials(exchange, accessKeyId);
  if (credentials === undefined) throw unknownKey(accessKeyId, 'the access key id is unknown or inactive');
  if (credentials.kind === 'long-term') return { credentials, caller: credentials.caller };
  const { session } = credentials;
  if (given.length === 0) throw unknownKey(accessKeyId, 'the session token is missing');
  if (given.some((token) => token !== session.sessionToken)) {
    throw unknownKey(accessKeyId, 'the session token belongs to another key');
  }
  if (exchange.now >= session.expiresAt) {
    throw new ServiceFailure(400, 'ExpiredToken', 'The provided token has expired.', {
      elements: tokenElements(tokens),
    });
  }
  const caller = sessionCaller(exchange, session);
  if (caller === undefined) throw unknownKey(accessKeyId, 'the role or user that the session stands for is gone');
  return { credentials, caller };
}

function tokenElements(tokens: readonly string[]): readonly string[] {
  return tokens.map((token, index) => textElement(`Token-${index}`, token));
}

function invalidToken(tokens: readonly string[]): ServiceFailure {
  const text = 'The provided token is malformed or otherwise invalid.';
  return new ServiceFailure(400, 'InvalidToken', text, { elements: tokenElements(tokens) });
}

function unknownKey(accessKeyId: string, because: string): ServiceFailure {
  const text = 'The AWS Access Key Id you provided does not exist in our records.';
  return new ServiceFailure(403, 'InvalidAccessKeyId', text, {
    elements: [textElement('AWSAccessKeyId', accessKeyId)],
    because,
  });
}

function checkTime(exchange: Exchange, authorization: Authorization): SigningTime {
  const time = signingTime(exchange.request.headers);
  if (time === undefined) {
    throw new ServiceFailure(403, 'AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  }
  const now = signatureClock(exchange, time.epochSeconds, toleranceSeconds);
  if (Math.abs(time.epochSeconds - Math.floor(now)) > toleranceSeconds) {
    const text = 'The difference between the request time and the current time is too large.';
    throw new ServiceFailure(403, 'RequestTimeTooSkewed', text, {
      elements: [
        textElement('RequestTime', time.text),
        textElement('ServerTime', `${new Date(now * 1000).toISOString().slice(0, 19)}Z`),
        textElement('MaxAllowedSkewMilliseconds', toleranceSeconds * 1000),
      ],
    });
  }
  const day = time.text.slice(0, 8);
  if (authorization.scope.date !== day) {
    throw malformedHeader(
      `Invalid credential date "${authorization.scope.date}". This date is not the same as X-Amz-Date: "${day}".`,
    );
  }
  return time;
}

function checkSignature(exchange: Exchange, authorization: Authorization, secret: string, time: SigningTime): void {
  const { request } = exchange;
  const declared = declaredPayloadHash(request);
  if (declared.startsWith('STREAMING-')) {
    throw new ServiceFailure(501, 'NotImplemented', 'The sandbox does not model chunked signatures.');
  }
  const check = verifySignature(request, authorization, secret, time.text, 's3');
  if (!check.matches) {
    const text =
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
    throw new ServiceFailure(403, 'SignatureDoesNotMatch', text, {
      elements: [
        textElement('AWSAccessKeyId', authorization.scope.accessKeyId),
        textElement('StringToSign', check.stringToSign),
        textElement('SignatureProvided', authorization.signature),
        textElement('StringToSignBytes', spacedBytes(check.stringToSign)),
        textElement('CanonicalRequest', check.canonicalRequest),
        textElement('CanonicalRequestBytes', spacedBytes(check.canonicalRequest)),
      ],
    });
  }
  const computed = sha256(request.body);
  if (declared === 'UNSIGNED-PAYLOAD' || declared === computed) return;
  throw new ServiceFailure(
    400,
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    {
      elements: [
        textElement('ClientComputedContentSHA256', declared),
        textElement('S3ComputedContentSHA256', computed),
      ],
    },
  );
}

function spacedBytes(text: string): string {
  return Array.from(Buffer.from(text), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** Authentication errors on a bucket carry its region, on the root they do not (aws-wire §4.1). */
export function withBucketRegion(failure: ServiceFailure, region: string | undefined): ServiceFailure {
  const headers: readonly HeaderField[] = failure.details.headers ?? [];
  if (region === undefined || headers.some(([name]) => name === 'x-amz-bucket-region')) return failure;
  return new ServiceFailure(failure.status, failure.code, failure.text, {
    ...failure.details,
    headers: [...headers, ['x-amz-bucket-region', region]],
  });
}
