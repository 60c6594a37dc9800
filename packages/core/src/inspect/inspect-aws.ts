import { type AwsFileKind, awsFileKinds, type AwsFiles, type AwsSection, type AwsSetting } from '../aws/aws-reading.ts';
import { type AwsSettingEntry, type AwsSettingPlace, honours } from '../aws/aws-setting.ts';
import { findAwsSetting } from '../aws/aws-settings.ts';
import { readAwsFiles } from '../aws/read-aws-files.ts';
import { toolOfCommand } from '../aws/tool-of-command.ts';
import type { AwsDocument } from '../document/document.ts';
import { isNotUtf8 } from '../document/open-documents.ts';
import { programs, type ProgramId } from '../programs/program.ts';
import type { InspectWorld } from './aws-resolution.ts';
import { valueOf } from './inspect-plist.ts';
import type { InspectedSection, InspectedValue, Inspection } from './inspection.ts';
import { resolveProfile } from './resolve-profile.ts';

/** The two files of a document, for readers. */
export function awsFilesOf({ sources, fileKinds }: AwsDocument): AwsFiles {
  const find = (kind: AwsFileKind) => sources.find(({ name }) => fileKinds.get(name) === kind);
  const config = find('config');
  const credentials = find('credentials');
  const files = {
    ...(config === undefined ? {} : { config }),
    ...(credentials === undefined ? {} : { credentials }),
  };
  return { ...files, notUtf8: awsFileKinds.filter((kind) => isNotUtf8(find(kind))) };
}

/** Each profile as a program reads it, and, given a world, what it comes to. */
export function inspectAws(document: AwsDocument, program: ProgramId, world?: InspectWorld): Inspection {
  const files = awsFilesOf(document);
  const reading = readAwsFiles(files, program);
  const { failure } = reading;
  const { sources } = document;
  const title = `${sources.map(({ name }) => name).join(' and ')} as ${programs[program].title} reads them`;
  // Cyberduck's own order is that of a hash table.
  const order = new Map(sources.map(({ name }, index) => [name, index]));
  const rank = ({ places: [place] }: AwsSection) => (place === undefined ? 0 : (order.get(place.file) ?? 0));
  const start = ({ places: [place] }: AwsSection) => place?.headerSpan.start ?? 0;
  const ordered = [...reading.profiles.values()].toSorted(
    (one, other) => rank(one) - rank(other) || start(one) - start(other),
  );
  const profiles = ordered.map((section) => ({
    ...awsSection(section, 'profile', 'profile', program),
    ...(world === undefined ? {} : { resolution: resolveProfile(files, reading, section.name, world) }),
  }));
  const sections = [
    ...profiles,
    ...[...reading.ssoSessions.values()].map((section) => awsSection(section, 'sso-session', 'sso-session', program)),
    ...[...reading.services.values()].map((section) => awsSection(section, 'services', 'services', program)),
  ];
  return {
    program,
    title,
    notes: programs[program].family === 'sdk-java' ? [{ tone: 'warning', text: readingOnly }] : [],
    sections,
    ...(failure === undefined ? {} : { refusal: failure }),
    sources,
  };
}

const readingOnly = 'only what this SDK reads is known, not what it makes of it';

function awsSection(
  { name, settings }: AwsSection,
  kind: string,
  place: AwsSettingPlace,
  program: ProgramId,
): InspectedSection {
  return { title: `${kind} ${name}`, values: [...settings.values()].flatMap((one) => valuesOf(one, place, program)) };
}

/** A block is shown as its members, each under the name of both. */
function valuesOf(setting: AwsSetting, place: AwsSettingPlace, program: ProgramId): readonly InspectedValue[] {
  const nested = [...(setting.nested?.values() ?? [])];
  if (nested.length === 0) return [valueIn(setting, setting.key, place, program)];
  const inner = nestedPlace(setting.key, place);
  return nested.map((sub) => valueIn(sub, `${setting.key}.${sub.key}`, inner, program));
}

function nestedPlace(key: string, place: AwsSettingPlace): AwsSettingPlace {
  if (place === 'services') return 'service';
  return key === 's3' || key === 'proxies_config' || key === 'emr' ? key : 'plugins';
}

function valueIn(setting: AwsSetting, name: string, place: AwsSettingPlace, program: ProgramId): InspectedValue {
  const entry = findAwsSetting(setting.key, place);
  const remark = remarkOf(setting, entry, program);
  // The members of a service are named by the service as well: its own name tells whether it is a secret.
  const shown = valueOf(setting.key, setting.value.trim(), entry?.meaning);
  return {
    ...shown,
    name,
    origin: { kind: 'file', file: setting.file, span: setting.valueSpan },
    ...(remark === undefined ? {} : { remark }),
  };
}

function remarkOf(
  { key, value }: AwsSetting,
  entry: AwsSettingEntry | undefined,
  program: ProgramId,
): string | undefined {
  if (entry === undefined) return 'no program is known to read it here';
  if (entry.owner !== undefined) return `setting of ${entry.owner}`;
  if (honours(program, entry) === 'no') return 'not used by this program';
  const tool = key === 'credential_process' ? toolOfCommand(value) : undefined;
  return tool === undefined ? undefined : `runs ${tool}`;
}
