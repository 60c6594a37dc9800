import type { FolderEntry, FolderLoading, FolderNote } from '../bookmark/load-folder.ts';
import { catalogueEntry } from '../catalogue/catalogue.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { type JsonPlace, jsonPlace } from './json-report.ts';
import { type Paint, plainPaint } from './paint.ts';
import { wrapText } from './wrap-text.ts';

type Sources = ReadonlyMap<string, SourceText>;

/** What becomes of a folder of bookmarks, for people: one line a file, then what it comes to. */
export function folderReport(
  loading: FolderLoading,
  sources: readonly SourceText[],
  paint: Paint = plainPaint,
): string {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const lines = loading.entries.flatMap((entry) => entryLines(entry, byName, paint));
  const { entries, loaded, stoppedAt } = loading;
  const bookmarks = entries.filter(({ outcome }) => outcome !== 'no-bookmark').length;
  lines.push('', `${loaded.length} of ${bookmarks} bookmarks are shown`);
  if (stoppedAt !== undefined) lines.push(...wrapText(stopWords(visibleText(stoppedAt)), reportWidth));
  return `${lines.join('\n')}\n`;
}

const reportWidth = 100;

function stopWords(file: string): string {
  return `Cyberduck catches no such error: ${file} keeps every bookmark after it from being loaded. The order here is that of the names; the file system may give another. Mend or remove that file first.`;
}

/** What stands in front of a file, by what becomes of it. */
const labels = {
  loaded: { mark: '✓ loaded     ', dress: 'good' },
  skipped: { mark: '! skipped    ', dress: 'warning' },
  stopped: { mark: '✗ stops here ', dress: 'error' },
  'not-reached': { mark: '✗ not reached', dress: 'error' },
  'no-bookmark': { mark: '· no bookmark', dress: 'faint' },
} as const satisfies Readonly<Record<FolderEntry['outcome'], { mark: string; dress: keyof Paint }>>;

function entryLines(entry: FolderEntry, sources: Sources, paint: Paint): string[] {
  const { mark, dress } = labels[entry.outcome];
  const line = (file: string, words: string): string =>
    `${paint[dress](mark)}  ${paint.strong(visibleText(file))}${words === '' ? '' : `  ${words}`}`;
  switch (entry.outcome) {
    case 'loaded': {
      const name = entry.bookmark.nickname?.value ?? entry.bookmark.hostname?.value ?? '';
      const notes = entry.notes.map((note) => `               ${paint.faint(noteWords(note))}`);
      return [line(entry.file, visibleText(name)), ...notes];
    }
    case 'skipped':
      return [line(placeText(entry.file, entry.span, sources), `${catalogueEntry(entry.code).title}  ${entry.code}`)];
    case 'stopped': {
      const { key, code, span } = entry.because;
      const title = `${catalogueEntry(code).title}${key === undefined ? '' : ` (${key})`}`;
      return [line(placeText(entry.file, span, sources), `${title}  ${code}`)];
    }
    default:
      return [line(entry.file, '')];
  }
}

function placeText(file: string, span: Span, sources: Sources): string {
  const at = sources.get(file)?.position(span.start);
  return at === undefined ? file : `${file}:${at.line}:${at.column}`;
}

function noteWords(note: FolderNote): string {
  switch (note.kind) {
    case 'uuid-missing':
      return 'no UUID: the next save makes one, and goes to another file; this one stays beside it';
    case 'file-name-differs':
      return note.savedTo === undefined
        ? 'its UUID makes no file name: it cannot be saved'
        : `the next save goes to ${visibleText(note.savedTo)}; this file stays beside it`;
    case 'uuid-taken':
      return `the same UUID as ${visibleText(note.by)}: both are saved to one file`;
  }
}

export interface JsonFolderEntry {
  readonly file: string;
  readonly outcome: FolderEntry['outcome'];
  readonly code?: string;
  readonly key?: string;
  readonly place?: JsonPlace;
  readonly notes?: readonly { readonly kind: FolderNote['kind']; readonly savedTo?: string; readonly by?: string }[];
}

/** The same for machines. */
export function jsonFolder(loading: FolderLoading, sources: readonly SourceText[]): readonly JsonFolderEntry[] {
  const byName = new Map(sources.map((source) => [source.name, source]));
  return loading.entries.map((entry): JsonFolderEntry => {
    const { file, outcome } = entry;
    switch (entry.outcome) {
      case 'loaded':
        return { file, outcome, notes: entry.notes.map(jsonNote) };
      case 'skipped':
        return { file, outcome, code: entry.code, place: jsonPlace(file, entry.span, byName) };
      case 'stopped': {
        const { key, code, span } = entry.because;
        return { file, outcome, code, ...(key === undefined ? {} : { key }), place: jsonPlace(file, span, byName) };
      }
      default:
        return { file, outcome };
    }
  });
}

function jsonNote(note: FolderNote): NonNullable<JsonFolderEntry['notes']>[number] {
  switch (note.kind) {
    case 'uuid-missing':
      return { kind: note.kind };
    case 'file-name-differs':
      return { kind: note.kind, ...(note.savedTo === undefined ? {} : { savedTo: note.savedTo }) };
    case 'uuid-taken':
      return { kind: note.kind, by: note.by };
  }
}
