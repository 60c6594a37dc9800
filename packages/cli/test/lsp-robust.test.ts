import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CodeActionRequest, type Diagnostic, HoverRequest, ResponseError } from 'vscode-languageserver/node';
import { LspClient } from './lsp-client.ts';
import { childEnvironment, duckbillBin } from './run-duckbill.ts';
import { faultyProfile, homeWith } from './sample-files.ts';

/** What comes out when these bytes go in once the server has answered `initialize`, and then the input ends. */
async function spoken(input: string): Promise<{ stdout: string; stderr: string; exit: number | null }> {
  const home = await homeWith();
  const child = spawn(process.execPath, [duckbillBin, 'lsp'], { cwd: home, env: childEnvironment({ home }) });
  let stdout = '';
  let stderr = '';
  child.stdout.once('data', () => child.stdin.write(input, () => input.includes('"exit"') || child.stdin.end()));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined);
  child.stdin.write(message(initialize));
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { stdout, stderr, exit };
}

function message(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
};

/** Whether a text is messages of the protocol from its first to its last character. */
function isProtocol(text: string): boolean {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    const match = /^Content-Length: (?<length>\d+)\r\n\r\n/u.exec(rest.subarray(0, 100).toString());
    const length = Number(match?.groups?.['length']);
    if (match === null || rest.length < match[0].length + length) return false;
    JSON.parse(rest.subarray(match[0].length, match[0].length + length).toString());
    rest = rest.subarray(match[0].length + length);
  }
  return true;
}

describe('duckbill lsp, spoken to badly', () => {
  it.each([
    ['no message', ''],
    ['no header', 'hello\r\n\r\n'],
    ['a header without length', 'Content-Type: x\r\n\r\n{}'],
    ['no JSON', message('{"jsonrpc":')],
    ['no request', message([1, 2]) + message('null') + message('"x"')],
    ['an unknown request', message({ jsonrpc: '2.0', id: 2, method: 'fly' })],
    ['a request of the wrong shape', message({ jsonrpc: '2.0', id: 3, method: 'textDocument/hover', params: 7 })],
    [
      'edits of nothing',
      message({
        jsonrpc: '2.0',
        method: 'textDocument/didChange',
        params: { textDocument: { uri: 'file:///x', version: 1 }, contentChanges: [{ text: '' }] },
      }),
    ],
  ])('ends with 1 and writes nothing but the protocol: %s', async (_title, bad) => {
    const { stdout, exit } = await spoken(bad);
    expect(exit).toBe(1);
    expect(stdout).toContain('"serverInfo"');
    expect(isProtocol(stdout)).toBe(true);
  });

  it('goes on after a message that is none', async () => {
    const after = { jsonrpc: '2.0', id: 9, method: 'shutdown' };
    const { stdout, exit } = await spoken(
      message('{"jsonrpc":') + message(after) + message({ jsonrpc: '2.0', method: 'exit' }),
    );
    expect(isProtocol(stdout)).toBe(true);
    // Not 1: the shutdown behind it was heard.
    expect(exit).toBe(0);
  });

  it('answers requests for documents and places that are not there', async () => {
    const client = new LspClient(await homeWith());
    await client.initialize();
    const textDocument = { uri: client.uri('gone.duck') };
    const far = { line: 4_000_000, character: 4_000_000 };
    expect(await client.connection.sendRequest(HoverRequest.type, { textDocument, position: far })).toBeNull();
    await client.open('A.cyberduckprofile', faultyProfile);
    const open = { uri: client.uri('A.cyberduckprofile') };
    expect(await client.connection.sendRequest(HoverRequest.type, { textDocument: open, position: far })).toBeNull();
    const range = { start: far, end: far };
    const context = { diagnostics: [] };
    expect(await client.connection.sendRequest(CodeActionRequest.type, { textDocument: open, range, context })).toEqual(
      [],
    );
    await expect(client.connection.sendRequest('fly')).rejects.toThrow(ResponseError);
    expect(await client.stop()).toBe(0);
  });

  it.each([
    'file://host/share/A.cyberduckprofile',
    'file:///a%2Fb.cyberduckprofile',
    'vscode-vfs://x/A.cyberduckprofile',
    'git:A.cyberduckprofile',
  ])('takes the URI %s', async (uri) => {
    const client = new LspClient(await homeWith());
    await client.initialize();
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'xml', version: 1, text: faultyProfile },
    });
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      context: { diagnostics: [] satisfies Diagnostic[] },
    });
    expect(found).not.toEqual([]);
  });

  it('checks a document of broken text at every length', async () => {
    const client = new LspClient(await homeWith());
    await client.initialize();
    await client.open('A.cyberduckprofile', '');
    const step = 40;
    let version = 1;
    for (let length = 0; length < faultyProfile.length; length += step) {
      version += 1;
      await client.change('A.cyberduckprofile', version, [{ text: faultyProfile.slice(0, length) }]);
      const position = { line: faultyProfile.slice(0, length).split('\n').length - 1, character: 3 };
      const textDocument = { uri: client.uri('A.cyberduckprofile') };
      await client.connection.sendRequest(HoverRequest.type, { textDocument, position });
      await client.connection.sendRequest('textDocument/completion', { textDocument, position });
    }
    const last = await client.published('A.cyberduckprofile', (params) => params.version === version);
    expect(last.diagnostics).not.toEqual([]);
  });
});
