import type { WorldFault } from './faults/fault.ts';

/** A policy document as JSON. */
export type PolicyDocument = Readonly<Record<string, unknown>>;

/** What exists in the sandbox before anybody asks. Plain JSON, so that a world can be a file. */
export interface SandboxWorld {
  /** The account that users, roles and buckets belong to unless their ARN or owner says otherwise. */
  readonly account: string;
  readonly users: readonly WorldUser[];
  readonly roles: readonly WorldRole[];
  readonly buckets: readonly WorldBucket[];
  /** Virtual MFA devices that belong to nobody yet. */
  readonly unassignedMfaDevices?: readonly WorldMfaDevice[];
  /** Managed policies by ARN, for the PolicyArns of a session. */
  readonly managedPolicies?: Readonly<Record<string, PolicyDocument>>;
  /** The EC2 instance that the instance metadata service speaks for. */
  readonly instance?: WorldInstance;
  /** Containers with credentials of their own. */
  readonly containers?: readonly WorldContainer[];
  /** What goes wrong on purpose. */
  readonly faults?: readonly WorldFault[];
  /** Issuers whose tokens AssumeRoleWithWebIdentity takes. */
  readonly oidcProviders?: readonly WorldOidcProvider[];
  /** Instances of IAM Identity Center; most organizations have one. */
  readonly identityCenters?: readonly WorldIdentityCenter[];
}

/** An instance of IAM Identity Center: who may enter which account with which permission set. */
export interface WorldIdentityCenter {
  /** The address of the access portal: `sso_start_url` of AWS files. */
  readonly startUrl: string;
  /** Its other addresses, good wherever the start URL is: the issuer URL, the dual-stack portal. */
  readonly otherUrls?: readonly string[];
  readonly region: string;
  readonly accounts: readonly WorldSsoAccount[];
  readonly permissionSets: readonly WorldPermissionSet[];
  readonly people: readonly WorldPerson[];
  /** Seconds that a sign-in lasts, and with it its refresh tokens; 8 hours when absent. */
  readonly sessionDuration?: number;
  /** Seconds that the access token of a client with scopes lasts, which can be refreshed; 3600 when absent. */
  readonly tokenDuration?: number;
  /** Sign-ins are answered without anybody at a browser. */
  readonly approval?: WorldApproval;
  /** More requests to the portal in one second are answered with 429; any number when absent. */
  readonly requestsPerSecond?: number;
}

export interface WorldSsoAccount {
  /** Twelve digits. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface WorldPermissionSet {
  readonly name: string;
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  /** Seconds that its role credentials last; 3600 when absent. */
  readonly sessionDuration?: number;
}

export interface WorldPerson {
  /** The user name: also the session name in ARNs. */
  readonly name: string;
  readonly displayName?: string;
  readonly assignments: readonly WorldAssignment[];
}

export interface WorldAssignment {
  /** Account id. */
  readonly account: string;
  readonly permissionSet: string;
  /** true: listed, but its credentials are still refused, as in the first moments on AWS (aws-wire §3.2). */
  readonly provisioning?: boolean;
}

export interface WorldApproval {
  readonly answer: 'allow' | 'deny';
  /** User name of who answers. */
  readonly person: string;
  /** Not before so many seconds after a device code was issued; at once when absent. */
  readonly afterSeconds?: number;
  /** Not before the device code was polled so many times. */
  readonly afterPolls?: number;
}

export interface WorldUser {
  readonly arn: string;
  /** `AIDA…` on AWS; here any text. */
  readonly userId: string;
  readonly accessKeys: readonly WorldAccessKey[];
  /** Inline, as IAM shows them; what is attached may stand here as well. */
  readonly policies: readonly PolicyDocument[];
  /** Attached managed policies by ARN. */
  readonly attached?: Readonly<Record<string, PolicyDocument>>;
  /** The groups that the user is in. */
  readonly groups?: readonly WorldGroup[];
  readonly boundary?: PolicyDocument;
  readonly mfaDevices: readonly WorldMfaDevice[];
}

/** A group with its inline policies. It is the same group wherever its name stands. */
export interface WorldGroup {
  readonly name: string;
  readonly policies: readonly PolicyDocument[];
}

export interface WorldAccessKey {
  readonly id: string;
  readonly secret: string;
  /** false: deactivated. */
  readonly active?: boolean;
}

export interface WorldMfaDevice {
  /** An ARN for a virtual device, else the number on the hardware. */
  readonly serial: string;
  /** The seed in base32, as the QR code holds it. */
  readonly secret: string;
  /** How many 30-second steps the device is ahead, as after a resync. */
  readonly stepOffset?: number;
  /** The 30-second step, counted from 1970, of the last code that enabled or resynced it. */
  readonly lastPairStep?: number;
  /** When it was given to its user, in ISO 8601. */
  readonly enabledAt?: string;
}

export interface WorldRole {
  /** With its path. */
  readonly arn: string;
  /** Another id under the same ARN is another role: sessions of the old one end. */
  readonly roleId: string;
  readonly trust: PolicyDocument;
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  /** 3600 when absent. */
  readonly maxSessionDuration?: number;
}

/** An EC2 instance. */
export interface WorldInstance {
  /** `i-…`; also the session name of its role. */
  readonly id: string;
  readonly region: string;
  /** The role of its instance profile, which has to trust `ec2.amazonaws.com`; absent: it has none. */
  readonly roleArn?: string;
  /** `optional`: version 1, which needs no token, is answered too. */
  readonly tokens?: 'required' | 'optional';
  /** false: the metadata service is switched off. */
  readonly enabled?: boolean;
  /** Seconds that its credentials last; 6 hours when absent. */
  readonly sessionDuration?: number;
}

/** A container of ECS, or a pod of EKS, with an agent that has credentials for it. */
export interface WorldContainer {
  /** Where its credentials are: begins with `/v1/` or `/v2/`. */
  readonly path: string;
  /** The role, which has to trust `ecs-tasks.amazonaws.com` or `pods.eks.amazonaws.com`. */
  readonly roleArn: string;
  /** The authorization token that has to be sent; none when absent. */
  readonly authorization?: string;
  readonly sessionName?: string;
  /** Seconds that its credentials last; 6 hours when absent. */
  readonly sessionDuration?: number;
}

/** An IAM OIDC identity provider. */
export interface WorldOidcProvider {
  /** As registered: `https://issuer.example.com/path`, or `http://127.0.0.1:PORT` for an issuer on this computer. */
  readonly url: string;
  readonly clientIds: readonly string[];
  /** Account id; the world's account when absent. */
  readonly account?: string;
  /** The public keys of the issuer. Absent: they are fetched from the issuer, if it is on this computer. */
  readonly keys?: readonly WorldJsonWebKey[];
}

/** A public JSON Web Key (RFC 7517). */
export type WorldJsonWebKey = Readonly<Record<string, unknown>>;

export interface WorldBucket {
  readonly name: string;
  readonly region: string;
  /** What GetBucketLocation says where it is not the region: `EU` of old buckets. */
  readonly locationConstraint?: string;
  /** Account id; the world's account when absent. */
  readonly owner?: string;
  /** ISO 8601. */
  readonly createdAt?: string;
  readonly policy?: PolicyDocument;
  readonly versioning?: 'Enabled' | 'Suspended';
  /** false: the settings that every new bucket has were deleted. */
  readonly publicAccessBlock?: false;
  readonly ownershipControls?: false;
  readonly keys: readonly (string | WorldObject)[];
}

export interface WorldObject {
  readonly key: string;
  readonly size?: number;
  readonly modifiedAt?: string;
}

/** The account of an ARN; undefined when it has none. */
export function accountOfArn(arn: string): string | undefined {
  const account = arn.split(':', 5)[4];
  return account === '' ? undefined : account;
}

/** The partition of an ARN, `aws` when it has none. */
export function partitionOfArn(arn: string): string {
  return arn.split(':', 2)[1] ?? 'aws';
}

/** The last name of an ARN: `ops` of `arn:aws:iam::111122223333:role/team/ops`. */
export function nameOfArn(arn: string): string {
  return arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
}

/** An issuer without scheme and final slash, as the ARN of its provider and condition keys have it. */
export function issuerName(issuer: string): string {
  const bare = issuer.slice(issuer.indexOf('://') < 0 ? 0 : issuer.indexOf('://') + 3);
  return bare.endsWith('/') ? bare.slice(0, -1) : bare;
}
