import type { Caller } from '../caller.ts';
import { isRegionShaped, readEndpoint } from '../endpoint.ts';
import { signatureClock, type Exchange } from '../exchange.ts';
import { findCredentials, sessionCaller, type Credentials } from '../find-caller.ts';
import { headerValue, headerValues, hostName } from '../http-message.ts';
import { noteAccessKey } from '../journal.ts';
import { ServiceFailure } from '../service-failure.ts';
import {
  isAuthorizationProblem,
  parseAuthorization,
  type Authorization,
  type AuthorizationProblem,
} from '../sigv4/parse-authorization.ts';
import { basicTime, signingTime, type SigningTime } from '../sigv4/signing-time.ts';
import { declaredPayloadHash, sha256, verifySignature } from '../sigv4/verify-signature.ts';

const toleranceMinutes = 15;

const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key ' +
  'and signing method. Consult the service documentation for details.';

/** Who signed a request to STS, or to IAM, which checks alike. The order of the checks is AWS's (aws-wire §2.2). */
export function authenticateSts(exchange: Exchange, service: 'sts' | 'iam' = 'sts'): Caller {
  const { request, draft } = exchange;
  const header = headerValue(request.headers, 'authorization');
  if (header === undefined)
    throw new ServiceFailure(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
  const authorization = parseAuthorization(header);
  if (isAuthorizationProblem(authorization)) throw incomplete(authorization, header);
  noteAccessKey(draft, authorization.scope.accessKeyId);
  const time = signingTime(request.headers);
  if (time === undefined) {
    throw incompleteSignature(
      `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${header}`,
    );
  }
  checkScope(exchange, authorization, service);
  const { credentials, caller } = checkCredentials(exchange, authorization);
  checkClock(exchange, authorization, time);
  checkSignature(exchange, authorization, credentials.secret, time);
  return caller;
}

function incomplete(problem: AuthorizationProblem, header: string): ServiceFailure {
  switch (problem.kind) {
    case 'other-scheme':
    case 'no-equal-sign': {
      const part = problem.kind === 'other-scheme' ? problem.scheme : problem.part;
      const text = `'${part}' not a valid key=value pair (missing equal-sign) in Authorization header: '${header}'.`;
      return incompleteSignature(text);
    }
    case 'missing': {
      const parts = problem.names.map((name) => `Authorization header requires '${name}' parameter.`);
      return incompleteSignature(`${parts.join(' ')} Authorization=${header}`);
    }
    case 'bad-credential': {
      const text = `Credential must have at least 5 slash-separated elements: ${problem.credential}`;
      return incompleteSignature(text);
    }
  }
}

/** AWS quotes the whole header back. */
function incompleteSignature(text: string): ServiceFailure {
  const because = 'the Authorization header cannot be taken apart';
  return new ServiceFailure(403, 'IncompleteSignature', text, { quotesSecret: true, because });
}

function checkScope(exchange: Exchange, authorization: Authorization, wanted: 'sts' | 'iam'): void {
  const { region: expected } = readEndpoint(hostName(exchange.request.headers));
  const { region, service } = authorization.scope;
  const regionFits = expected === undefined ? isRegionShaped(region) : region === expected;
  const complaints = [
    regionFits ? '' : 'Credential should be scoped to a valid region. ',
    service === wanted ? '' : `Credential should be scoped to correct service: '${wanted}'. `,
  ].join('');
  if (complaints !== '') throw new ServiceFailure(403, 'SignatureDoesNotMatch', complaints);
}

function checkCredentials(
  exchange: Exchange,
  authorization: Authorization,
): { readonly credentials: Credentials; readonly caller: Caller } {
  const credentials = findCredentials(exchange, authorization.scope.accessKeyId);
  const tokens = headerValues(exchange.request.headers, 'x-amz-security-token').filter((token) => token !== '');
  if (credentials === undefined) throw invalidToken('the access key id is unknown or inactive');
  if (credentials.kind === 'long-term') {
    if (tokens.length > 0) throw invalidToken('a long-term key was sent together with a session token');
    return { credentials, caller: credentials.caller };
  }
  const { session } = credentials;
  if (tokens.length === 0) throw invalidToken('the session token is missing');
  if (tokens.some((token) => token !== session.sessionToken))
    throw invalidToken('the session token belongs to another key');
  if (exchange.now >= session.expiresAt) {
    throw new ServiceFailure(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
  const caller = sessionCaller(exchange, session);
  if (caller === undefined) throw invalidToken('the role or user that the session stands for is gone');
  return { credentials, caller };
}

function invalidToken(because: string): ServiceFailure {
  return new ServiceFailure(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.', {
    because,
  });
}

function checkClock(exchange: Exchange, authorization: Authorization, time: SigningTime): void {
  const tolerance = toleranceMinutes * 60;
  const now = signatureClock(exchange, time.epochSeconds, tolerance);
  const current = basicTime(now);
  if (time.epochSeconds < Math.floor(now) - tolerance) {
    const limit = basicTime(now - tolerance);
    const text = `Signature expired: ${time.text} is now earlier than ${limit} (${current} - ${toleranceMinutes} min.)`;
    throw new ServiceFailure(403, 'SignatureDoesNotMatch', text);
  }
  if (time.epochSeconds > Math.floor(now) + tolerance) {
    const limit = basicTime(now + tolerance);
    const text = `Signature not yet current: ${time.text} is still later than ${limit} (${current} + ${toleranceMinutes} min.)`;
    throw new ServiceFailure(403, 'SignatureDoesNotMatch', text);
  }
  const { date } = authorization.scope;
  if (date !== time.text.slice(0, 8)) {
    const text = `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${time.text.slice(0, 8)}', from '${time.text}'.`;
    throw new ServiceFailure(403, 'SignatureDoesNotMatch', text);
  }
}

function checkSignature(exchange: Exchange, authorization: Authorization, secret: string, time: SigningTime): void {
  const { request } = exchange;
  if (!authorization.signedHeaders.includes('host')) {
    const text = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
    throw new ServiceFailure(403, 'SignatureDoesNotMatch', text);
  }
  const check = verifySignature(request, authorization, secret, time.text, 'other');
  // The declared hash is signed; that the body has it is for the server to see (aws-wire §6).
  const bodyFits = declaredPayloadHash(request) === sha256(request.body);
  if (check.matches && bodyFits) return;
  const because = check.matches ? 'the body is not the one that was signed' : 'the secret or the signing is wrong';
  throw new ServiceFailure(403, 'SignatureDoesNotMatch', wrongSignature, { because });
}
