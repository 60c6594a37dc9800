import { readAwsConfig } from '../../aws/read-aws-config.ts';
import type { AwsFiles } from '../../aws/aws-reading.ts';
import type { Bookmark } from '../../bookmark/bookmark.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { ConnectionProfile } from '../../profile/connection-profile.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { ConvertOptions, ConvertSource } from '../conversion.ts';
import { accessOfAwsProfile } from './access-of-aws-profile.ts';
import { inheritProfile } from '../../profile/inherit-profile.ts';
import { bookmarkOfProfile } from '../bookmark-of-profile.ts';
import { accessOfBookmark, carriedProperties } from './access-of-bookmark.ts';
import { tellProfileKeys } from '../tell-profile-keys.ts';
import type { ClientAccess } from './client-format.ts';
import { Losses } from '../losses.ts';
import { type ClientName, clients } from './clients.ts';

/** A connection to convert, and where it stands. */
export interface FoundAccess extends ClientAccess {
  readonly file: string;
}

export interface FoundAccesses {
  readonly accesses: readonly FoundAccess[];
  readonly losses: readonly Diagnostic[];
  readonly secrets: readonly string[];
}

/** The connections in a source; `others` belong to it. `to`: what they are to become, as a sentence names it. */
export function accessesOfSource(
  source: ConvertSource,
  others: readonly ConvertSource[],
  to: string,
  { profiles }: Pick<ConvertOptions, 'profiles'>,
): FoundAccesses {
  switch (source.kind) {
    case 'bookmark':
      return accessesOfBookmark(source.bookmark, [...profilesOf(others), ...profiles], to);
    case 'profile': {
      const bookmark = bookmarkOfProfile(inheritProfile(source.profile, { known: profiles }));
      if (bookmark === undefined) return { accesses: [], losses: [], secrets: [] };
      const found = accessesOfBookmark(bookmark, [source.profile, ...profilesOf(others), ...profiles], to);
      return found.accesses.length === 0
        ? found
        : { ...found, losses: [...found.losses, ...unheldOfProfile(source.profile, to)] };
    }
    case 'url':
    case 'duck': {
      const { bookmark, diagnostics, secrets } = source.url;
      if (bookmark === undefined) return { accesses: [], losses: diagnostics, secrets };
      const found = accessesOfBookmark(bookmark, [...profilesOf(others), ...profiles], to);
      return { ...found, losses: [...diagnostics, ...found.losses], secrets };
    }
    case 'aws-profile':
      return accessesOfAws(source.files, source.names, to);
    case 'client':
      return accessesOfClient(source.client, source.source, source.names, to);
  }
}

/** Entries and properties of a profile that is converted by itself: nothing else tells them. */
function unheldOfProfile(profile: ConnectionProfile, to: string): readonly Diagnostic[] {
  const { file, properties, dict } = profile;
  const losses = new Losses({ file, span: dict.span, to });
  const risk = 'the other program uses its own default';
  tellProfileKeys(
    profile,
    losses,
    (key) => ownKeys.get(key) ?? ['only Cyberduck and Mountain Duck have it', risk],
    ofClients,
  );
  for (const [name, { keySpan, value }] of properties)
    if (!carriedProperties.has(name) && value.trim() !== '')
      losses.at({ file, span: keySpan }).lost(`Properties ${name}`, 'only Cyberduck has it', risk);
  return losses.found;
}

/** Carried over into clients, or words of a form alone. */
const ofClients: ReadonlySet<string> = new Set([
  'Authorization',
  'Default Path',
  'Help',
  'Hostname Placeholder',
  'Username Placeholder',
  'Password Placeholder',
  'Path Placeholder',
]);

const ownKeys: ReadonlyMap<string, readonly [why: string, risk: string]> = new Map([
  ['Regions', ['it is a list to choose from', 'nothing changes for the connection']],
  ['STS Endpoint', ['only Cyberduck asks there for a role', 'the other program asks where AWS tools do']],
]);

function profilesOf(sources: readonly ConvertSource[]): readonly ConnectionProfile[] {
  return sources.flatMap((one) => (one.kind === 'profile' ? [one.profile] : []));
}

function accessesOfBookmark(bookmark: Bookmark, known: readonly ConnectionProfile[], to: string): FoundAccesses {
  const span = bookmark.nickname?.keySpan ?? bookmark.protocol?.keySpan ?? { start: 0, end: 0 };
  const losses = new Losses({ file: bookmark.file, span, to });
  const access = accessOfBookmark(bookmark, known, losses);
  const accesses = access === undefined ? [] : [{ access, span, file: bookmark.file }];
  return { accesses, losses: losses.found, secrets: [] };
}

function accessesOfAws(files: AwsFiles, names: readonly string[], to: string): FoundAccesses {
  const model = readAwsConfig(files);
  const file = (files.config ?? files.credentials)?.name ?? 'config';
  const found: FoundAccess[] = [];
  const losses: Diagnostic[] = [];
  for (const name of new Set(names.length === 0 ? ['default'] : names)) {
    const place = model.profiles.get(name)?.places[0];
    const at = { file: place?.file ?? file, span: place?.nameSpan ?? { start: 0, end: 0 } };
    const told = new Losses({ ...at, to });
    const access = accessOfAwsProfile(model, name, told);
    if (access === undefined) told.refused(`AWS profile "${name}"`, 'there is no such profile', 'look at its name');
    else found.push({ access, ...at });
    losses.push(...told.found);
  }
  const secrets = found.flatMap(({ access }) => Object.values(access.secrets));
  return { accesses: found, losses, secrets };
}

function accessesOfClient(client: ClientName, source: SourceText, names: readonly string[], to: string): FoundAccesses {
  const { title, read } = clients[client];
  const { accesses, losses, secrets } = read(source);
  const wished =
    names.length === 0 ? accesses : accesses.filter(({ access }) => names.includes(access.description.name));
  const told = new Losses({ file: source.name, span: { start: 0, end: 0 }, to });
  for (const name of names)
    if (!accesses.some(({ access }) => access.description.name === name))
      told.refused(`"${name}"`, `${title} has no connection to S3 of this name here`, 'look at its name');
  if (accesses.length === 0 && losses.length === 0)
    told.refused(`This file of ${title}`, 'it holds no connection to S3', 'is it the right file?');
  // Who asked for one connection is not told about all others.
  const spans = new Set(wished.map(({ span }) => span.start));
  const ours = names.length === 0 ? losses : losses.filter(({ span }) => spans.has(span.start));
  return {
    accesses: wished.map((one) => ({ ...one, file: source.name })),
    losses: [...told.found, ...ours],
    secrets,
  };
}
