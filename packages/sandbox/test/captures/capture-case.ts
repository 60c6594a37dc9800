import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PolicyDocument } from '@duckbill/sandbox';

export const capturesFolder: string = fileURLToPath(
  new URL('../../../../../shared/vectors/aws-captures/', import.meta.url),
);

export const capturesExist: boolean = existsSync(capturesFolder);

export interface CapturedCaller {
  readonly kind: string;
  readonly arn?: string;
  readonly of?: string;
  readonly role?: string;
  readonly roleIdAtIssue?: string;
  readonly expired?: boolean;
  readonly keyActive?: boolean;
  readonly mfa?: boolean;
  readonly assumedWithMfa?: boolean;
  readonly sourceIdentity?: string;
  readonly tags?: readonly { readonly Key: string; readonly Value: string }[];
  readonly transitiveTagKeys?: readonly string[];
  readonly sessionPolicyArns?: readonly string[];
}

export interface CapturedRole {
  readonly arn: string;
  readonly roleId?: string;
  readonly trust?: PolicyDocument;
  readonly policies?: readonly PolicyDocument[];
  readonly maxSessionDuration?: number;
  readonly createdSecondsAgo?: number;
}

export interface CapturedDevice {
  readonly user: string | null;
  readonly lastPairStep?: number | null;
  readonly enabledAt?: string;
  readonly boundSecondsAgo?: number;
  readonly usedSteps?: readonly number[];
  readonly verificationsInWindow?: number;
  readonly deactivatedSecondsAgo?: number;
  readonly recreatedWithNewSeed?: boolean;
  readonly resync?: { readonly secondsAgo: number; readonly secondStepOffset: number };
}

export interface CapturedBucket {
  readonly region: string;
  readonly owner: string;
  readonly keys: readonly string[];
  readonly locationConstraint?: string;
  readonly publicRead?: boolean;
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly publicAccessBlock?: null;
  readonly ownershipControls?: null;
}

export interface CapturedProvider {
  readonly arn: string;
  readonly clientIds: readonly string[];
  readonly keys: readonly string[];
  /** What every key of the provider has besides; `only`: the one member that is left of it. */
  readonly keyAttributes?: Readonly<Record<string, unknown>>;
}

export interface CapturedSigning {
  readonly secret?: 'right' | 'wrong';
  readonly token?: string | null | readonly string[];
  readonly tokenHeaderSigned?: boolean;
  readonly scopeRegion?: string;
  readonly scopeService?: 'sts' | 's3';
  readonly endpoint?: string;
  readonly amzDate?: string;
}

export interface CaptureCase {
  readonly name: string;
  readonly use?: string;
  readonly eventual?: boolean;
  readonly precondition: {
    readonly caller: CapturedCaller;
    readonly users?: Readonly<Record<string, { readonly arn: string; readonly policies?: readonly PolicyDocument[] }>>;
    readonly roles?: Readonly<Record<string, CapturedRole>>;
    readonly mfa?: Readonly<Record<string, CapturedDevice>>;
    readonly identityPolicies?: readonly PolicyDocument[];
    readonly buckets?: Readonly<Record<string, CapturedBucket>>;
    readonly managedPolicies?: Readonly<Record<string, PolicyDocument>>;
    readonly oidcProviders?: Readonly<Record<string, CapturedProvider>>;
    readonly context?: Readonly<Record<string, string>>;
    readonly clock?: string;
  };
  readonly request: {
    readonly service: string;
    readonly operation: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly signing?: CapturedSigning;
    readonly http?: {
      readonly method?: string;
      readonly query?: string;
      readonly contentType?: string;
      readonly body?: string;
      readonly bodyBytes?: number;
      readonly path?: string;
    };
    readonly endpointRegion?: string;
    readonly addressing?: string;
    readonly presign?: unknown;
  };
  readonly response: {
    readonly status: number | null;
    readonly code: string | null;
    readonly message: string | null;
    readonly messageStartsWith?: string;
    readonly messageContains?: string;
    readonly messageMatches?: string;
    readonly fields?: Readonly<Record<string, unknown>>;
  };
}

/** The cases of one capture file, such as `sts`, of the shared folder or of another. */
export function readCaptures(name: string, from: string = capturesFolder): readonly CaptureCase[] {
  const { cases } = JSON.parse(readFileSync(join(from, `${name}.json`), 'utf8')) as {
    readonly cases: readonly CaptureCase[];
  };
  return cases;
}

const operations: Readonly<Record<string, readonly string[]>> = {
  iam: [
    'CreateVirtualMFADevice',
    'DeactivateMFADevice',
    'DeleteUser',
    'DeleteVirtualMFADevice',
    'EnableMFADevice',
    'GetUser',
    'ListMFADevices',
    'ListUsers',
    'ListVirtualMFADevices',
    'ResyncMFADevice',
  ],
  sts: [
    'GetCallerIdentity',
    'AssumeRole',
    'AssumeRoleWithWebIdentity',
    'AssumeRoot',
    'GetFederationToken',
    'GetSessionToken',
  ],
  s3: [
    'GetBucketAcl',
    'GetBucketEncryption',
    'GetBucketLifecycleConfiguration',
    'GetBucketLocation',
    'GetBucketOwnershipControls',
    'GetBucketTagging',
    'GetBucketVersioning',
    'GetPublicAccessBlock',
    'HeadBucket',
    'ListBuckets',
    'ListObjects',
    'ListObjectsV2',
  ],
};

/** How long AWS takes to see a change; the sandbox sees it at once (aws-wire §2.4: 8 to 14 s). */
const propagation = 8;

/** Why the sandbox does not claim a case; undefined for those it does. Asks for features, never for names. */
export function outsideScope({ precondition, request, use, eventual }: CaptureCase): string | undefined {
  if (operations[request.service]?.includes(request.operation) !== true)
    return `${request.service} ${request.operation}`;
  if (use === 'recognise') return 'wording to recognise, not to produce';
  if (request.presign !== undefined) return 'presigned requests';
  const seconds = Object.values(precondition.mfa ?? {}).flatMap((device) => [
    device.boundSecondsAgo ?? propagation,
    device.deactivatedSecondsAgo ?? propagation,
    device.resync?.secondsAgo ?? propagation,
  ]);
  if (seconds.some((ago) => ago < propagation)) return 'propagation delay';
  // A role that was made just now is refused by AWS; there is nothing else to tell it by.
  if (eventual === true && request.operation === 'AssumeRoleWithWebIdentity') return 'propagation delay';
  if (Object.values(precondition.buckets ?? {}).some((bucket) => bucket.publicRead === true)) return 'public buckets';
  return undefined;
}
