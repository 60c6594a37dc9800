import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { identityCenter, mfaRole, totpCode } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { childEnvironment, duckbillBin, jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith, practiceFiles } from './sample-files.ts';
import { sandboxForTest } from './test-sandbox.ts';

/** A sandbox process; it ends with the test. */
async function startProcess(
  words: readonly string[],
  files: Parameters<typeof homeWith>[0] = {},
): Promise<{ child: ChildProcess; firstLine: string; rest: (last: string) => Promise<string> }> {
  const home = await homeWith(files);
  const child = spawn(process.execPath, [duckbillBin, 'sandbox', ...words], {
    cwd: home,
    env: childEnvironment({ home }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('no output');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    return line.done === true ? '' : line.value;
  };
  /** Further lines, to the one that says so. */
  const rest = async (last: string): Promise<string> => {
    const text: string[] = [];
    do text.push(await next());
    while (text.at(-1)?.includes(last) !== true);
    return text.join('\n');
  };
  return { child, firstLine: await next(), rest };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = new Promise((resolve) => child.on('exit', (code, by) => resolve(code ?? by)));
  child.kill(signal);
  return ended;
}

const world = {
  account: '111122223333',
  users: [
    {
      arn: 'arn:aws:iam::111122223333:user/ann',
      userId: 'ANN',
      accessKeys: [{ id: 'DUCKUSERANN000000001', secret: 'canary-secret-of-ann' }],
      policies: [],
      mfaDevices: [{ serial: 'GAHT12345678', secret: 'CANARYSEEDOFANN234567A' }],
    },
  ],
  roles: [],
  buckets: [],
  faults: [{ kind: 'throttle', operation: 'GetSessionToken' }],
};

describe('duckbill sandbox --world', () => {
  it('plays the world of a file, and tells where to command it', async () => {
    const { child, firstLine } = await startProcess(['--json', '--world', 'world.json'], {
      'world.json': JSON.stringify(world),
    });
    const { url = '', control = '' } = JSON.parse(firstLine) as Record<string, string>;
    const known = await fetch(`${control}world`);
    expect(await known.json()).toEqual(world);
    const answer = await fetch(`${url}/?Action=GetSessionToken&Version=2011-06-15`);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Throttling')]);
    expect(await end(child, 'SIGTERM')).toBe(0);
  });

  it('greets without the secrets of the file', async () => {
    const { child, firstLine, rest } = await startProcess(['--world', 'world.json'], {
      'world.json': JSON.stringify(world),
    });
    expect(firstLine).toMatch(/^A local AWS to practise on, at .* with the world of world\.json$/u);
    const text = await rest('Ctrl-C ends');
    expect(text).toContain('DUCKUSERANN000000001  arn:aws:iam::111122223333:user/ann');
    expect(text).toContain('throttle GetSessionToken');
    expect(text).not.toContain('canary');
    expect(text).not.toContain('CANARY');
    await end(child, 'SIGTERM');
  });

  it('tells all mistakes at once, with line, column and pointer', async () => {
    const text = `{
  "account": "12",
  "users": [],
  "roles": [{ "arn": "arn:aws:iam::111122223333:role/x", "roleId": "x", "trust": {}, "policys": [] }],
  "buckets": [],
  "faults": [{ "kind": "drops" }, { "kind": "slow", "bytesPerSecond": "canary" }]
}`;
    const run = await runDuckbill(['sandbox', '--world', 'world.json'], {
      home: await homeWith({ 'world.json': text }),
    });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr.replace('duckbill: ', '').trim().split('\n')).toEqual([
      'world.json:2:14: /account: must match pattern "^[0-9]{12}$"',
      'world.json:4:13: /roles/0: the key "policies" is missing',
      'world.json:4:86: /roles/0: unknown key "policys"; known: arn, roleId, trust, policies, boundary, maxSessionDuration',
      'world.json:6:14: /faults/0: "drops" is not known here; did you mean "drop"?',
      'world.json:6:71: /faults/1/bytesPerSecond: must be number',
    ]);
  });

  it('tells what cannot be meant', async () => {
    const broken = {
      ...world,
      users: [],
      roles: [],
      instance: { id: 'i-01234567', region: 'eu-west-1', roleArn: 'arn:aws:iam::111122223333:role/x' },
    };
    const run = await runDuckbill(['sandbox', '--world', 'world.json'], {
      home: await homeWith({ 'world.json': JSON.stringify(broken, undefined, 1) }),
    });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toMatch(/world\.json:\d+:\d+: \/instance\/roleArn: there is no such role in this world\n$/u);
  });

  it('prints a world to start from, which it takes', async () => {
    const printed = await runDuckbill(['sandbox', '--print-world'], { home: await homeWith() });
    expect(printed).toMatchObject({ exit: 0, stderr: '' });
    const home = await homeWith({ 'world.json': printed.stdout });
    expect(await runDuckbill(['sandbox', '--world', 'world.json', '--print-world'], { home })).toMatchObject({
      exit: 0,
      stdout: printed.stdout,
    });
  });

  it('could not finish without the file', async () => {
    const run = await runDuckbill(['sandbox', '--world', 'nowhere.json'], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 3, stdout: '' });
    expect(run.stderr).toContain('cannot read nowhere.json');
  });
});

describe('duckbill sandbox', () => {
  it('tells its address and practice keys as one line of JSON, and serves connect', async () => {
    const { child, firstLine } = await startProcess(['--json']);
    const { url, processId, ...names } = JSON.parse(firstLine) as Record<string, string>;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect(processId).toBe(child.pid);
    const { user, roleArn } = mfaRole;
    expect(names).toEqual({ control: `${url}/_duckbill/`, user, roleArn, identityCenter });
    const run = await runDuckbill(['connect', 'aws:reports', '--json', '--endpoint-url', url ?? ''], {
      home: await homeWith(practiceFiles),
      stdin: `${totpCode({ secret: mfaRole.user.mfaSecret, now: Date.now() / 1000 })}\n`,
    });
    expect(jsonOf(run)).toMatchObject({ ok: true, exit: { code: 0 } });
    expect(await end(child, 'SIGTERM')).toBe(0);
  });

  it('greets a person, and stops with 0 on Ctrl-C', async () => {
    const { child, firstLine, rest } = await startProcess([]);
    expect(firstLine).toMatch(/^A local AWS to practise on, at http:\/\/127\.0\.0\.1:\d+ \(this computer only\)$/u);
    expect(await rest('Ctrl-C ends')).toContain(`sso_start_url = ${identityCenter.startUrl}`);
    expect(await end(child, 'SIGINT')).toBe(0);
  });

  it('greets with words that work: its exports and its profile assume the role with MFA', async () => {
    const { child, rest } = await startProcess([]);
    const lines = (await rest('Ctrl-C ends')).split('\n');
    const exported = lines.filter((line) => line.startsWith('  export ')).flatMap((line) => line.trim().split(' '));
    const environment = Object.fromEntries(
      exported
        .filter((word) => word.includes('='))
        .map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
    );
    const start = lines.indexOf('  [profile practice-role]');
    const config = lines.slice(start, lines.indexOf('', start)).map((line) => line.trim());
    const run = await runDuckbill(['connect', 'aws:practice-role', '--json'], {
      home: await homeWith({ '.aws/config': `${config.join('\n')}\n` }),
      environment,
      stdin: `${totpCode({ secret: mfaRole.user.mfaSecret, now: Date.now() / 1000 })}\n`,
    });
    expect(jsonOf(run)).toMatchObject({ ok: true, strategy: 'assume-role', exit: { code: 0 } });
    await end(child, 'SIGTERM');
  });

  it('listens on the port it is told, and could not finish when that is taken', async () => {
    const { port } = await sandboxForTest();
    const run = await runDuckbill(['sandbox', '--port', String(port)], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 3, stdout: '' });
    expect(run.stderr).toBe(`duckbill: cannot listen on port ${port}: another program uses it\n`);
  });

  it.each(['99999', '-1', 'http'])('takes the port %s as wrong usage', async (port) => {
    const run = await runDuckbill(['sandbox', '--port', port], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
  });
});
