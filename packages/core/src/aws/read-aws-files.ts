import { programs, type ProgramFamily, type ProgramId } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import type { AwsFileKind, AwsFiles, AwsReadFailure, AwsReading, AwsSection, AwsSetting } from './aws-reading.ts';
import { emptyFileReading, type AwsFileReading } from './read/aws-file-reading.ts';
import { javaHashMapOrder } from './read/java-hash-map-order.ts';
import { mergeAsSdkGo } from './read/merge-as-sdk-go.ts';
import { readFileAsBotocore } from './read/read-as-botocore.ts';
import { readFileAsCyberduck } from './read/read-as-cyberduck.ts';
import { readFileAsSdkGo } from './read/read-as-sdk-go.ts';
import { readFileAsSdkJava } from './read/read-as-sdk-java.ts';
import { readFileAsSdkJs } from './read/read-as-sdk-js.ts';

/** What a program sees in `~/.aws/config` and `~/.aws/credentials`: every setting located, or why it sees nothing. */
export function readAwsFiles(files: AwsFiles, program: ProgramId): AwsReading {
  const { family } = programs[program];
  const config = readAwsFile(files, 'config', family);
  const credentials = readAwsFile(files, 'credentials', family);
  // Cyberduck reads credentials first; the others config. One refused file is enough to end it.
  const failure =
    family === 'cyberduck' ? (credentials.failure ?? config.failure) : (config.failure ?? credentials.failure);
  // The SDK for JavaScript says nothing and goes on with the other file (aws-config, three personalities).
  if (failure !== undefined && family !== 'sdk-js') return { program, ...nothing(), failure };
  const profiles =
    family === 'sdk-go'
      ? mergeSections(config.profiles, credentials.profiles, mergeAsSdkGo)
      : mergeSections(config.profiles, credentials.profiles);
  return {
    program,
    profiles: family === 'cyberduck' ? inHashMapOrder(profiles, credentials.profiles) : profiles,
    ssoSessions: family === 'sdk-go' ? withSessionsOf(credentials, config.ssoSessions) : config.ssoSessions,
    services: config.services,
    ...(failure === undefined ? {} : { failure }),
  };
}

const SSO_SESSION = 'sso-session ';

/** The SDK for Go finds `[sso-session x]` in the credentials file as well (aws-config A.3). */
function withSessionsOf(
  credentials: AwsFileReading,
  config: ReadonlyMap<string, AwsSection>,
): ReadonlyMap<string, AwsSection> {
  const sessions = new Map<string, AwsSection>();
  for (const [name, section] of credentials.profiles)
    if (name.startsWith(SSO_SESSION)) sessions.set(name.slice(SSO_SESSION.length), section);
  return mergeSections(config, sessions);
}

/** What a program family sees in one of the files, before it merges them. A missing file is an empty one. */
export function readAwsFile(files: AwsFiles, kind: AwsFileKind, family: ProgramFamily): AwsFileReading {
  const folder = files.folders?.[kind];
  if (folder !== undefined && family === 'sdk-go') return emptyFileReading(isFolder(folder));
  const source = files[kind];
  if (source === undefined) return emptyFileReading();
  if (family === 'botocore' && files.notUtf8?.includes(kind)) return emptyFileReading(undecodable(source.name));
  return readers[family](source, kind);
}

const readers: Readonly<Record<ProgramFamily, (source: SourceText, kind: AwsFileKind) => AwsFileReading>> = {
  botocore: readFileAsBotocore,
  cyberduck: readFileAsCyberduck,
  'sdk-js': readFileAsSdkJs,
  'sdk-java': readFileAsSdkJava,
  'sdk-go': readFileAsSdkGo,
};

function nothing(): Pick<AwsReading, 'profiles' | 'ssoSessions' | 'services'> {
  return { profiles: new Map(), ssoSessions: new Map(), services: new Map() };
}

function isFolder(file: string): AwsReadFailure {
  return {
    error: 'SharedConfigLoadError',
    message: `failed to load shared config file, ${file}, read all: read ${file}: is a directory`,
    problem: 'the path is a folder',
    file,
    span: { start: 0, end: 0 },
  };
}

function undecodable(file: string): AwsReadFailure {
  return {
    error: 'ConfigParseError',
    cause: 'UnicodeDecodeError',
    problem: 'the file is not UTF-8',
    file,
    span: { start: 0, end: 0 },
  };
}

/** Key by key, the credentials file wins (aws-config A.1, cyberduck-s3-connect §1.1). */
function mergeSections(
  config: ReadonlyMap<string, AwsSection>,
  credentials: ReadonlyMap<string, AwsSection>,
  mergeSection: (below: AwsSection | undefined, section: AwsSection) => AwsSection = mergeSettings,
): ReadonlyMap<string, AwsSection> {
  if (credentials.size === 0) return config;
  const merged = new Map(config);
  for (const [name, section] of credentials) merged.set(name, mergeSection(config.get(name), section));
  return merged;
}

function mergeSettings(below: AwsSection | undefined, section: AwsSection): AwsSection {
  if (below === undefined) return section;
  const settings = new Map<string, AwsSetting>([...below.settings, ...section.settings]);
  return { name: section.name, settings, places: [...below.places, ...section.places] };
}

/** Cyberduck's order decides which of two matching profiles it takes (cyberduck-s3-connect §1.9). */
function inHashMapOrder(
  merged: ReadonlyMap<string, AwsSection>,
  credentials: ReadonlyMap<string, AwsSection>,
): Map<string, AwsSection> {
  const entered = [...credentials.keys(), ...[...merged.keys()].filter((name) => !credentials.has(name))];
  const ordered = new Map<string, AwsSection>();
  for (const name of javaHashMapOrder(entered, credentials.size)) {
    const section = merged.get(name);
    if (section !== undefined) ordered.set(name, section);
  }
  return ordered;
}
