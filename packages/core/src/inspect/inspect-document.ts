import type { AwsFiles, AwsSection } from '../aws/aws-reading.ts';
import { readAwsFiles } from '../aws/read-aws-files.ts';
import { bookmarkKey } from '../bookmark/bookmark-keys.ts';
import type { Document } from '../document/document.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import { type Located, readMap, stringify } from '../plist/typed-reads.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import { profileFlags, profileKey } from '../profile/profile-keys.ts';
import { s3FlagDefaults, s3StringDefaults } from '../profile/s3-defaults.ts';
import { programs, type ProgramId } from '../programs/program.ts';
import { isSecretName } from '../report/secret-names.ts';
import type { InspectedSection, InspectedValue, Inspection } from './inspection.ts';

/** What a document says: for a plist as Cyberduck reads it, for AWS files as `program` does. Secrets have no value. */
export function inspectDocument(document: Document, program: ProgramId): Inspection {
  switch (document.kind) {
    case 'profile':
      return inspectPlist(document.plist, 'connection profile', (dict) => [
        valuesOf(dict, document.source.name, 'As written', (key) => profileKey(key)?.meaning),
        ...propertiesSection(document.profile),
        ...defaultsSection(document.profile),
      ]);
    case 'bookmark':
      return inspectPlist(document.plist, 'bookmark', (dict) => [
        valuesOf(dict, document.source.name, 'As written', (key) => bookmarkKey(key)?.meaning),
        ...mapSection(readMap(dict, 'Custom')?.value, 'Custom', document.source.name),
      ]);
    case 'aws': {
      const kindOf = (kind: 'config' | 'credentials'): AwsFiles => {
        const source = document.sources.find(({ name }) => document.fileKinds.get(name) === kind);
        return source === undefined ? {} : { [kind]: source };
      };
      return inspectAws({ ...kindOf('config'), ...kindOf('credentials') }, program);
    }
  }
}

function inspectPlist(
  plist: PlistDocument,
  what: string,
  sections: (dict: PlistDict) => readonly InspectedSection[],
): Inspection {
  const { source, root } = plist;
  const title = `${source.name}: ${what} as Cyberduck reads it`;
  const refused = plist.diagnostics.find(({ severity }) => severity === 'error');
  const refusal = {
    problem: 'not a property list that Cyberduck can read',
    file: source.name,
    span: refused?.span ?? { start: 0, end: 0 },
  };
  return {
    title,
    sections: root?.type === 'dict' ? sections(root) : [],
    ...(plist.outcome === 'dict' ? {} : { refusal }),
    sources: [source],
  };
}

/** Containers are shown in sections of their own; images only by their size. */
function valuesOf(
  dict: PlistDict,
  file: string,
  title: string,
  meaningOf: (key: string) => string | undefined,
): InspectedSection {
  const values: InspectedValue[] = [];
  for (const { key, value } of dict.entries) {
    const secret = isSecretName(key);
    const meaning = meaningOf(key);
    const text =
      value.type === 'array'
        ? value.items.map(stringify).join(', ')
        : value.type === 'dict'
          ? `(${value.entries.length} entries)`
          : profileKey(key)?.type === 'image'
            ? `(${stringify(value).length} characters of base64)`
            : stringify(value);
    values.push({
      name: key,
      value: secret ? '' : text,
      secret,
      meaning: meaning ?? 'not read by Cyberduck',
      origin: { kind: 'file', file, span: value.span },
    });
  }
  return { title, values };
}

function propertiesSection(profile: ConnectionProfile | undefined): InspectedSection[] {
  return profile === undefined ? [] : mapSection(profile.properties, 'Properties', profile.file);
}

function mapSection(
  map: ReadonlyMap<string, Located<string>> | undefined,
  title: string,
  file: string,
): InspectedSection[] {
  if (map === undefined || map.size === 0) return [];
  const values = [...map].map(([name, { value, span }]): InspectedValue => {
    const secret = isSecretName(name);
    return { name, value: secret ? '' : value, secret, origin: { kind: 'file', file, span } };
  });
  return [{ title, values }];
}

/** What an S3 profile inherits for keys that it leaves out (cyberduck-formats §3.4). */
function defaultsSection(profile: ConnectionProfile | undefined): InspectedSection[] {
  if (profile?.strings.get('Protocol')?.value !== 's3') return [];
  const of = 'the bundled profile Amazon S3';
  const strings = Object.entries(s3StringDefaults).map(([name, value]) => ({ name, value }));
  const flags = profileFlags.map((name) => ({ name, value: String(s3FlagDefaults[name]) }));
  const written = new Set(profile.dict.entries.map(({ key }) => key));
  const values = [...strings, ...flags]
    .filter(({ name }) => !written.has(name))
    .map(({ name, value }): InspectedValue => {
      const meaning = profileKey(name)?.meaning;
      return {
        name,
        value,
        secret: false,
        ...(meaning === undefined ? {} : { meaning }),
        origin: { kind: 'default', of },
      };
    });
  return [{ title: 'Inherited', values }];
}

function inspectAws(files: AwsFiles, program: ProgramId): Inspection {
  const reading = readAwsFiles(files, program);
  const sources = [files.config, files.credentials].filter((source) => source !== undefined);
  const title = `${sources.map(({ name }) => name).join(' and ')} as ${programs[program].title} reads them`;
  if (reading.failure !== undefined) return { title, sections: [], refusal: reading.failure, sources };
  const sections = [
    ...[...reading.profiles.values()].map((section) => awsSection(section, 'profile')),
    ...[...reading.ssoSessions.values()].map((section) => awsSection(section, 'sso-session')),
    ...[...reading.services.values()].map((section) => awsSection(section, 'services')),
  ];
  return { title, sections, sources };
}

function awsSection({ name, settings }: AwsSection, kind: string): InspectedSection {
  const values = [...settings.values()].flatMap((setting) => {
    const secret = isSecretName(setting.key);
    const origin = { kind: 'file', file: setting.file, span: setting.valueSpan } as const;
    const own: InspectedValue = { name: setting.key, value: secret ? '' : setting.value.trim(), secret, origin };
    const nested = [...(setting.nested?.values() ?? [])].map((sub): InspectedValue => ({
      name: `${setting.key}.${sub.key}`,
      value: isSecretName(sub.key) ? '' : sub.value,
      secret: isSecretName(sub.key),
      origin: { kind: 'file', file: sub.file, span: sub.valueSpan },
    }));
    return nested.length === 0 ? [own] : nested;
  });
  return { title: `${kind} ${name}`, values };
}
