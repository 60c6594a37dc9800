import { type AwsSettingEntry, honours } from '../aws/aws-setting.ts';
import { bookmarkKey } from '../bookmark/bookmark-keys.ts';
import { profileKey } from '../profile/profile-keys.ts';
import { s3Properties } from '../profile/s3-defaults.ts';
import { namePrograms } from '../programs/name-programs.ts';
import { type ProgramId, programIds, programs } from '../programs/program.ts';

/** What a key of a profile or bookmark means and who reads it, as Markdown; undefined deep inside other dictionaries. */
export function plistKeyWords(kind: 'profile' | 'bookmark', path: readonly string[], key: string): string | undefined {
  if (path.length === 0) return kind === 'profile' ? profileKeyWords(key) : bookmarkKeyWords(key);
  const holder = kind === 'profile' ? 'Properties' : 'Custom';
  return path.length === 1 && path[0] === holder ? propertyWords(key) : undefined;
}

function profileKeyWords(key: string): string {
  const known = profileKey(key);
  if (known === undefined) return `**${shown(key)}**\n\nCyberduck does not read this key.`;
  const { meaning, since, type } = known;
  const readers = cyberducks.filter((id) => since !== '9.3' || programs[id].era !== 'A');
  return [
    `**${key}** (${profileTypes[type]}): ${meaning}`,
    ...(since === undefined ? [] : [`Since Cyberduck ${since}.`]),
    ...readersOf(readers, cyberducks),
  ].join('\n\n');
}

function bookmarkKeyWords(key: string): string {
  const known = bookmarkKey(key);
  if (known === undefined) return `**${shown(key)}**\n\nCyberduck does not read this key.`;
  const { meaning, type, values, legacy } = known;
  return [
    `**${key}** (${bookmarkTypes[type]}): ${meaning}`,
    ...(values === undefined ? [] : [`One of ${values.map(code).join(', ')}.`]),
    ...(legacy === true ? ['Still read; another key says it better, and overrides it.'] : []),
  ].join('\n\n');
}

function propertyWords(key: string): string | undefined {
  const known = s3Properties.find(({ name }) => name === key);
  if (known === undefined) return undefined;
  const preset = known.default === undefined || known.default === '' ? [] : [`Otherwise ${code(known.default)}.`];
  return [`**${key}**: ${known.meaning}`, ...preset].join('\n\n');
}

/** What a setting of an AWS file means, what it may hold and which program honours it, as Markdown. */
export function awsSettingWords(entry: AwsSettingEntry): string {
  const by = (answer: ReturnType<typeof honours>): readonly ProgramId[] =>
    programIds.filter((id) => honours(id, entry) === answer);
  const { name, type, meaning, values, variables, owner } = entry;
  return [
    `**${name}** (${type}): ${meaning}`,
    ...(values === undefined ? [] : [`One of ${values.map(code).join(', ')}.`]),
    ...(owner === undefined ? [] : [`Made up by ${owner}.`]),
    ...line('Honoured by', by('yes')),
    ...line('Passed over by', by('no')),
    ...line('Not known for', by('unknown')),
    ...(variables === undefined ? [] : [`Environment: ${variables.map(code).join(', ')}`]),
  ].join('\n\n');
}

const cyberducks = programIds.filter((id) => programs[id].family === 'cyberduck');

function readersOf(readers: readonly ProgramId[], all: readonly ProgramId[]): readonly string[] {
  const others = all.filter((id) => !readers.includes(id));
  return others.length === 0 ? [] : [...line('Read by', readers), ...line('Passed over by', others)];
}

function line(words: string, ids: readonly ProgramId[]): readonly string[] {
  return ids.length === 0 ? [] : [`${words}: ${namePrograms(ids)}`];
}

const profileTypes = {
  string: 'text',
  port: 'port number, as text',
  flag: 'true or false',
  list: 'array of texts',
  properties: 'dictionary',
  image: 'picture in base64',
} as const;

const bookmarkTypes = {
  string: 'text',
  integer: 'number, as text',
  enum: 'one of several words',
  dict: 'dictionary',
  list: 'array of texts',
  readonly: 'true',
} as const;

const longestKey = 80;

/** A key of the user's, which must not become markup. */
function shown(key: string): string {
  return key.slice(0, longestKey).replaceAll(/[^\p{L}\p{N} ._-]/gu, '?');
}

function code(text: string): string {
  return `\`${text}\``;
}
