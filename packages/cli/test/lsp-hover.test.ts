import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionRequest,
  HoverRequest,
  type Position,
} from 'vscode-languageserver/node';
import { LspClient } from './lsp-client.ts';
import { goodProfile, homeWith } from './sample-files.ts';

const canary = 'CANARYcanaryCANARYcanaryCANARYcanary1234';

async function started(
  capabilities?: ClientCapabilities,
  files: Readonly<Record<string, string>> = {},
): Promise<LspClient> {
  const client = new LspClient(await homeWith(files));
  await client.initialize(capabilities);
  return client;
}

/** Opens a text whose cursor is written as `§`. */
async function openAt(client: LspClient, name: string, marked: string): Promise<Position> {
  await client.open(name, marked.replace('§', ''));
  const before = marked.slice(0, marked.indexOf('§')).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function complete(client: LspClient, name: string, marked: string): Promise<readonly CompletionItem[]> {
  const position = await openAt(client, name, marked);
  const textDocument = { uri: client.uri(name) };
  const found = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
  return Array.isArray(found) ? found : (found?.items ?? []);
}

async function hover(client: LspClient, name: string, marked: string): Promise<unknown> {
  const position = await openAt(client, name, marked);
  const textDocument = { uri: client.uri(name) };
  return client.connection.sendRequest(HoverRequest.type, { textDocument, position });
}

describe('hover over the protocol', () => {
  it('tells what a key means, with its range', async () => {
    const client = await started();
    const found = await hover(client, 'A.cyberduckprofile', goodProfile.replace('Role Conf', 'Role Conf§'));
    expect(found).toMatchObject({
      contents: { kind: 'markdown', value: expect.stringContaining('Passed over by: Cyberduck up to 9.2') },
      range: { start: { character: '\t<key>'.length } },
    });
  });

  it('is null for what is none of ours, and never tells a secret', async () => {
    const client = await started();
    expect(await hover(client, 'main.ts', 'const§ region = 1;')).toBeNull();
    const found = await hover(client, '.aws/credentials', `[x]\naws_secret_access_key = §${canary}\n`);
    expect(JSON.stringify(found)).not.toContain(canary);
  });
});

describe('completion over the protocol', () => {
  it('offers names of other files, open or beside', async () => {
    const client = await started(undefined, { '.aws/credentials': '[keys]\naws_access_key_id = AKIDEXAMPLE\n' });
    const items = await complete(client, '.aws/config', '[profile heron]\nsource_profile = §\n[profile swan]\n');
    expect(items.map(({ label }) => label)).toEqual(['swan', 'keys', 'heron']);
    await client.open('A.cyberduckprofile', goodProfile);
    const vendors = await complete(
      client,
      'A.duck',
      '<plist><dict><key>Provider</key><string>§</string></dict></plist>',
    );
    expect(vendors.map(({ label }) => label)).toEqual(['example-role']);
  });

  it('keeps its order, and writes snippets for editors that know them', async () => {
    const text = '<plist><dict>\n<§\n</dict></plist>';
    const able = await complete(await started(), 'A.duck', text);
    expect(able.slice(0, 2).map(({ label, sortText }) => [label, sortText])).toEqual([
      ['Protocol', '0000'],
      ['Provider', '0001'],
    ]);
    const nickname = able.find(({ label }) => label === 'Nickname');
    expect(nickname).toMatchObject({ insertTextFormat: 2, filterText: expect.stringMatching(/^<key>/u) });
    expect(nickname?.textEdit?.newText).toBe('<key>Nickname</key>\n<string>$1</string>');
    const plain = await complete(await started({}), 'A.duck', text);
    expect(plain.find(({ label }) => label === 'Nickname')).toMatchObject({
      insertTextFormat: 1,
      textEdit: { newText: '<key>Nickname</key>\n<string></string>' },
    });
  });

  it('offers nothing in documents that are none of ours', async () => {
    expect(await complete(await started(), 'main.ts', 'const§ region = 1;')).toEqual([]);
  });
});
