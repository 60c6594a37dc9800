import type { Code } from '../../src/catalogue/catalogue.ts';
import { lint } from '../../src/lint.ts';
import { readSource } from '../../src/source/read-source.ts';
import { type GoodFile, goodHomes } from './good-homes.ts';
import { type Mistake, pick, type Random, seededRandom } from './mistake.ts';

/** A finding by file, line and code. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly code: Code;
}

/** What came of planting one kind of mistake many times. */
export interface MistakeResult {
  readonly name: string;
  readonly planted: number;
  readonly found: number;
  /** Findings that nobody planted. */
  readonly extra: number;
  /** The first planting that was missed, or that led to one finding too many, in a line. */
  readonly example: string | undefined;
}

/** What lint finds in the files of one home. */
export function findIn(files: readonly GoodFile[]): readonly Found[] {
  const encoder = new TextEncoder();
  const sources = files.map(({ name, lines }) => readSource(name, encoder.encode(lines.join('\n'))).source);
  return lint(sources).files.flatMap(({ source, diagnostics }) =>
    diagnostics.map(({ code, span }) => ({ file: source.name, line: source.position(span.start).line, code })),
  );
}

/** Plants a mistake `times` times, in files and at places that the seed draws. */
export function runMistake(mistake: Mistake, times: number, seed: number): MistakeResult {
  const random = seededRandom(seed);
  let [planted, found, extra] = [0, 0, 0];
  let example: string | undefined;
  for (let turn = 0; turn < times; turn += 1) {
    const spoilt = spoil(mistake, random);
    if (spoilt === undefined) continue;
    planted += 1;
    const findings = findIn(spoilt.files);
    const isIt = (finding: Found): boolean =>
      finding.file === spoilt.file && finding.line === spoilt.line && mistake.found.includes(finding.code);
    const others = findings.filter((finding) => !isIt(finding) && mistake.besides?.includes(finding.code) !== true);
    const seen = findings.some(isIt);
    if (seen) found += 1;
    extra += others.length;
    if (!seen || others.length > 0)
      example ??= `${spoilt.file}:${spoilt.line} ${spoilt.text.trim()} → ${findings.map(({ file, line, code }) => `${file}:${line} ${code}`).join(', ') || 'nothing'}`;
  }
  return { name: mistake.name, planted, found, extra, example };
}

interface Spoilt {
  readonly files: readonly GoodFile[];
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A home with the mistake in one of its files. Not every file has a place for every mistake, so a few are tried. */
function spoil(mistake: Mistake, random: Random): Spoilt | undefined {
  const places = goodHomes().flatMap((home) =>
    home.filter((file) => mistake.kinds.includes(file.kind)).map((file) => ({ home, file })),
  );
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const place = pick(places, random);
    const planted = place === undefined ? undefined : mistake.plant(place.file.lines, random);
    if (place === undefined || planted === undefined) continue;
    const { home, file } = place;
    return {
      files: home.map((other) => (other === file ? { ...file, lines: planted.lines } : other)),
      file: file.name,
      line: planted.line,
      text: planted.lines[planted.line - 1] ?? '',
    };
  }
  return undefined;
}
