import type { AwsFileKind, AwsFiles } from '../aws/aws-reading.ts';
import type { HashHex } from '../aws/cache-keys.ts';
import { editAwsFiles } from '../aws/edit/edit-aws-files.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { DocumentKind } from '../document/detect-kind.ts';
import { lint } from '../lint.ts';
import { SourceText } from '../source/source-text.ts';
import { buildAwsSections } from './build-aws-config.ts';
import { bookmarkVendor, buildBookmark } from './build-bookmark.ts';
import { buildProfile } from './build-profile.ts';
import { isThroughAwsFiles } from './fields-of.ts';
import type { GenerateSpec } from './generate-spec.ts';
import { mergeAwsSections } from './merge-aws-sections.ts';

/** A generated file. */
export interface GeneratedFile {
  readonly kind: AwsFileKind | 'bookmark' | 'profile';
  /** How it would be called: `config`, or a name with `.duck` or `.cyberduckprofile`. */
  readonly name: string;
  readonly text: string;
}

/** What a person still has to do, as a code of the list and its facts. */
export interface GenerateNote {
  readonly note: 'keys-left-out' | 'needs-aws-profile' | 'needs-profile';
  readonly about: string;
}

export type GeneratedFiles =
  | { readonly ok: true; readonly files: readonly GeneratedFile[]; readonly notes: readonly GenerateNote[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly files: readonly GeneratedFile[] };

export interface GenerateOptions {
  readonly sha1Hex: HashHex;
  /** AWS files that sections are put into; none: new ones. */
  readonly into?: AwsFiles;
  /** Replace sections of the same name that say something else. */
  readonly force?: boolean;
}

/**
 * The files of a specification. They are read again before they are handed out: what `lint` would say about them, for the
 * programs they are made for, is a refusal. Pure: the same specification gives the same bytes.
 */
export function generateFiles(spec: GenerateSpec, options: GenerateOptions): GeneratedFiles {
  if (spec.target === 'aws-config') return generateAwsFiles(spec, options);
  const isBookmark = spec.target === 'bookmark';
  const text = isBookmark ? buildBookmark(spec, options.sha1Hex) : buildProfile(spec);
  const title = spec.values.get('nickname') ?? spec.values.get('description') ?? bookmarkVendor(spec);
  const name = `${fileNameOf(title)}${isBookmark ? '.duck' : '.cyberduckprofile'}`;
  const files = [{ kind: spec.target, name, text }] as const;
  const diagnostics = findings(spec, files);
  if (diagnostics.length > 0) return { ok: false, diagnostics, files };
  return { ok: true, files, notes: notesOf(spec) };
}

function generateAwsFiles(spec: GenerateSpec, { into = {}, force = false }: GenerateOptions): GeneratedFiles {
  const sections = buildAwsSections(spec);
  const merged = mergeAwsSections(into, sections, force);
  if (!merged.ok) return { ok: false, diagnostics: merged.diagnostics, files: [] };
  // Alone first: what is wrong with files that are there already is no reason to refuse.
  const alone = editAwsFiles(
    {},
    sections.map(({ file, kind, name, settings }) => ({
      type: 'set-settings',
      section: { file, kind, name },
      settings,
    })),
  );
  if (!alone.ok) return { ok: false, diagnostics: alone.diagnostics, files: [] };
  const files = filesOf(alone.files);
  const diagnostics = findings(spec, files);
  if (diagnostics.length > 0) return { ok: false, diagnostics, files };
  const edited = editAwsFiles(into, merged.changes, { consent: { managed: force, inUse: force } });
  if (!edited.ok) return { ok: false, diagnostics: edited.diagnostics, files: [] };
  return { ok: true, files: filesOf(edited.files), notes: notesOf(spec) };
}

function filesOf(files: AwsFiles): readonly GeneratedFile[] {
  return (['config', 'credentials'] as const).flatMap((kind) => {
    const text = files[kind]?.text;
    return text === undefined ? [] : [{ kind, name: kind, text }];
  });
}

function findings(spec: GenerateSpec, files: readonly GeneratedFile[]): readonly Diagnostic[] {
  const kinds = new Map(files.map(({ name, kind }) => [name, kind]));
  const report = lint(
    files.map(({ name, text }) => new SourceText(name, text)),
    { programs: spec.programs, kindOf: ({ name }) => documentKind(kinds.get(name)) },
  );
  return (
    report.files
      .flatMap(({ diagnostics }) => diagnostics)
      // Asked for in so many words.
      .filter(({ code }) => code !== 'aws-sso-legacy' || !spec.values.has('legacy'))
  );
}

function documentKind(kind: GeneratedFile['kind'] | undefined): DocumentKind | undefined {
  if (kind === 'config') return 'aws-config';
  return kind === 'credentials' ? 'aws-credentials' : kind;
}

function notesOf(spec: GenerateSpec): readonly GenerateNote[] {
  const { target, access, values } = spec;
  const name = values.get('name') ?? '';
  if (target === 'aws-config') {
    const isKeys = access === 'keys' || access === 'session-token';
    return isKeys && !values.has('secretAccessKey') ? [{ note: 'keys-left-out', about: name }] : [];
  }
  const vendor = bookmarkVendor(spec);
  const isPublished = target === 'bookmark' && !shippedVendors.has(vendor);
  return [
    ...(isPublished ? [{ note: 'needs-profile', about: vendor } as const] : []),
    ...(isThroughAwsFiles(spec) && target === 'bookmark' ? [{ note: 'needs-aws-profile', about: name } as const] : []),
  ];
}

const shippedVendors: ReadonlySet<string> = new Set(['iterate GmbH', 's3-iam-identity-center']);

/** A title as a file name that every platform takes. */
function fileNameOf(title: string): string {
  const plain = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, '-')
    .replaceAll(/^[\s.]+|[\s.]+$/gu, '')
    .slice(0, 100)
    .trim();
  return plain === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(plain) ? `${plain}-` : plain;
}
