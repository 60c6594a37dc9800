import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { diagnostic } from '../../diagnostic/report-diagnostic.ts';
import { programIds } from '../../programs/program.ts';
import { EditSequence } from '../../source/edit-sequence.ts';
import { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import { applyTextEdits, type TextEdit } from '../../source/text-edit.ts';
import { awsFileKinds, type AwsFileKind, type AwsFiles } from '../aws-reading.ts';
import type { AwsChange, AwsEditOptions, AwsEditResult, AwsTouch } from './aws-change.ts';
import { putManagedBlock, removeManagedBlock } from './change-managed-block.ts';
import { pruneSections, removeSection, renameSection } from './change-sections.ts';
import { removeSettings, renameSetting, setSettings } from './change-settings.ts';
import { checkEdit } from './check-edit.ts';
import { EditWork } from './edit-work.ts';
import { HeaderPlaces } from './header-places.ts';

type ByFile<T> = Readonly<Record<AwsFileKind, T>>;

/**
 * Makes changes to `~/.aws/config` and `~/.aws/credentials`, one after the other; all of them or none. Every byte that no
 * change is about stays. Before a change is accepted the new text is read as each program reads it: when one of them would
 * see anything but what was asked for, or refuse a file that it reads now, the change is refused with a diagnostic
 * (aws-config A). A change that is made already edits nothing. The cost grows with the number of changes times the size of
 * the files: a managed block puts many sections at once.
 */
export function editAwsFiles(
  files: AwsFiles,
  changes: readonly AwsChange[],
  options: AwsEditOptions = {},
): AwsEditResult {
  const given = { config: sourceOf(files, 'config'), credentials: sourceOf(files, 'credentials') };
  const done = {
    config: new EditSequence(given.config.text),
    credentials: new EditSequence(given.credentials.text),
  };
  const places = new HeaderPlaces();
  const touched: AwsTouch[] = [];
  let now: ByFile<SourceText> = given;
  for (const change of changes) {
    const made = makeChange(now, change, options, places);
    const diagnostics = made.ok ? undecodable(files, given, made.edits) : made.diagnostics;
    if (diagnostics.length > 0 || !made.ok)
      return { ok: false, diagnostics: diagnostics.map((one) => inOriginal(one, given, done)) };
    for (const file of awsFileKinds) done[file].apply(made.edits[file]);
    now = made.after;
    touched.push(...made.touched);
  }
  return {
    ok: true,
    edits: { config: done.config.edits(), credentials: done.credentials.edits() },
    files: { ...files, ...present(files, now, 'config'), ...present(files, now, 'credentials') },
    touched,
  };
}

type Made =
  | {
      readonly ok: true;
      readonly edits: ByFile<readonly TextEdit[]>;
      readonly after: ByFile<SourceText>;
      readonly touched: readonly AwsTouch[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

function makeChange(now: ByFile<SourceText>, change: AwsChange, options: AwsEditOptions, places: HeaderPlaces): Made {
  const made = attempt(now, change, options, places, false);
  if (made.ok || !made.spellingsLeft) return made;
  const again = attempt(now, change, options, places, true);
  return again.ok ? again : made;
}

function attempt(
  now: ByFile<SourceText>,
  change: AwsChange,
  options: AwsEditOptions,
  places: HeaderPlaces,
  everySpelling: boolean,
): Made & { readonly spellingsLeft: boolean } {
  const work = new EditWork(now.config, now.credentials, options.consent ?? {});
  applyChange(work, change, everySpelling);
  const { spellingsLeft, problems, touched } = work;
  for (const file of awsFileKinds) if (work[file].draft.collided) work.refuse('changes-collide', file, undefined);
  if (problems.length > 0) return { ok: false, diagnostics: problems, spellingsLeft };
  const edits = { config: work.config.draft.edits(), credentials: work.credentials.draft.edits() };
  const after = { config: edited(now.config, edits.config), credentials: edited(now.credentials, edits.credentials) };
  checkEdit(work, after, options.programs ?? programIds, places);
  if (problems.length > 0) return { ok: false, diagnostics: problems, spellingsLeft };
  return { ok: true, edits, after, touched, spellingsLeft };
}

function applyChange(work: EditWork, change: AwsChange, everySpelling: boolean): void {
  switch (change.type) {
    case 'set-settings':
      return setSettings(work, change.section, change.settings, everySpelling);
    case 'remove-settings':
      return removeSettings(work, change.section, change.keys);
    case 'rename-setting':
      return renameSetting(work, change.section, change.from, change.to);
    case 'rename-section':
      return renameSection(work, change.kind, change.from, change.to);
    case 'remove-section':
      return removeSection(work, change.kind, change.name);
    case 'prune':
      return pruneSections(work, change.keep);
    case 'put-managed-block':
      return putManagedBlock(work, change.file, change.owner, change.sections);
    case 'remove-managed-block':
      return removeManagedBlock(work, change.file, change.owner);
    case 'together':
      for (const one of change.changes) applyChange(work, one, everySpelling);
      return undefined;
  }
}

function sourceOf(files: AwsFiles, file: AwsFileKind): SourceText {
  return files[file] ?? new SourceText(file, '');
}

function edited(source: SourceText, edits: readonly TextEdit[]): SourceText {
  return edits.length === 0 ? source : new SourceText(source.name, applyTextEdits(source.text, edits));
}

/** What could not be read cannot be written back. */
function undecodable(
  files: AwsFiles,
  given: ByFile<SourceText>,
  edits: ByFile<readonly TextEdit[]>,
): readonly Diagnostic[] {
  return (files.notUtf8 ?? [])
    .filter((file) => edits[file].length > 0)
    .map((file) => diagnostic('aws-edit-file-not-utf8', given[file].name, { start: 0, end: 0 }, { facts: { file } }));
}

function present(files: AwsFiles, now: ByFile<SourceText>, file: AwsFileKind): Partial<ByFile<SourceText>> {
  return files[file] === undefined && now[file].text === '' ? {} : { [file]: now[file] };
}

/** The same diagnostic, of the files as they were given. */
function inOriginal(one: Diagnostic, given: ByFile<SourceText>, done: ByFile<EditSequence>): Diagnostic {
  const move = (file: string, span: Span): Span => {
    const kind = file === given.credentials.name ? 'credentials' : 'config';
    const start = done[kind].originalOffset(span.start);
    return { start, end: Math.max(start, done[kind].originalOffset(span.end)) };
  };
  const related = one.related.map((place) => ({ ...place, span: move(place.file, place.span) }));
  return { ...one, span: move(one.file, one.span), related };
}
