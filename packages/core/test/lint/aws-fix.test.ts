import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAwsFiles } from '../../src/aws/read-aws-files.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { fix } from '../../src/fix.ts';
import { lint } from '../../src/lint.ts';
import { programIds } from '../../src/programs/program.ts';
import { readSource } from '../../src/source/read-source.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { editsOverlap } from '../../src/source/text-edit.ts';

const vectorFile = fileURLToPath(new URL('../../../../../shared/vectors/aws-config/parse.json', import.meta.url));
const vectorsExist = existsSync(vectorFile);

interface ParseCase {
  readonly name: string;
  readonly file: string;
  readonly text?: string;
}

function isCase(value: unknown): value is ParseCase {
  return typeof value === 'object' && value !== null && 'name' in value && 'file' in value;
}

function parseCases(): readonly (readonly [string, SourceText])[] {
  const { cases }: { readonly cases: readonly unknown[] } = JSON.parse(readFileSync(vectorFile, 'utf8'));
  return cases
    .filter(isCase)
    .flatMap(({ name, file, text }) =>
      text === undefined ? [] : [[name, readSource(`.aws/${file}`, new TextEncoder().encode(text)).source] as const],
    );
}

function findings(sources: readonly SourceText[]): readonly Diagnostic[] {
  return lint(sources, { programs: programIds }).files.flatMap(({ diagnostics }) => diagnostics);
}

describe.skipIf(!vectorsExist)('repairs of AWS files', () => {
  const cases = vectorsExist ? parseCases() : [];

  it.each(cases)('of %s are complete and stable', (_, source) => {
    for (const unsafe of [false, true]) {
      const result = fix([source], { unsafe, programs: programIds });
      const left = findings(result.sources).filter(({ fixes }) => fixes.some(({ safe }) => safe || unsafe));
      expect(left.map(({ code }) => code)).toEqual([]);
      expect(fix(result.sources, { unsafe, programs: programIds }).applied).toEqual([]);
    }
  });

  it.each(cases)('of %s hold no two edits at one place', (_, source) => {
    for (const { fixes } of findings([source])) {
      for (const { edits } of fixes) {
        const clash = edits.some((edit, at) => edits.slice(at + 1).some((other) => editsOverlap(edit, other)));
        expect(clash).toBe(false);
      }
    }
  });

  it.each(cases)('of %s never make a program refuse what it read without a word', (_, source) => {
    const kind = source.name.endsWith('config') ? 'config' : 'credentials';
    const refuses = (one: SourceText) =>
      programIds.filter((id) => readAwsFiles({ [kind]: one }, id).failure !== undefined);
    const before = refuses(source);
    const { sources } = fix([source], { unsafe: false, programs: programIds });
    const told = new Set(findings(sources).flatMap(({ programs }) => programs));
    const refused = sources.flatMap(refuses).filter((id) => !before.includes(id) && !told.has(id));
    expect(refused).toEqual([]);
  });
});

describe('repairs of one AWS file', () => {
  const mend = (text: string, unsafe = false): string =>
    fix([new SourceText('.aws/config', text)], { unsafe, programs: programIds }).sources[0]?.text ?? '';

  it('keep comments where they belong', () => {
    expect(
      mend(
        '[profile heron] ; the grey one\nregion = eu-west-1 # near\n\ns3 =\n  # by hand\n  addressing_style = path ; so\n',
      ),
    ).toBe(
      '[profile heron]\n# the grey one\n# near\nregion = eu-west-1\n\ns3 =\n# by hand\n# so\n  addressing_style = path\n',
    );
  });

  it('keep the line ends of the file', () => {
    expect(mend('[profile heron] # grey\r\nRegion : eu-west-1 # near\r\n')).toBe(
      '[profile heron]\r\n# grey\r\n# near\r\nregion = eu-west-1\r\n',
    );
  });

  it('bring two sections together, the last value first', () => {
    const text =
      '[profile a]\nregion = eu-west-1\n# note\n\n[profile b]\nregion = eu-west-2\n\n[profile a]\nregion = eu-west-3\noutput = json\n';
    expect(mend(text)).toBe(text);
    expect(mend(text, true)).toBe(
      '[profile a]\n# note\nregion = eu-west-3\noutput = json\n\n[profile b]\nregion = eu-west-2\n\n',
    );
  });

  it('mend a header with several faults at once', () => {
    expect(mend('  [ Profile  "heron" ]#note\nregion = eu-west-1\n')).toBe(
      '[profile heron]\n#note\nregion = eu-west-1\n',
    );
  });

  it('leave meant quotes and commands alone', () => {
    const text = '[profile heron]\ncredential_process = "/opt/my tools/get" --x "y" --json\nnote = "a # b"\n';
    expect(mend(text, true)).toBe(text);
  });
});
