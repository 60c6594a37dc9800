import {
  type ConnectionProfile,
  type PlannedConnection,
  type PlanInput,
  programs,
  type Strategy,
} from '@duckbill/core';

/** What decides which versions a target needs, whatever program is stood for. */
export interface TargetFacts {
  readonly kind: 'bookmark' | 'profile' | 'url' | 'aws-profile';
  /** Of the connection profile. */
  readonly vendor?: string;
  /** Flags of the connection profile that are on. */
  readonly flags: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
  readonly strategy: Strategy;
  /** Names of settings that the plan takes from somewhere. */
  readonly settings: ReadonlySet<string>;
  /** Whether Cyberduck takes keys or roles from ~/.aws for it. */
  readonly fromAwsFiles: boolean;
  /** Whether a bookmark opens somewhere else than at the list of buckets. */
  readonly opensFolder: boolean;
}

/** Settings that come from the AWS files and nowhere else. */
const awsFileSettings = ['source_profile', 'credential_process', 'sso_session', 'sso_start_url'];

/** Facts about a planned target; undefined when there is no plan. */
export function targetFacts(
  planned: PlannedConnection | undefined,
  input: PlanInput | undefined,
): TargetFacts | undefined {
  if (planned === undefined || input === undefined) return undefined;
  const { target } = input;
  const { plan } = planned;
  const vendor = vendorOf(input);
  const profile = profileOf(input, vendor);
  const settings = new Set(plan.settings.map(({ name }) => name));
  return {
    kind: target.kind,
    ...(vendor === undefined ? {} : { vendor }),
    flags: new Set([...(profile?.flags ?? [])].filter(([, { value }]) => value).map(([name]) => name)),
    scopes: new Set(scopesOf(profile)),
    strategy: plan.strategy,
    settings,
    fromAwsFiles:
      programs[plan.program].family === 'cyberduck' &&
      (vendor === 's3-cli' || awsFileSettings.some((name) => settings.has(name))),
    opensFolder: plan.steps.some((step) => step.kind === 'call' && step.operation === 'ListObjectsV2'),
  };
}

function scopesOf(profile: ConnectionProfile | undefined): readonly string[] {
  const items = profile?.lists.get('Scopes')?.value ?? [];
  return items.map(({ value }) => value).filter((value) => typeof value === 'string');
}

function vendorOf({ target }: PlanInput): string | undefined {
  switch (target.kind) {
    case 'bookmark':
      return target.bookmark.provider?.value;
    case 'url':
      return target.url.protocol.vendor;
    case 'profile':
      return target.profile.strings.get('Vendor')?.value;
    case 'aws-profile':
      return undefined;
  }
}

function profileOf({ target, profiles }: PlanInput, vendor: string | undefined): ConnectionProfile | undefined {
  if (target.kind === 'profile') return target.profile;
  return vendor === undefined ? undefined : profiles.find(({ strings }) => strings.get('Vendor')?.value === vendor);
}
