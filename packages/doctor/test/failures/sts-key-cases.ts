import { mfaRole, type SandboxWorld } from '@duckbill/sandbox';
import { call } from '../plans.ts';
import { assume, assumeWithMfa, type FailureCase, type Stage, who } from './stage.ts';
import { worldWithFault } from './worlds.ts';

const { user, inactiveKey } = mfaRole;
const notAuthorized = 'is not authorized to perform: sts:AssumeRole on resource: ';
const unknownKey = { code: 'InvalidClientTokenId', guidance: 'sts-access-key-unknown' } as const;
const badSignature = { code: 'SignatureDoesNotMatch' } as const;
const denied = { code: 'AccessDenied', text: notAuthorized, guidance: 'sts-assume-role-denied' } as const;

/** What trust and permissions refuse (aws-wire §2.5). */
export const ofAuthorization: readonly FailureCase[] = [
  { ...denied, title: 'MFA missing', guidance: 'sts-mfa-missing', meet: (stage) => stage.run([assume()]) },
  { ...denied, title: 'not trusted', meet: withCode({ RoleArn: mfaRole.foreignRoleArn }) },
  { ...denied, title: 'external id wrong', meet: withCode({ RoleArn: mfaRole.externalIdRoleArn, ExternalId: 'no' }) },
  { ...denied, title: 'no such role', meet: withCode({ RoleArn: `${mfaRole.roleArn}X` }) },
  {
    title: 'a session that wants a session token',
    code: 'AccessDenied',
    guidance: 'sts-session-token-refused',
    meet: async (stage) => stage.connect([call('GetSessionToken', {})], await stage.session()),
  },
];

/** Keys and tokens that are not accepted (aws-wire §2.5). */
export const ofKeys: readonly FailureCase[] = [
  { ...unknownKey, title: 'unknown key', meet: (stage) => stage.run([who], { accessKeyId: 'DUCKUSERNOBODY000001' }) },
  { ...unknownKey, title: 'inactive key', meet: (stage) => stage.run([who], inactiveKey) },
  {
    ...unknownKey,
    title: 'session token missing',
    meet: async (stage) => {
      const { sessionToken: _, ...bare } = await stage.session();
      return stage.connect([who], bare);
    },
  },
  {
    ...unknownKey,
    title: 'session token of another key',
    meet: async (stage) => {
      const { credentials } = await stage.run([call('GetSessionToken', {})]);
      return stage.connect([who], { ...(await stage.session()), sessionToken: credentials?.sessionToken ?? '' });
    },
  },
  {
    ...unknownKey,
    title: 'role deleted',
    meet: async (stage) => {
      const session = await stage.session();
      stage.sandbox.changeWorld({ ...stage.sandbox.world, roles: [] });
      return stage.connect([who], session);
    },
  },
  {
    title: 'session over',
    code: 'ExpiredToken',
    guidance: 'sts-session-expired',
    meet: async (stage) => {
      const session = await stage.session();
      stage.sandbox.clock.advance(3600);
      return stage.connect([who], session);
    },
  },
];

/** Signatures that are wrong, late, early or elsewhere (aws-wire §2.5). */
export const ofSignatures: readonly FailureCase[] = [
  {
    ...badSignature,
    title: 'wrong secret',
    guidance: 'sts-secret-key-wrong',
    meet: (stage) => stage.run([who], { secretAccessKey: 'canary-secret-of-nobody' }),
  },
  {
    ...badSignature,
    title: 'clock behind',
    text: 'Signature expired: ',
    guidance: 'sts-clock-wrong',
    meet: (stage) => stage.run([who], {}, { clockAhead: -3600 }),
  },
  {
    ...badSignature,
    title: 'clock ahead',
    text: 'Signature not yet current: ',
    guidance: 'sts-clock-wrong',
    meet: (stage) => stage.run([who], {}, { clockAhead: 3600 }),
  },
  {
    ...badSignature,
    title: 'region that there is not',
    text: 'Credential should be scoped to a valid region.',
    guidance: 'sts-scope-wrong',
    meet: (stage) => stage.run([{ ...who, signingRegion: 'mars' }]),
  },
  {
    ...badSignature,
    title: 'scope of another service',
    text: "Credential should be scoped to correct service: 'sts'.",
    guidance: 'sts-scope-wrong',
    // Our own client signs for the right service: only a gateway in between brings this about.
    world: refuses(403, 'SignatureDoesNotMatch', "Credential should be scoped to correct service: 'sts'. "),
    meet: (stage) => stage.run([who]),
  },
  {
    title: 'a space in the key',
    code: 'IncompleteSignature',
    guidance: 'sts-key-malformed',
    meet: (stage) => stage.run([who], { accessKeyId: `${user.accessKeyId.slice(0, 8)} ${user.accessKeyId.slice(8)}` }),
  },
  {
    title: 'unsigned',
    code: 'MissingAuthenticationToken',
    guidance: 'sts-request-unsigned',
    world: refuses(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token'),
    meet: (stage) => stage.run([who]),
  },
];

/** Failures that no state of a world brings about (aws-wire §2.5). */
export const ofService: readonly FailureCase[] = [
  {
    title: 'too many requests',
    code: 'Throttling',
    guidance: 'aws-asked-too-often',
    world: () => worldWithFault({ kind: 'throttle' }),
    meet: (stage) => stage.run([who]),
  },
  {
    title: 'an internal error',
    code: 'InternalFailure',
    guidance: 'aws-failing',
    world: () => worldWithFault({ kind: 'server-error' }),
    meet: (stage) => stage.run([who]),
  },
  {
    title: 'a region without STS',
    code: 'RegionDisabledException',
    guidance: 'sts-region-disabled',
    world: refuses(403, 'RegionDisabledException'),
    meet: (stage) => stage.run(assumeWithMfa(), {}, { answers: [stage.code()] }),
  },
];

function withCode(known: Readonly<Record<string, string>>): FailureCase['meet'] {
  return (stage: Stage) => stage.run(assumeWithMfa(known), {}, { answers: [stage.code()] });
}

function refuses(status: number, code: string, message?: string): () => SandboxWorld {
  return () => worldWithFault({ kind: 'error', status, code, ...(message === undefined ? {} : { message }) });
}
