import type { InstalledKind } from './surroundings.ts';
import type { TargetFacts } from './target-facts.ts';
import { compareVersions } from './version.ts';

/** A version that is known to fail with certain targets. */
export interface KnownDefect {
  readonly kinds: readonly InstalledKind[];
  readonly first: string;
  readonly last: string;
  /** The first version that mends it. */
  readonly mended: string;
  /** What the person sees. */
  readonly symptom: string;
  /** What helps without another version. */
  readonly instead?: string;
  readonly thread: number;
  /** Where alone it was met; everywhere when absent. */
  readonly platform?: string;
  readonly touches: (target: TargetFacts) => boolean;
}

const ducks: readonly InstalledKind[] = ['cyberduck', 'duck'];

const usesCliProfile = ({ vendor, fromAwsFiles }: TargetFacts): boolean => vendor === 's3-cli' || fromAwsFiles;

/** cyberduck-s3-connect §6, with the threads. `mended` is inferred where it only says "next release" or "beta". */
export const knownDefects: readonly KnownDefect[] = [
  {
    kinds: ducks,
    first: '8.6.2',
    last: '8.6.2',
    mended: '8.6.3',
    symptom: 'the session token of an AWS profile is not sent: "Cannot read bucket location"',
    thread: 14_970,
    touches: usesCliProfile,
  },
  {
    kinds: ducks,
    first: '8.7.0',
    last: '8.7.0',
    mended: '8.7.1',
    symptom: 'the keys of an AWS profile are not used, and its name is sent as access key',
    thread: 15_222,
    touches: usesCliProfile,
  },
  {
    kinds: ducks,
    first: '9.3.0',
    last: '9.3.0',
    mended: '9.3.1',
    symptom:
      'with the connection profile for the AWS CLI nothing happens, or "The security token included in the request is invalid."',
    instead: 'Refresh that connection profile in Preferences, Profiles as well.',
    thread: 17_720,
    touches: usesCliProfile,
  },
  {
    kinds: ['cyberduck'],
    first: '9.5.0',
    last: '9.5.1',
    mended: '9.5.2',
    symptom: 'a bookmark opens the folder of the connection before it, and "Listing directory failed"',
    instead: 'Cancel that message: the connection goes on.',
    thread: 18_189,
    touches: ({ kind, opensFolder }) => kind === 'bookmark' && opensFolder,
  },
  {
    kinds: ['cyberduck'],
    first: '9.5.2',
    last: '9.5.2',
    mended: '9.5.3',
    symptom: 'every bookmark opens the same place, and buckets of others show those of your account',
    thread: 18_213,
    touches: ({ kind, opensFolder }) => kind === 'bookmark' && opensFolder,
  },
  {
    kinds: ducks,
    first: '9.4.0',
    last: '9.5.2',
    mended: '9.5.3',
    symptom: 'keys of credential_process are not renewed: a long transfer ends with ExpiredToken',
    instead: 'Connect again before the keys end.',
    thread: 18_150,
    touches: ({ fromAwsFiles, settings }) => fromAwsFiles && settings.has('credential_process'),
  },
  {
    kinds: ['cyberduck'],
    first: '9.5.0',
    last: '9.5.0',
    mended: '9.5.1',
    symptom: 'a session token that was saved in the keychain hides the keys of ~/.aws at the second connection',
    instead: 'Delete the entry "Session Token" of this server from the keychain.',
    thread: 18_230,
    // Told of a Mac, and of a role of ~/.aws: long-term keys bring no token that could be saved.
    platform: 'darwin',
    touches: (target) =>
      target.vendor === 's3-cli' && ['role_arn', 'aws_session_token'].some((name) => target.settings.has(name)),
  },
];

/** Defects of a version that this target meets on this kind of computer. */
export function defectsOf(
  { kind, version }: { readonly kind: InstalledKind; readonly version: string },
  target: TargetFacts,
  platform: string,
): readonly KnownDefect[] {
  return knownDefects.filter(
    ({ kinds, first, last, touches, platform: only = platform }) =>
      kinds.includes(kind) &&
      only === platform &&
      compareVersions(version, first) >= 0 &&
      compareVersions(version, last) <= 0 &&
      touches(target),
  );
}
