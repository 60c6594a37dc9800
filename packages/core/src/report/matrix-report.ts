import { visibleText } from '../diagnostic/visible-text.ts';
import type { AwsMatrix, MatrixCell, MatrixNote, MatrixRow } from '../inspect/aws-matrix.ts';
import type { AwsResolution, CredentialWay } from '../inspect/aws-resolution.ts';
import { placeIn } from '../inspect/describe-resolution.ts';
import { namePrograms } from '../programs/name-programs.ts';
import type { ProgramId } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import { jsonPlace } from './json-report.ts';
import { type Paint, plainPaint } from './paint.ts';
import { jsonResolution, jsonSetting } from './resolution-json.ts';
import { resultSigns } from './resolution-report.ts';
import { wrapText } from './wrap-text.ts';

type Sources = ReadonlyMap<string, SourceText>;

/** Columns that the table is laid out for. */
const reportWidth = 100;
const widestName = 18;
const widestCell = 12;

/** Profiles × programs for people: a table, notes on everything that is not as expected, and a legend. */
export function matrixReport(matrix: AwsMatrix, paint: Paint = plainPaint): string {
  const sources = new Map(matrix.sources.map((source) => [source.name, source]));
  const names = matrix.rows.map(({ profile }) => visibleText(profile).length);
  const nameWidth = Math.min(widestName, Math.max('profile'.length, ...names)) + 2;
  const cellWidth = Math.min(widestCell, Math.floor((reportWidth - 2 - nameWidth) / matrix.programs.length));
  const layout: Layout = { nameWidth, cellWidth, sources, paint };
  const title = `${matrix.sources.map(({ name }) => visibleText(name)).join(' and ')}: who gets which credentials`;
  const lines = [paint.strong(title), ''];
  if (matrix.rows.length === 0 && matrix.notes.length === 0)
    return `${[...lines, '  no program sees a profile in it'].join('\n')}\n`;
  lines.push(...headLines(matrix.programs, layout));
  for (const row of matrix.rows) lines.push(...rowLines(row, layout), '');
  lines.push(...noteLines(matrix, paint), ...legendLines(matrix, paint));
  return `${lines.join('\n').trimEnd()}\n`;
}

interface Layout {
  readonly nameWidth: number;
  readonly cellWidth: number;
  readonly sources: Sources;
  readonly paint: Paint;
}

function headLines(programs: readonly ProgramId[], { nameWidth, cellWidth, paint }: Layout): string[] {
  const parts = programs.map((program) => program.split('@'));
  const line = (start: string, index: number) =>
    `  ${start.padEnd(nameWidth)}${parts.map((part) => (part[index] ?? '').padEnd(cellWidth)).join('')}`.trimEnd();
  return [
    paint.strong(line('', 0)),
    paint.strong(line('profile', 1)),
    paint.faint(`  ${'─'.repeat(nameWidth + programs.length * cellWidth - 1)}`),
  ];
}

/** A mark, the kind of credentials, the number of the note; below it where they come from. */
function rowLines(row: MatrixRow, layout: Layout): string[] {
  const { nameWidth, cellWidth, paint, sources } = layout;
  const names = chunks(visibleText(row.profile), nameWidth - 2);
  const cells = row.cells.map((cell) => [cellHead(cell), ...cellDetails(cell.resolution, sources)]);
  const height = Math.max(names.length, ...cells.map(({ length }) => length));
  const lines: string[] = [];
  for (let at = 0; at < height; at += 1) {
    const mark = at === 0 && row.differs ? paint.warning('≠') : ' ';
    const name = (names[at] ?? '').padEnd(nameWidth);
    const parts = row.cells.map((cell, index) => {
      const text = clipped(cells[index]?.[at] ?? '', cellWidth - 1).padEnd(cellWidth);
      return at === 0 ? paint[resultSigns[cell.resolution.result].tone](text) : paint.faint(text);
    });
    lines.push(`${mark} ${at === 0 ? paint.strong(name) : name}${parts.join('')}`.trimEnd());
  }
  return lines;
}

const wayWords: Readonly<Record<CredentialWay, string>> = {
  keys: 'keys',
  role: 'role',
  'session-token': 'token',
  sso: 'sso',
  process: 'cmd',
  'web-identity': 'web',
  login: 'login',
  instance: 'ec2',
  environment: 'env',
};

const resultWords: Readonly<Record<AwsResolution['result'], string>> = {
  credentials: 'ok',
  'sign-in': 'sso',
  failure: 'fail',
  nothing: 'none',
  unreadable: 'file',
  'not-seen': 'none',
  'reading-only': 'read',
};

function cellHead({ resolution, note }: MatrixCell): string {
  const { result, way } = resolution;
  const works = result === 'credentials' || result === 'sign-in';
  const word = works && way !== undefined ? wayWords[way] : resultWords[result];
  return `${resultSigns[result].sign} ${word}${note === undefined ? '' : ` ${superscript(note)}`}`;
}

/** The role, the place of the keys or the profile that has them, and whether a code is asked for. */
function cellDetails({ result, way, base, calls, prompts }: AwsResolution, sources: Sources): readonly string[] {
  if (result !== 'credentials' && result !== 'sign-in') return [];
  const first = base?.settings[0];
  const place = first === undefined ? '' : shortPlace(placeIn(first.file, first.keySpan.start, sources));
  const mfa = prompts.length === 0 ? [] : ['+ mfa'];
  switch (way) {
    case 'keys':
    case 'session-token':
      return [place, ...mfa];
    case 'role':
    case 'web-identity': {
      const arn = calls.at(-1)?.parameters.find(({ name }) => name === 'RoleArn')?.source;
      const role = arn?.from === 'setting' ? (arn.setting.value.split('/').at(-1) ?? '') : '';
      const from = base === undefined || way === 'web-identity' ? 'token' : (base.profile ?? wayWords[base.way]);
      return [role, `← ${from}`, ...mfa];
    }
    case 'sso':
      return [base?.settings.find(({ key }) => key === 'sso_role_name')?.value ?? '', ...mfa];
    default:
      return mfa;
  }
}

/** `credentials` is too long for a cell. */
function shortPlace(place: string): string {
  return place.startsWith('credentials:') ? `cred${place.slice('credentials'.length)}` : place;
}

function clipped(text: string, width: number): string {
  const shown = visibleText(text);
  return shown.length > width ? `${shown.slice(0, width - 1)}…` : shown;
}

function chunks(text: string, width: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += width) parts.push(text.slice(at, at + width));
  return parts.length === 0 ? [''] : parts;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(number: number): string {
  return Array.from(String(number), (digit) => superscripts[Number(digit)] ?? '').join('');
}

/** Most notes name one profile; a refused file concerns all. */
const mostProfiles = 3;

function noteLines({ notes, rows }: AwsMatrix, paint: Paint): string[] {
  const width = Math.max(0, ...notes.map(({ number }) => String(number).length));
  return notes.flatMap((note) => {
    const head = superscript(note.number).padStart(width);
    const text = `${profilesText(note, rows.length)} · ${namePrograms(note.programs)}: ${note.text}`;
    return wrapText(visibleText(text), reportWidth - width - 3).map((line, index) =>
      index === 0 ? `  ${paint.warning(head)} ${line}` : `  ${' '.repeat(width)} ${line}`,
    );
  });
}

function profilesText({ profiles }: MatrixNote, all: number): string {
  if (profiles.length === all && all > 1) return 'every profile';
  if (profiles.length <= mostProfiles) return profiles.join(', ');
  return `${profiles.slice(0, mostProfiles).join(', ')} and ${profiles.length - mostProfiles} more`;
}

const legend: readonly (readonly [AwsResolution['result'], string])[] = [
  ['credentials', '✓ has credentials'],
  ['sign-in', '○ has them after signing in'],
  ['failure', '✗ has none'],
  ['not-seen', '– does not see the profile'],
  ['reading-only', '· reads it; what it makes of it is not known'],
];

/** Only what the table shows. */
function legendLines({ rows, notes }: AwsMatrix, paint: Paint): string[] {
  const signs = new Set(
    rows.flatMap(({ cells }) => cells.map(({ resolution }) => resultSigns[resolution.result].sign)),
  );
  const parts = legend.filter(([result]) => signs.has(resultSigns[result].sign)).map(([, text]) => text);
  if (rows.some(({ differs }) => differs)) parts.push('≠ programs differ');
  const lines = wrapText(parts.join('   '), reportWidth - 2).map((line) => `  ${paint.faint(line)}`);
  return notes.length === 0 ? lines : ['', ...lines];
}

/** Profiles × programs for machines: every cell with all that is known of it. */
export function jsonMatrix(matrix: AwsMatrix): object {
  const sources = new Map(matrix.sources.map((source) => [source.name, source]));
  return {
    files: matrix.sources.map(({ name }) => name),
    programs: matrix.programs,
    profiles: matrix.rows.map(({ profile, places, differs, cells }) => ({
      profile,
      differs,
      places: places.map(({ file, headerSpan }) => jsonPlace(file, headerSpan, sources)),
      cells: cells.map((cell) => ({
        ...jsonResolution(cell.resolution, sources),
        differs: cell.differs,
        ...(cell.note === undefined ? {} : { note: cell.note }),
        readings: cell.readings.map(({ key, setting, usual }) => ({
          key,
          ...(setting === undefined ? {} : { setting: jsonSetting(setting, sources) }),
          ...(usual === undefined ? {} : { usual: jsonSetting(usual, sources) }),
        })),
      })),
    })),
    notes: matrix.notes,
  };
}
