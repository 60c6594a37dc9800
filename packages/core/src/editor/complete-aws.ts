import type { AwsFileKind } from '../aws/aws-reading.ts';
import type { AwsSettingEntry } from '../aws/aws-setting.ts';
import { awsSettings, findAwsSetting } from '../aws/aws-settings.ts';
import type { SourceText } from '../source/source-text.ts';
import { type AwsPlace, awsPlace, settingPlaceOf } from './aws-place.ts';
import { type Completion, valueCompletions } from './completion.ts';
import { awsSettingWords } from './key-words.ts';
import type { KnownNames } from './known-names.ts';
import { allRegions } from './plist-values.ts';

/** What the credentials file is for; everything else belongs in config (aws-config A.6). */
const credentialNames: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_account_id',
]);

/** What may be written at an offset of an AWS file: settings of the section, values, names of other sections. */
export function completeAws(
  source: SourceText,
  file: AwsFileKind,
  offset: number,
  names: KnownNames,
): readonly Completion[] {
  const place = awsPlace(source, file, offset);
  if (place === undefined || place.at === 'comment') return [];
  if (place.at === 'header') return headerCompletions(place, source, file, names);
  return place.at === 'key' ? settingCompletions(place, file) : valuesOf(place, names);
}

function settingCompletions(place: AwsPlace, file: AwsFileKind): readonly Completion[] {
  const settingPlace = settingPlaceOf(place);
  const present = new Set(place.siblings.filter((name) => name !== place.key));
  return awsSettings
    .filter((entry) => entry.place === settingPlace && !present.has(entry.name))
    .filter(({ name }) => file === 'config' || credentialNames.has(name))
    .filter(({ name, type }) => file === 'credentials' || !(type === 'secret' || name === 'aws_access_key_id'))
    .map((entry) => ({
      label: entry.name,
      kind: 'key',
      detail: entry.meaning,
      documentation: awsSettingWords(entry),
      span: place.span,
      before: place.isAssigned ? entry.name : `${entry.name}${entry.type === 'nested' ? ' =\n  ' : ' = '}`,
      after: '',
    }));
}

function valuesOf(place: AwsPlace, names: KnownNames): readonly Completion[] {
  const settingPlace = settingPlaceOf(place);
  const entry = settingPlace === undefined ? undefined : findAwsSetting(place.key, settingPlace);
  if (entry === undefined) return [];
  const own = place.section?.kind === 'profile' ? place.section.name : undefined;
  switch (entry.type) {
    case 'boolean':
      return valueCompletions(place.span, ['true', 'false'], 'true or false');
    case 'choice':
      return valueCompletions(place.span, entry.values ?? [], entry.meaning);
    case 'region':
      return valueCompletions(place.span, allRegions, 'region');
    case 'profile':
      return nameCompletions(place, entry, names.awsProfiles, own);
    case 'sso-session':
      return nameCompletions(place, entry, names.ssoSessions, undefined);
    case 'services':
      return nameCompletions(place, entry, names.services, undefined);
    default:
      return [];
  }
}

/** Names of sections; a profile that is its own source comes last, since few mean it. */
function nameCompletions(
  { span }: AwsPlace,
  { meaning }: AwsSettingEntry,
  names: readonly string[],
  own: string | undefined,
): readonly Completion[] {
  const others = names.filter((name) => name !== own);
  return valueCompletions(span, others.length === names.length ? names : [...others, own ?? ''], meaning, 'name');
}

const sections = {
  profile: 'settings under a name',
  'sso-session': 'sign-in of Identity Center, for profiles to name',
  services: 'an endpoint for each service, for profiles to name',
} as const;

/** The kinds of sections of config; in credentials the profiles that are known by config. */
function headerCompletions(
  { span, section }: AwsPlace,
  source: SourceText,
  file: AwsFileKind,
  names: KnownNames,
): readonly Completion[] {
  if (file === 'credentials') return valueCompletions(span, names.awsProfiles, 'profile of config', 'name');
  const isClosed = source.text.charAt(span.end) === ']';
  const written = source.slice(span).trim();
  if (section !== undefined && written.includes(' ')) return [];
  return Object.entries(sections).map(([word, detail]) => ({
    label: word,
    kind: 'key',
    detail,
    span,
    before: `${word} `,
    after: isClosed ? '' : ']',
  }));
}
