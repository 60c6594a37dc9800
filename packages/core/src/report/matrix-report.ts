import { visibleText } from '../diagnostic/visible-text.ts';
import type { AwsMatrix, MatrixCell, MatrixNote, MatrixRow } from '../inspect/aws-matrix.ts';
import type { AwsResolution, CredentialWay } from '../inspect/aws-resolution.ts';
import { placeIn } from '../inspect/describe-resolution.ts';
import { namePrograms } from '../programs/name-programs.ts';
import { programs, type ProgramId } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import { jsonPlace } from './json-report.ts';
import { type Paint, plainPaint } from './paint.ts';
import { jsonResolution, jsonSetting } from './resolution-json.ts';
import { resultSigns } from './resolution-report.ts';
import { wrapText } from './wrap-text.ts';

type Sources = ReadonlyMap<string, SourceText>;

/** Columns that the table is laid out for. */
const reportWidth = 100;
const widestName = 19;
const widestCell = 12;
const gap = 2;

/** Profiles × programs for people: a table, then in words what needs them, then what the signs mean. */
export function matrixReport(matrix: AwsMatrix, paint: Paint = plainPaint): string {
  const title = `${matrix.sources.map(({ name }) => visibleText(name)).join(' and ')}: who gets which credentials`;
  const head = [...fitted(title, reportWidth).map((line) => paint.strong(line)), ''];
  const isEmpty = matrix.rows.length === 0 && matrix.notes.length === 0;
  const body = isEmpty
    ? ['  no program sees a profile in it']
    : [
        ...tableLines(matrix, paint),
        ...unknownLines(matrix, paint),
        ...noteLines(matrix, paint),
        '',
        ...legendLines(matrix, paint),
      ];
  return `${[...head, ...body].join('\n')}\n`;
}

interface Column {
  readonly program: ProgramId;
  /** Who makes it, and which of theirs it is. */
  readonly head: readonly [string, string];
}

/** Programs whose answer is known; the others have no column, but a line below the table. */
const columnHeads: readonly Column[] = [
  { program: 'aws-cli@1', head: ['AWS CLI', '1'] },
  { program: 'aws-cli@2', head: ['', '2'] },
  { program: 'sdk-js@3', head: ['AWS SDK', 'JS 3'] },
  { program: 'sdk-go@2', head: ['', 'Go 2'] },
  { program: 'cyberduck@9.2', head: ['Cyberduck', 'to 9.2'] },
  { program: 'cyberduck@9.4', head: ['', '9.3, 9.4'] },
  { program: 'cyberduck@9.5', head: ['', '9.5'] },
];

interface Layout {
  readonly nameWidth: number;
  readonly cellWidth: number;
  readonly sources: Sources;
  readonly paint: Paint;
}

function tableLines(matrix: AwsMatrix, paint: Paint): string[] {
  const longest = matrix.rows.reduce(
    (length, { profile }) => Math.max(length, visibleText(profile).length),
    'profile'.length,
  );
  const nameWidth = Math.min(widestName, longest) + gap;
  const cellWidth = Math.min(widestCell, Math.floor((reportWidth - gap - nameWidth) / columnHeads.length));
  const layout: Layout = { nameWidth, cellWidth, sources: sourcesOf(matrix), paint };
  const headLine = (start: string, index: 0 | 1) =>
    `  ${start.padEnd(nameWidth)}${columnHeads.map(({ head }) => head[index].padEnd(cellWidth)).join('')}`.trimEnd();
  return [
    paint.strong(headLine('', 0)),
    paint.strong(headLine('profile', 1)),
    paint.faint(`  ${'─'.repeat(nameWidth + columnHeads.length * cellWidth - gap)}`),
    ...matrix.rows.flatMap((row) => [...rowLines(row, layout), '']),
  ];
}

/** A sign and the kind of credentials; below them where they come from. */
function rowLines(row: MatrixRow, { nameWidth, cellWidth, paint, sources }: Layout): string[] {
  const byProgram = new Map(row.cells.map((cell) => [cell.resolution.program, cell]));
  const cells = columnHeads.flatMap(({ program }) => byProgram.get(program) ?? []);
  const texts = cells.map((cell) => [cellHead(cell), ...cellDetails(cell.resolution, sources)]);
  const height = Math.max(...texts.map(({ length }) => length));
  const lines: string[] = [];
  for (let at = 0; at < height; at += 1) {
    const mark = at === 0 && cells.some(({ differs }) => differs) ? paint.warning('≠') : ' ';
    const name = (at === 0 ? shortened(visibleText(row.profile), nameWidth - gap) : '').padEnd(nameWidth);
    const parts = cells.map((cell, index) => {
      const text = shortened(visibleText(texts[index]?.[at] ?? ''), cellWidth - 1).padEnd(cellWidth);
      return at === 0 ? paint[toneOf(cell)](text) : paint.faint(text);
    });
    lines.push(`${mark} ${at === 0 ? paint.strong(name) : name}${parts.join('')}`.trimEnd());
  }
  return lines;
}

/** What works otherwise than elsewhere is no good news. */
function toneOf({ resolution, differs }: MatrixCell): keyof Paint {
  const { tone } = resultSigns[resolution.result];
  return differs && tone === 'good' ? 'warning' : tone;
}

const wayWords: Readonly<Record<CredentialWay, string>> = {
  keys: 'keys',
  role: 'role',
  'session-token': 'token',
  sso: 'sso',
  process: 'cmd',
  'web-identity': 'web id',
  login: 'login',
  instance: 'machine',
  environment: 'env',
};

const resultWords: Readonly<Record<AwsResolution['result'], string>> = {
  credentials: 'ok',
  'sign-in': 'later',
  failure: 'fails',
  nothing: 'none',
  unreadable: 'file',
  'not-seen': 'unseen',
  'reading-only': 'reads it',
};

function cellHead({ resolution, differs }: MatrixCell): string {
  const { result, way } = resolution;
  const works = result === 'credentials' || result === 'sign-in';
  const word = works && way !== undefined ? wayWords[way] : resultWords[result];
  return `${resultSigns[result].sign} ${word}${differs ? ' ≠' : ''}`;
}

/** The role, the place of the keys or the profile that has them, and whether a code is asked for. */
function cellDetails({ result, way, base, calls, prompts }: AwsResolution, sources: Sources): readonly string[] {
  if (result !== 'credentials' && result !== 'sign-in') return [];
  const first = base?.settings[0];
  const place = first === undefined ? '' : shortPlace(placeIn(first.file, first.keySpan.start, sources));
  const mfa = prompts.length === 0 ? [] : ['+ MFA'];
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

/** Names that are long often differ at their end. */
function shortened(text: string, width: number): string {
  if (text.length <= width) return text;
  const tail = Math.floor(width / 3);
  return `${text.slice(0, width - tail - 1)}…${text.slice(text.length - tail)}`;
}

/** Programs of which only the reading is known: whether they see the profiles at all. */
function unknownLines(matrix: AwsMatrix, paint: Paint): string[] {
  const shown = new Set(columnHeads.map(({ program }) => program));
  return matrix.programs
    .filter((program) => !shown.has(program))
    .flatMap((program) => {
      const results = matrix.rows.flatMap(({ cells }) =>
        cells.filter(({ resolution }) => resolution.program === program).map(({ resolution }) => resolution.result),
      );
      const seen = results.filter((result) => result === 'reading-only').length;
      const count = seen === results.length ? 'all profiles' : `${seen} of ${results.length} profiles`;
      const text = `${programs[program].title} sees ${count}; what it makes of them is not modelled here.`;
      return fitted(text, reportWidth - gap).map((line) => paint.faint(`  ${line}`));
    });
}

/** Under the name of a profile what each program does, and why. */
function noteLines({ notes, rows, sources }: AwsMatrix, paint: Paint): string[] {
  const places = new Map(rows.map(({ profile, places: [place] }) => [profile, place]));
  const byProfile = new Map<string, MatrixNote[]>();
  for (const note of notes) {
    const title = note.profiles.length === 1 ? (note.profiles[0] ?? '') : profilesText(note, rows.length);
    const group = byProfile.get(title);
    if (group === undefined) byProfile.set(title, [note]);
    else group.push(note);
  }
  const named = new Map(sources.map((source) => [source.name, source]));
  return [...byProfile].flatMap(([profile, own]) => {
    const place = places.get(profile);
    const where = place === undefined ? '' : ` (${placeIn(place.file, place.headerSpan.start, named)})`;
    const title = fitted(`${visibleText(profile)}${where}`, reportWidth - gap);
    return ['', ...title.map((line) => `  ${paint.strong(line)}`), ...own.flatMap((note) => notesOf(note, paint))];
  });
}

function notesOf({ programs: ids, result, text }: MatrixNote, paint: Paint): string[] {
  const { sign, tone } = resultSigns[result];
  return fitted(visibleText(`${namePrograms(ids)}: ${text}`), reportWidth - 6).map(
    (line, index) => `    ${index === 0 ? paint[tone](sign) : ' '} ${line}`,
  );
}

/** Most notes name one profile; a refused file concerns all. */
const mostProfiles = 3;

function profilesText({ profiles }: MatrixNote, all: number): string {
  if (profiles.length === all) return 'every profile';
  if (profiles.length <= mostProfiles) return profiles.join(', ');
  return `${profiles.slice(0, mostProfiles).join(', ')} and ${profiles.length - mostProfiles} more`;
}

const legend: readonly (readonly [sign: string, text: string])[] = [
  [resultSigns.credentials.sign, 'has credentials'],
  [resultSigns['sign-in'].sign, 'after a sign-in, or elsewhere'],
  [resultSigns.failure.sign, 'has none'],
  [resultSigns['not-seen'].sign, 'does not see the profile'],
];

/** Only what the table shows. */
function legendLines({ rows }: AwsMatrix, paint: Paint): string[] {
  const signs = new Set(
    rows.flatMap(({ cells }) => cells.map(({ resolution }) => resultSigns[resolution.result].sign)),
  );
  const parts = legend.filter(([sign]) => signs.has(sign)).map(([sign, text]) => `${sign} ${text}`);
  if (rows.some(({ differs }) => differs)) parts.push('≠ unlike the others');
  return parts.length === 0 ? [] : [paint.faint(`  ${parts.join('   ')}`)];
}

/** Wrapped at blanks; what is longer than a line is cut into pieces, so that no line is wider. */
function fitted(text: string, width: number): string[] {
  return wrapText(text, width).flatMap((line) => {
    const pieces: string[] = [];
    for (let at = 0; at < line.length; at += width) pieces.push(line.slice(at, at + width));
    return pieces;
  });
}

function sourcesOf({ sources }: AwsMatrix): Sources {
  return new Map(sources.map((source) => [source.name, source]));
}

/** Profiles × programs for machines: every cell with all that is known of it. */
export function jsonMatrix(matrix: AwsMatrix): object {
  const sources = sourcesOf(matrix);
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
