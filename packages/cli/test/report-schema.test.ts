import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith, practiceFiles } from './sample-files.ts';

// As a stranger finds it: by the name of the package.
const published = createRequire(import.meta.url).resolve('@duckbill/core/schemas/lint-report.schema.json');
const validate = new Ajv2020({ strict: true }).compile(JSON.parse(await readFile(published, 'utf8')) as object);

describe('the published schema of the lint report', () => {
  it.each([
    ['findings', ['.']],
    ['files without findings', ['.aws']],
    ['repairs', ['--fix', '.']],
    ['repairs that are not made', ['--fix-unsafe', '--diff', '.']],
    ['a run with limits', ['--fail-on', 'never', '--max-warnings', '0', '--for', 'cyberduck@9.5', '--', '.']],
  ])('takes what is printed about %s', async (_title, words) => {
    const home = await homeWith({ ...practiceFiles, 'Bad.cyberduckprofile': faultyProfile, 'note.duck': '' });
    const report = jsonOf(await runDuckbill(['lint', '--json', ...words], { home }));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  });

  it('takes the report in a file, and nothing else', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    await runDuckbill(['lint', '--format', 'json:report.json', '.'], { home });
    const report = JSON.parse(await readFile(path.join(home, 'report.json'), 'utf8')) as Record<string, unknown>;
    expect(validate(report)).toBe(true);
    expect(validate({ ...report, version: 2 })).toBe(false);
    expect(validate({ ...report, more: true })).toBe(false);
    const { exit: _, ...rest } = report;
    expect(validate(rest)).toBe(false);
  });
});
