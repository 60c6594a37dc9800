import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rulePage } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type Diagnostic,
  ExitNotification,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from './lsp-client.ts';
import { runDuckbill } from './run-duckbill.ts';
import { faultyProfile, goodProfile, homeWith } from './sample-files.ts';

const canary = 'CANARYcanaryCANARYcanaryCANARYcanary1234';

const wholeFile = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

async function started(files: Readonly<Record<string, string>> = {}): Promise<LspClient> {
  const client = new LspClient(await homeWith(files));
  await client.initialize();
  return client;
}

function codes(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ code }) => code);
}

async function actions(client: LspClient, name: string, only?: string[]): Promise<readonly CodeAction[]> {
  const found = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: client.uri(name) },
    range: wholeFile,
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
  return (found ?? []).filter((action): action is CodeAction => 'kind' in action);
}

/** A text after the edits that an action holds for it, and the version that they are for. */
function applied(action: CodeAction | undefined, uri: string, text: string): { text: string; version: number | null } {
  for (const change of action?.edit?.documentChanges ?? []) {
    if (!('textDocument' in change) || change.textDocument.uri !== uri) continue;
    const edits = change.edits.filter((edit): edit is TextEdit => 'newText' in edit);
    const document = TextDocument.create(uri, 'any', 1, text);
    return { text: TextDocument.applyEdits(document, edits), version: change.textDocument.version };
  }
  throw new Error('the action has no edit for this document');
}

describe('duckbill lsp', () => {
  it('says what it can, and ends with 0 after shutdown', async () => {
    const client = new LspClient(await homeWith());
    const { capabilities, serverInfo } = await client.initialize();
    expect(serverInfo?.name).toBe('duckbill');
    expect(capabilities).toMatchObject({ hoverProvider: true, textDocumentSync: { change: 2 } });
    expect(capabilities.codeActionProvider).toEqual({ codeActionKinds: ['quickfix', 'source.fixAll.duckbill'] });
    expect(await client.stop()).toBe(0);
  });

  it.each([[[]], [['--clientProcessId=1']]])(
    'starts with the words %j, and ends with 1 without shutdown',
    async (words) => {
      const client = new LspClient(await homeWith(), words);
      await client.initialize();
      await client.connection.sendNotification(ExitNotification.type);
      expect(await client.exit).toBe(1);
    },
  );

  it('publishes findings with page, severity, related places and version, and clears them on close', async () => {
    const client = await started();
    await client.open('Bad.cyberduckprofile', faultyProfile);
    const { diagnostics, version } = await client.published('Bad.cyberduckprofile');
    expect(version).toBe(1);
    const found = diagnostics.find(({ code }) => code === 'profile-token-flag-for-role');
    expect(found).toMatchObject({
      severity: 1,
      source: 'duckbill',
      codeDescription: { href: rulePage('profile-token-flag-for-role') },
    });
    const line = faultyProfile.split('\n')[found?.range.start.line ?? 0];
    expect(line?.slice(found?.range.start.character, found?.range.end.character)).toContain('Token Configurable');
    await client.close('Bad.cyberduckprofile');
    await client.published('Bad.cyberduckprofile', (params) => params.diagnostics.length === 0);
  });

  it('follows edits of parts, in UTF-16 units', async () => {
    const client = await started();
    const text = '[profile duck]\n# \u{1f986}\nregion = eu-west-1\nmax_attempts = many\n';
    await client.open('.aws/config', text, 'ini');
    const before = await client.published('.aws/config');
    expect(codes(before.diagnostics)).toEqual(['aws-value-not-number']);
    const range = before.diagnostics[0]?.range ?? wholeFile;
    await client.change('.aws/config', 2, [
      { range, text: '3' },
      { range: { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } }, text: '\nretry_mode = fast' },
    ]);
    const after = await client.published('.aws/config', (params) => params.version === 2);
    expect(after.diagnostics).toMatchObject([
      { code: 'aws-value-not-listed', range: { start: { line: 2, character: 13 }, end: { line: 2, character: 17 } } },
    ]);
  });

  it('shows the last of many quick edits, and not each of them', async () => {
    const client = await started();
    await client.open('.aws/config', '[profile duck]\n', 'ini');
    const last = 200;
    for (let version = 2; version <= last; version += 1) {
      await client.change('.aws/config', version, [{ text: `[profile duck]\nmax_attempts = x${version}\n` }]);
    }
    const { diagnostics } = await client.published('.aws/config', ({ version }) => version === last);
    expect(diagnostics[0]?.message).toContain(`x${last}`);
    expect(client.count('.aws/config')).toBeLessThan(last);
  });

  it('reads the other AWS file from the disk, and prefers it when it is open', async () => {
    const client = await started({
      '.aws/credentials': '[keys]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n',
    });
    await client.open(
      '.aws/config',
      '[profile heron]\nrole_arn = arn:aws:iam::210987654321:role/R\nsource_profile = keyz\nregion = eu-west-1\n',
    );
    const first = await client.published('.aws/config');
    expect(codes(first.diagnostics)).toContain('aws-source-profile-unknown');
    await client.open('.aws/credentials', '[keyz]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n');
    await client.published(
      '.aws/config',
      ({ diagnostics }) => !codes(diagnostics).includes('aws-source-profile-unknown'),
    );
  });

  it('finds what open documents say of each other', async () => {
    const client = await started();
    await client.open('A.cyberduckprofile', goodProfile);
    await client.open('B.cyberduckprofile', goodProfile.replace('Example (role with MFA)', 'Another'));
    const { diagnostics } = await client.published('B.cyberduckprofile', (params) => params.diagnostics.length > 0);
    expect(codes(diagnostics)).toContain('profile-vendor-repeated');
    const related = diagnostics.flatMap(({ relatedInformation = [] }) =>
      relatedInformation.map(({ location }) => location.uri),
    );
    expect(related).toContain(client.uri('A.cyberduckprofile'));
    await client.close('A.cyberduckprofile');
    await client.published('B.cyberduckprofile', (params) => params.diagnostics.length === 0);
  });

  it('respects configuration, ignore file and suppressions', async () => {
    const client = await started({
      'duckbill.config.json': '{ "severities": { "profile-token-flag-for-role": "hint" }, "ignore": ["old/"] }',
    });
    await client.open('Bad.cyberduckprofile', faultyProfile);
    const { diagnostics } = await client.published('Bad.cyberduckprofile');
    expect(diagnostics.find(({ code }) => code === 'profile-token-flag-for-role')?.severity).toBe(3);
    await client.open('old/Bad.cyberduckprofile', faultyProfile);
    expect((await client.published('old/Bad.cyberduckprofile')).diagnostics).toEqual([]);
    const why = '<!-- duckbill-ignore-file profile-token-flag-for-role: known -->';
    await client.open('Known.cyberduckprofile', faultyProfile.replace('<dict>', `${why}<dict>`));
    const known = await client.published('Known.cyberduckprofile');
    expect(codes(known.diagnostics)).not.toContain('profile-token-flag-for-role');
  });

  it('leaves out what the baseline of the configuration knows, and nothing else', async () => {
    const home = await homeWith({
      'duckbill.config.json': '{ "baseline": "known.json" }',
      'Bad.cyberduckprofile': faultyProfile,
    });
    const made = await runDuckbill(['lint', '--baseline', 'known.json', '--update-baseline', '.'], { home });
    expect(made.stderr).toContain('the baseline holds');
    const client = new LspClient(home);
    await client.initialize();
    await client.open('Bad.cyberduckprofile', faultyProfile);
    const { diagnostics } = await client.published('Bad.cyberduckprofile');
    expect(codes(diagnostics)).not.toContain('profile-token-flag-for-role');
    await client.open('New.cyberduckprofile', faultyProfile);
    const other = await client.published('New.cyberduckprofile');
    expect(codes(other.diagnostics)).toContain('profile-token-flag-for-role');
  });

  it('tells of a baseline that is none, and goes on without it', async () => {
    const client = await started({ 'duckbill.config.json': '{ "baseline": "known.json" }', 'known.json': '[]' });
    await client.open('Bad.cyberduckprofile', faultyProfile);
    const { diagnostics } = await client.published('Bad.cyberduckprofile');
    expect(codes(diagnostics)).toContain('profile-token-flag-for-role');
    expect(client.log.join('\n')).toContain('known.json');
  });

  it('tells of a configuration with mistakes in the log, and goes on without it', async () => {
    const client = await started({ 'duckbill.config.json': '{ "severitys": {} }' });
    await client.open('Bad.cyberduckprofile', faultyProfile);
    const { diagnostics } = await client.published('Bad.cyberduckprofile');
    expect(diagnostics).not.toEqual([]);
    expect(client.log.join('\n')).toContain('unknown key "severitys"');
    await writeFile(
      path.join(client.folder, 'duckbill.config.json'),
      '{ "severities": { "profile-token-flag-for-role": "off" } }',
    );
    await client.change('Bad.cyberduckprofile', 2, [{ text: faultyProfile }]);
    const after = await client.published('Bad.cyberduckprofile', ({ version }) => version === 2);
    expect(codes(after.diagnostics)).not.toContain('profile-token-flag-for-role');
  });

  it('offers repairs for the version it has seen', async () => {
    const client = await started();
    await client.open('Bad.cyberduckprofile', faultyProfile);
    await client.change('Bad.cyberduckprofile', 7, [{ text: faultyProfile }]);
    const found = await actions(client, 'Bad.cyberduckprofile', ['quickfix']);
    const preferred = found.find(({ isPreferred }) => isPreferred === true);
    expect(preferred?.diagnostics?.[0]?.code).toBe('profile-token-flag-for-role');
    const mended = applied(preferred, client.uri('Bad.cyberduckprofile'), faultyProfile);
    expect(mended.version).toBe(7);
    expect(mended.text).toContain('<key>Role Configurable</key>');
  });

  it('marks repairs that need a look', async () => {
    const client = await started();
    await client.open('.aws/config', '[profile heron]\nregion = eu-west-1 # duckbill-ignore aws-region-unknown: old\n');
    const found = await actions(client, '.aws/config', ['quickfix']);
    const move = found.find(({ diagnostics }) => diagnostics?.[0]?.code === 'suppression-misplaced');
    expect(move?.title).toBe('Move it to a line of its own (needs a look)');
    expect(move?.isPreferred).toBeUndefined();
  });

  it('applies all safe repairs at once', async () => {
    const client = await started();
    const text = '[profile heron]\nregion = eu-west-1\nregion = eu-west-1\nRetry_Mode = standard\n';
    await client.open('.aws/config', text);
    expect(await actions(client, '.aws/config', ['refactor'])).toEqual([]);
    const [all, ...others] = await actions(client, '.aws/config', ['source.fixAll']);
    expect(others).toEqual([]);
    expect(all?.kind).toBe('source.fixAll.duckbill');
    const after = applied(all, client.uri('.aws/config'), text).text;
    expect(after).toContain('retry_mode = standard');
    await client.change('.aws/config', 2, [{ text: after }]);
    expect(await actions(client, '.aws/config', ['source.fixAll.duckbill'])).toEqual([]);
  });

  it('suppresses a finding with a reason to be written', async () => {
    const client = await started();
    await client.open('Bad.cyberduckprofile', faultyProfile);
    const found = await actions(client, 'Bad.cyberduckprofile');
    const suppress = found.find(({ title }) => title === 'Suppress profile-token-flag-for-role here, with a reason');
    const { text } = applied(suppress, client.uri('Bad.cyberduckprofile'), faultyProfile);
    expect(text).toContain('\t<!-- duckbill-ignore profile-token-flag-for-role: TODO');
    await client.change('Bad.cyberduckprofile', 2, [{ text }]);
    const { diagnostics } = await client.published('Bad.cyberduckprofile', ({ version }) => version === 2);
    expect(codes(diagnostics)).not.toContain('profile-token-flag-for-role');
  });

  it('never says a secret', async () => {
    const client = await started();
    await client.open(
      '.aws/config',
      `[profile heron]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = ${canary} # ${canary}\naws_session_token\t${canary}\n${canary}\n[${canary}\nregion = ${canary}\n`,
    );
    const { diagnostics } = await client.published('.aws/config');
    expect(diagnostics).not.toEqual([]);
    const titles = (await actions(client, '.aws/config')).map(({ title }) => title);
    expect(JSON.stringify([diagnostics, titles])).not.toContain(canary);
    expect(client.log.join('\n')).not.toContain(canary);
  });

  it('judges documents without a file by what is in them, and says nothing of others', async () => {
    const client = await started();
    await client.open('untitled:Untitled-1', faultyProfile);
    expect(codes((await client.published('untitled:Untitled-1')).diagnostics)).toContain('profile-token-flag-for-role');
    await client.open('main.ts', 'export const answer = 42;\n', 'typescript');
    expect((await client.published('main.ts')).diagnostics).toEqual([]);
  });

  it('leaves huge documents to lint, with one finding', async () => {
    const client = await started();
    await client.open('.aws/config', `[profile heron]\nmax_attempts = many\n${'# filler\n'.repeat(300_000)}`);
    const { diagnostics } = await client.published('.aws/config');
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain('too large');
  });
});
