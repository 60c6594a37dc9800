import type { CyberduckEra, ProgramId } from '../programs/program.ts';
import { programs } from '../programs/program.ts';

/** Where in the two files a setting may stand. The nested ones are indented below a setting of that name. */
export type AwsSettingPlace =
  | 'profile'
  | 'sso-session'
  | 'services'
  | 'plugins'
  | 's3'
  | 'proxies_config'
  | 'emr'
  | 'service';

export type AwsSettingType =
  | 'text'
  | 'secret'
  | 'boolean'
  | 'integer'
  | 'size'
  | 'url'
  | 'path'
  | 'region'
  | 'arn'
  | 'account-id'
  | 'profile'
  | 'sso-session'
  | 'services'
  | 'command'
  | 'list'
  | 'choice'
  | 'nested';

/** Readers whose settings are known: for the SDK for Java only the grammar is. */
export type AwsSettingReader = 'cli1' | 'cli2' | 'js' | 'go' | CyberduckEra;

/** One setting of the AWS files (aws-config B). */
export interface AwsSettingEntry {
  /** In lower case; botocore and Go fold names, the others want them so. */
  readonly name: string;
  readonly place: AwsSettingPlace;
  readonly type: AwsSettingType;
  /** What it is for, a few words. */
  readonly meaning: string;
  /** All accepted values of a choice. */
  readonly values?: readonly string[];
  /** Environment variables of the same meaning. */
  readonly variables?: readonly string[];
  readonly readers: readonly AwsSettingReader[];
  /** The tool that made the setting up; programs of AWS pass over it. */
  readonly owner?: string;
}

/** Whether a program looks at a setting. */
export function honours(program: ProgramId, entry: AwsSettingEntry): 'yes' | 'no' | 'unknown' {
  const { family, era } = programs[program];
  if (family === 'sdk-java') return entry.owner === undefined ? 'unknown' : 'no';
  const reader = era ?? familyReaders[program];
  return reader !== undefined && entry.readers.includes(reader) ? 'yes' : 'no';
}

const familyReaders: Readonly<Partial<Record<ProgramId, AwsSettingReader>>> = {
  'aws-cli@1': 'cli1',
  'aws-cli@2': 'cli2',
  'sdk-js@3': 'js',
  'sdk-go@2': 'go',
};

/** Both CLIs and the SDKs for JavaScript and Go. */
export const awsReaders: readonly AwsSettingReader[] = ['cli1', 'cli2', 'js', 'go'];

export const cliReaders: readonly AwsSettingReader[] = ['cli1', 'cli2'];

/** And every Cyberduck. */
export const allReaders: readonly AwsSettingReader[] = [...awsReaders, 'A', 'B', 'C'];

/** A row of the table. */
export function row(
  name: string,
  type: AwsSettingType,
  readers: readonly AwsSettingReader[],
  meaning: string,
  more: Partial<Pick<AwsSettingEntry, 'place' | 'values' | 'variables' | 'owner'>> = {},
): AwsSettingEntry {
  return { name, place: 'profile', type, meaning, readers, ...more };
}

/** A row whose variable is `AWS_` and its name in capitals. */
export function rowWithVariable(
  name: string,
  type: AwsSettingType,
  readers: readonly AwsSettingReader[],
  meaning: string,
  more: Partial<Pick<AwsSettingEntry, 'place' | 'values'>> = {},
): AwsSettingEntry {
  return row(name, type, readers, meaning, { ...more, variables: [`AWS_${name.toUpperCase()}`] });
}
