import type { AwsConfigModel, AwsModelSection } from '../../aws/aws-config-model.ts';
import type { AwsReading } from '../../aws/aws-reading.ts';
import { readAwsFiles } from '../../aws/read-aws-files.ts';
import type { CyberduckOutcome } from '../../aws/resolve/cyberduck-outcome.ts';
import { resolveAsCyberduck } from '../../aws/resolve/resolve-as-cyberduck.ts';
import type { Bookmark } from '../../bookmark/bookmark.ts';
import { oncePer } from '../../aws/resolve/once-per.ts';
import type { Code } from '../../catalogue/catalogue.ts';
import type { Located } from '../../plist/typed-reads.ts';
import type { ConnectionProfile } from '../../profile/connection-profile.ts';
import { programIds, programs, type CyberduckEra, type ProgramId } from '../../programs/program.ts';
import { NameIndex } from '../name-index.ts';
import { fileSetRule, type FileSetRule, type ReportFinding } from '../rule.ts';
import type { FileSet } from './file-set.ts';
import { isS3 } from './sign-in-of-pair.ts';

/** What the username of a bookmark is to Cyberduck: always a profile's name, or as a rule an access key. */
export type UsernameUse = 'aws-profile' | 'identity-center' | 'access-key';

/** A bookmark together with the AWS files that were given with it. */
export interface BookmarkWithAws {
  readonly bookmark: Bookmark;
  /** The connection profile of its vendor, when it was given too. */
  readonly connection?: ConnectionProfile;
  readonly use: UsernameUse;
  /** Blank when there is none: `[default]` is taken then, by all but the oldest. */
  readonly username: Located<string> | undefined;
  readonly aws: AwsConfigModel;
  /** As Cyberduck reads the files. */
  readonly reading: AwsReading;
  /** Names of the profiles that Cyberduck sees. */
  readonly names: NameIndex;
  /** What each era gets from the files. */
  readonly outcomes: Readonly<Record<CyberduckEra, CyberduckOutcome>>;
}

/** Vendors of the published profiles (cyberduck-s3-connect §1.2, §3). */
const uses: ReadonlyMap<string, UsernameUse> = new Map([
  ['s3-cli', 'aws-profile'],
  ['s3-iam-identity-center', 'identity-center'],
]);

/** A rule about each bookmark of S3 that the AWS files were given with. */
export function bookmarkAwsRule(
  code: Code,
  check: (subject: BookmarkWithAws, report: ReportFinding) => void,
): FileSetRule {
  return fileSetRule(code, (set, report) => {
    for (const subject of bookmarksWithAws(set)) check(subject, report);
  });
}

/** None unless there is one pair of AWS files: else nobody knows which counts. */
const bookmarksWithAws = oncePer(({ awsConfigs, bookmarks }: FileSet): readonly BookmarkWithAws[] => {
  const [aws, ...more] = awsConfigs;
  if (aws === undefined || more.length > 0 || bookmarks.length === 0) return [];
  const { config, credentials } = aws;
  const files = {
    ...(config === undefined ? {} : { config: config.source }),
    ...(credentials === undefined ? {} : { credentials: credentials.source }),
  };
  const reading = readAwsFiles(files, 'cyberduck@9.5');
  // Findings of their own say why Cyberduck refuses the files.
  if (reading.failure !== undefined) return [];
  const names = new NameIndex(reading.profiles.keys());
  return bookmarks
    .filter(({ bookmark }) => isS3(bookmark))
    .map(({ bookmark, profile: connection }) => {
      const { username } = bookmark;
      const resolve = (era: CyberduckEra): CyberduckOutcome =>
        resolveAsCyberduck(reading, era, { username: username?.value ?? '', sha1Hex: () => '', now: 0 });
      return {
        bookmark,
        ...(connection === undefined ? {} : { connection }),
        use: useOf(bookmark, connection),
        username,
        aws,
        reading,
        names,
        outcomes: { A: resolve('A'), B: resolve('B'), C: resolve('C') },
      };
    });
});

function useOf({ provider }: Bookmark, connection: ConnectionProfile | undefined): UsernameUse {
  const known = uses.get(provider?.value ?? '');
  if (known !== undefined || connection === undefined) return known ?? 'access-key';
  const scopes = connection.lists.get('Scopes')?.value ?? [];
  if (scopes.some(({ value }) => value === 'sso:account:access')) return 'identity-center';
  // Keys must come from the AWS files when nobody may type them (cyberduck-s3-connect §1.2).
  const flag = (name: 'Token Configurable' | 'Password Configurable') => connection.flags.get(name)?.value;
  return flag('Token Configurable') === true && flag('Password Configurable') === false ? 'aws-profile' : 'access-key';
}

/** Whether the bookmark takes its keys from an AWS profile that exists. */
export function namedProfile(subject: BookmarkWithAws): AwsModelSection | undefined {
  const { profile, foundBy } = subject.outcomes.C;
  if (profile === undefined) return undefined;
  // A blank username takes [default] for those alone whose profile wants an AWS profile.
  if (foundBy !== 'name' && subject.use === 'access-key') return undefined;
  return subject.aws.profiles.get(profile.name);
}

/** Every Cyberduck of some eras. */
export function programsOf(eras: readonly CyberduckEra[]): readonly ProgramId[] {
  return programIds.filter((id) => {
    const { era } = programs[id];
    return era !== undefined && eras.includes(era);
  });
}

/** Where a finding about the username stands: at it, or at the start of the bookmark. */
export function usernameSpan({ username, bookmark }: BookmarkWithAws): Located<string>['textSpan'] {
  return username?.textSpan ?? bookmark.provider?.textSpan ?? { start: 0, end: 0 };
}
