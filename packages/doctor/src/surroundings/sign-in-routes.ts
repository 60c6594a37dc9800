import type { InstalledKind } from './surroundings.ts';
import type { TargetFacts } from './target-facts.ts';
import { isAtLeast } from './version.ts';

/** A way to sign in, and the first version of each program that has it. */
export interface SignInRoute {
  readonly id: string;
  /** As a person would call it. */
  readonly title: string;
  /** Absent: this program does not have it. */
  readonly since: Partial<Readonly<Record<InstalledKind, string>>>;
  /** Gone again with this version. */
  readonly until?: Partial<Readonly<Record<InstalledKind, string>>>;
  /** Whether the target takes this way, so that it fails without. */
  readonly neededBy: (target: TargetFacts) => boolean;
  /** Where the versions stand. */
  readonly source: string;
}

const everAll = { cyberduck: '0', 'mountain-duck': '0', duck: '0', 'aws-cli': '0' } as const;

/** Of `duck` and Cyberduck always the same. */
function ducks(version: string, mountainDuck: string): SignInRoute['since'] {
  return { cyberduck: version, duck: version, 'mountain-duck': mountainDuck };
}

const isWebIdentity = ({ flags, scopes, strategy, kind }: TargetFacts): boolean =>
  kind !== 'aws-profile' && strategy === 'web-identity' && flags.has('OAuth Configurable') && !scopes.has(ssoScope);

/** What tells the sign-in at Identity Center from that at any other issuer (cyberduck-s3-connect §0.1). */
const ssoScope = 'sso:account:access';

/** Every way, the simplest first. */
export const signInRoutes: readonly SignInRoute[] = [
  {
    id: 'static-keys',
    title: 'access keys',
    since: everAll,
    neededBy: () => false,
    source: 'cyberduck-s3-connect §0.1',
  },
  {
    id: 'aws-profile',
    title: 'a profile of ~/.aws',
    // Of Mountain Duck no version is told.
    since: { ...ducks('8.3.0', '0'), 'aws-cli': '0' },
    neededBy: ({ fromAwsFiles }) => fromAwsFiles,
    source: 'cyberduck-s3-connect §7, versions for the role and MFA tutorial (inferred)',
  },
  {
    id: 'credential-process',
    title: 'credential_process',
    since: { ...ducks('9.4.0', '5.2.0'), 'aws-cli': '1.11.0' },
    neededBy: ({ fromAwsFiles, settings }) => fromAwsFiles && settings.has('credential_process'),
    source: 'cyberduck-s3-connect §1.3: late in era B (release inferred)',
  },
  {
    id: 'assume-role',
    title: 'AssumeRole with MFA',
    since: { ...ducks('9.3.0', '5.2.0'), 'aws-cli': '0' },
    neededBy: ({ vendor, flags, kind }) =>
      kind !== 'aws-profile' &&
      (vendor === 'aws-s3-sts-assumerole' || (flags.has('Role Configurable') && !flags.has('OAuth Configurable'))),
    source: 'cyberduck-s3-connect §0, §7; #17440',
  },
  {
    id: 'get-session-token',
    title: 'GetSessionToken with MFA',
    since: ducks('9.3.0', '5.2.0'),
    neededBy: ({ vendor, flags, kind }) =>
      kind !== 'aws-profile' &&
      (vendor === 'aws-s3-getsessiontoken' ||
        (flags.has('Multi Factor Configurable') && !flags.has('Role Configurable'))),
    source: 'cyberduck-s3-connect §2.3; #17506',
  },
  {
    id: 'web-identity',
    title: 'OpenID Connect',
    since: { ...ducks('8.7.0', '4.15.0'), 'aws-cli': '1.15.0' },
    neededBy: (target) => isWebIdentity(target) && !target.flags.has('Role Configurable'),
    source: 'cyberduck-s3-connect §7, OIDC version',
  },
  {
    id: 'web-identity-prompted',
    title: 'OpenID Connect with a role that is asked for',
    since: ducks('9.3.0', '5.1.0'),
    neededBy: (target) => isWebIdentity(target) && target.flags.has('Role Configurable'),
    source: 'cyberduck-s3-connect §7, OIDC version',
  },
  {
    id: 'sso-cache',
    title: 'keys that the AWS CLI left after its Identity Center sign-in',
    since: ducks('0', '0'),
    until: ducks('9.5.0', '5.3.0'),
    neededBy: () => false,
    source: 'cyberduck-s3-connect §0, §1.6',
  },
  {
    id: 'identity-center',
    title: 'Identity Center',
    since: { ...ducks('9.5.0', '5.3.0'), 'aws-cli': '2.0.0' },
    neededBy: ({ vendor, scopes, kind }) =>
      kind !== 'aws-profile' && (vendor === 's3-iam-identity-center' || scopes.has(ssoScope)),
    source: 'cyberduck-s3-connect §3; guide "AWS IAM Identity Center"',
  },
  {
    id: 'sso-session',
    title: 'Identity Center with [sso-session]',
    since: { 'aws-cli': '2.9.0' },
    neededBy: ({ kind, settings }) => kind === 'aws-profile' && settings.has('sso_session'),
    source: 'guide "AWS CLI"; aws-config A.4',
  },
  {
    id: 'sso-browser',
    title: 'Identity Center with a browser that comes back (PKCE)',
    since: { 'aws-cli': '2.22.0' },
    // Before, a code is compared, which works as well.
    neededBy: () => false,
    source: 'aws-config D; AWS CLI 2.22',
  },
];

/** Ways that a version has, and those that came later. */
export function routesOf(
  kind: InstalledKind,
  version: string,
): { readonly has: readonly SignInRoute[]; readonly later: readonly SignInRoute[] } {
  const known = signInRoutes.filter(({ since }) => since[kind] !== undefined);
  const isGone = ({ until }: SignInRoute): boolean => {
    const end = until?.[kind];
    return end !== undefined && isAtLeast(version, end);
  };
  const has = known.filter((route) => isAtLeast(version, route.since[kind] ?? '0'));
  return { has: has.filter((route) => !isGone(route)), later: known.filter((route) => !has.includes(route)) };
}

/** What a target needs of a program: the ways that it takes, with their first version. */
export function requirementsOf(
  kind: InstalledKind,
  target: TargetFacts,
): readonly { readonly route: SignInRoute; readonly needed: string }[] {
  return signInRoutes.flatMap((route) => {
    const needed = route.since[kind];
    return needed === undefined || !route.neededBy(target) ? [] : [{ route, needed }];
  });
}
