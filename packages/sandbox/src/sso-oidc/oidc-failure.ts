import type { SandboxResponse } from '../http-message.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ServiceFailure } from '../service-failure.ts';

/** The exceptions of sso-oidc with their `error` (aws-wire §3.1). */
const errors = {
  AccessDeniedException: 'access_denied',
  AuthorizationPendingException: 'authorization_pending',
  ExpiredTokenException: 'expired_token',
  InternalServerException: 'server_error',
  InvalidClientException: 'invalid_client',
  InvalidClientMetadataException: 'invalid_client_metadata',
  InvalidGrantException: 'invalid_grant',
  InvalidRedirectUriException: 'invalid_redirect_uri',
  InvalidRequestException: 'invalid_request',
  InvalidScopeException: 'invalid_scope',
  SlowDownException: 'slow_down',
  UnauthorizedClientException: 'unauthorized_client',
  UnsupportedGrantTypeException: 'unsupported_grant_type',
} as const;

export type OidcException = keyof typeof errors;

const errorOf: ReadonlyMap<string, string> = new Map(Object.entries(errors));

/** A refusal of sso-oidc; `text` is the error_description, which AWS often leaves out. */
export function oidcFailure(exception: OidcException, text: string | undefined, because?: string): ServiceFailure {
  const status = exception === 'InvalidClientException' ? 401 : exception === 'InternalServerException' ? 500 : 400;
  return new ServiceFailure(status, exception, text, because === undefined ? {} : { because });
}

/** The text for a code or grant that is unknown, used up or of another client (aws-wire §3.1). */
export function invalidGrant(because: string): ServiceFailure {
  return oidcFailure('InvalidGrantException', 'Invalid grant provided', because);
}

/** The answer that a refusal makes. */
export function oidcError(failure: ServiceFailure, requestId: string): SandboxResponse {
  const error = errorOf.get(failure.code);
  return jsonAnswer(
    failure.status,
    {
      ...(error === undefined ? {} : { error }),
      ...(failure.text === undefined ? {} : { error_description: failure.text }),
    },
    requestId,
    [['x-amzn-errortype', `${failure.code}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`]],
  );
}
