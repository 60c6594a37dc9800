import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capturesFolder } from './capture-case.ts';

export interface CapturedRegistration {
  readonly secret: string;
  readonly expired?: boolean;
  readonly scopes?: readonly string[];
  readonly grantTypes?: readonly string[];
  readonly redirectUris?: readonly string[];
}

export interface CapturedDeviceCode {
  readonly state: string;
  readonly clientId: string;
  readonly expired?: boolean;
  readonly user?: string;
  readonly lastPollSecondsAgo?: number;
}

export interface CapturedRefreshToken {
  readonly clientId: string;
  readonly state: string;
  readonly user?: string;
}

export interface CapturedCode {
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly clientId?: string;
  readonly user?: string;
}

/** What Identity Center knew when the request of a case was made. Names in angle brackets stand for values. */
export interface SignInPrecondition {
  readonly region: string;
  readonly startUrl: string;
  readonly accounts: Readonly<Record<string, CapturedAccount>>;
  readonly assigned: Readonly<Record<string, readonly (readonly [account: string, role: string])[]>>;
  readonly provisioning?: readonly (readonly [account: string, role: string])[];
  readonly clock?: string;
  readonly throttled?: boolean;
  readonly fault?: string;
  readonly registrations?: Readonly<Record<string, CapturedRegistration>>;
  readonly deviceCodes?: Readonly<Record<string, CapturedDeviceCode>>;
  readonly refreshTokens?: Readonly<Record<string, CapturedRefreshToken>>;
  readonly authorizationCodes?: Readonly<Record<string, CapturedCode>>;
  readonly tokens?: Readonly<Record<string, { readonly user: string; readonly state: string }>>;
}

export interface CapturedAccount {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

/** A captured exchange with Identity Center. */
export interface SignInCase {
  readonly name: string;
  readonly use?: string;
  readonly precondition: SignInPrecondition;
  readonly request: {
    readonly service: string;
    readonly operation: string;
    /** `GET /assignment/accounts` */
    readonly http: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly params: Readonly<Record<string, unknown>>;
    readonly endpointRegion?: string;
  };
  readonly response: {
    readonly status: number | null;
    readonly code: string | null;
    readonly message: string | null;
    readonly fields?: Readonly<Record<string, unknown>>;
  };
}

/** The cases of `sso.json`, of the shared folder or of another. */
export function readSignInCases(from: string = capturesFolder): readonly SignInCase[] {
  const { cases } = JSON.parse(readFileSync(join(from, 'sso.json'), 'utf8')) as {
    readonly cases: readonly SignInCase[];
  };
  return cases;
}

const operations: ReadonlySet<string> = new Set([
  'CreateToken',
  'GetRoleCredentials',
  'ListAccountRoles',
  'ListAccounts',
  'Logout',
  'RegisterClient',
  'StartDeviceAuthorization',
]);

/**
 * Why the sandbox does not claim a case; undefined for those it does. A case that it need not produce counts where it
 * says what brings the answer about.
 */
export function outsideSignIn({ request, response, use }: SignInCase): string | undefined {
  if (!operations.has(request.operation)) return `${request.service} ${request.operation}`;
  if (use === 'recognise' && response.status === null) return 'wording to recognise, its cause not recorded';
  return undefined;
}
