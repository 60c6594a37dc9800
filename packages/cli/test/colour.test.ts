import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith } from './sample-files.ts';

const escape = '\u{1b}[';

async function lint(environment: Readonly<Record<string, string>>, ...words: string[]): Promise<string> {
  const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
  return (await runDuckbill(['lint', ...words], { home, environment })).output;
}

function withoutColour(text: string): string {
  return text
    .split(escape)
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('m') + 1)))
    .join('');
}

describe('colour', () => {
  it('is left out of a pipe', async () => {
    expect(await lint({ NO_COLOR: '' })).not.toContain(escape);
  });

  it.each(['1', '', 'true', '3'])('comes with FORCE_COLOR=%s', async (value) => {
    expect(await lint({ NO_COLOR: '', FORCE_COLOR: value })).toContain(`${escape}31m`);
  });

  it.each(['0', 'false'])('stays away with FORCE_COLOR=%s', async (value) => {
    expect(await lint({ NO_COLOR: '', FORCE_COLOR: value })).not.toContain(escape);
  });

  it('stays away with NO_COLOR, whatever is forced', async () => {
    expect(await lint({ NO_COLOR: '1', FORCE_COLOR: '1' })).not.toContain(escape);
  });

  it('adds nothing but colour: severity is a word and a sign', async () => {
    const plain = await lint({});
    expect(plain).toContain('✗ error');
    expect(withoutColour(await lint({ NO_COLOR: '', FORCE_COLOR: '1' }))).toBe(plain);
  });

  it('never gets into JSON or diffs', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    const environment = { NO_COLOR: '', FORCE_COLOR: '1' };
    for (const words of [
      ['lint', '--json'],
      ['doctor', '--list-checks', '--json'],
      ['explain', 'AccessDenied', '--json'],
    ]) {
      const run = await runDuckbill(words, { home, environment });
      expect(run.output).not.toContain(escape);
      expect(jsonOf(run)).toHaveProperty('exit');
    }
  });

  it('comes to every report', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    for (const words of [
      ['inspect', '.'],
      ['plan', 'Bad.cyberduckprofile'],
      ['doctor', 'aws:'],
      ['explain', 'AccessDenied'],
    ]) {
      const run = await runDuckbill(words, { home, environment: { NO_COLOR: '', FORCE_COLOR: '1' } });
      expect(run.stdout, words.join(' ')).toContain(escape);
    }
  });
});
