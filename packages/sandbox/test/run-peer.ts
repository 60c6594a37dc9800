import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PeerRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run a program while the sandbox goes on answering in this process. */
export async function runPeer(
  command: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<PeerRun> {
  const child = spawn(command, parameters, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, stdout, stderr };
}

/** A home folder that nobody used before; a cached role would make a test pass for the wrong reason. */
export function freshHome(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'duckbill-home-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
