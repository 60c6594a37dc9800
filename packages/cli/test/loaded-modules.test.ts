import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunOptions, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith } from './sample-files.ts';

/** Words that stand in the AWS SDK's own code, whatever the bundler names its files. */
const sdkMarks = ['@aws-sdk/', '@smithy/', 'smithy.api'];
const promptMarks = ['clack'];
/** Words that the service has and nothing else. */
const serviceMarks = ['urn:duckbill:problem', 'pino'];

const mark = 'loaded-module ';

/** Tells at the end every file that Node has loaded, on standard error. */
const telling = `const { writeSync } = require('node:fs');
process.on('exit', () => {
  for (const file of Object.keys(require.cache)) writeSync(2, ${JSON.stringify(mark)} + file + '\\n');
});`;

/** The code of every file that a command loads. */
async function loadedBy(words: readonly string[], options: RunOptions): Promise<Map<string, string>> {
  const preload = path.join(options.home, 'tell-loaded.cjs');
  await writeFile(preload, telling);
  const { stderr } = await runDuckbill(words, { ...options, node: ['--require', preload] });
  const names = stderr.split('\n').flatMap((line) => (line.startsWith(mark) ? [line.slice(mark.length)] : []));
  const files = names.filter((name) => name !== preload);
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}

function filesWith(loaded: ReadonlyMap<string, string>, marks: readonly string[]): readonly string[] {
  return [...loaded].filter(([, code]) => marks.some((word) => code.includes(word))).map(([file]) => file);
}

describe('what a command loads', () => {
  it.each([
    ['--version', ['--version']],
    ['lint', ['lint', 'Bad.cyberduckprofile']],
    ['lint --fix --diff', ['lint', '--fix', '--diff', '.']],
    ['inspect', ['inspect', 'Bad.cyberduckprofile']],
    ['plan', ['plan', 'Bad.cyberduckprofile']],
    ['explain', ['explain', 'AccessDenied']],
    ['aws-config set', ['aws-config', 'set', 'default', 'region', 'eu-west-1']],
    ['doctor --list-checks', ['doctor', '--list-checks']],
    ['doctor offline', ['doctor', 'Bad.cyberduckprofile']],
  ])('%s leaves the AWS SDK, the prompts and the service alone', async (_title, words) => {
    const loaded = await loadedBy(words, { home: await homeWith({ 'Bad.cyberduckprofile': faultyProfile }) });
    expect(loaded.size).toBeGreaterThan(1);
    expect(filesWith(loaded, sdkMarks)).toEqual([]);
    expect(filesWith(loaded, promptMarks)).toEqual([]);
    expect(filesWith(loaded, serviceMarks)).toEqual([]);
  });

  it('--version does not pay for the readers and rules', async () => {
    const loaded = await loadedBy(['--version'], { home: await homeWith() });
    expect(filesWith(loaded, ['profile-token-flag-for-role'])).toEqual([]);
  });

  it('the protocol of editors is loaded by lsp, and by nothing else that reads files', async () => {
    const protocolMarks = ['textDocument/publishDiagnostics'];
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    expect(filesWith(await loadedBy(['lint', 'Bad.cyberduckprofile'], { home }), protocolMarks)).toEqual([]);
    expect(filesWith(await loadedBy(['inspect', 'Bad.cyberduckprofile'], { home }), protocolMarks)).toEqual([]);
    // Its input ends at once: an editor that went away.
    expect(filesWith(await loadedBy(['lsp'], { home }), protocolMarks)).not.toEqual([]);
  });

  it('serve does load the service, so that the marks are right', async () => {
    // Refused at once, as nobody would be asked who they are.
    const loaded = await loadedBy(['serve', '--port', '0', '--host', '0.0.0.0'], { home: await homeWith() });
    expect(filesWith(loaded, serviceMarks)).not.toEqual([]);
  });

  it('connect does load the SDK, so that the marks are right', async () => {
    const loaded = await loadedBy(['connect', '--endpoint-url', 'http://127.0.0.1:9', '--as', 'aws-cli@2'], {
      home: await homeWith(),
      environment: { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'canary', AWS_REGION: 'eu-west-1' },
    });
    expect(filesWith(loaded, sdkMarks)).not.toEqual([]);
  });
});
