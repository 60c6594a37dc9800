import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { awsFilePath } from '../../../src/aws/aws-file-paths.ts';
import type { AwsFileKind, AwsFiles } from '../../../src/aws/aws-reading.ts';
import { ssoTokenCacheFile } from '../../../src/aws/cache-keys.ts';
import { decodeAwsFile } from '../../../src/aws/decode-aws-file.ts';
import type { AwsWorld, ProcessResult } from '../../../src/aws/resolve/aws-world.ts';
import type { ProgramId } from '../../../src/programs/program.ts';
import { SourceText } from '../../../src/source/source-text.ts';
import { isJson, objectAt, textAt, type Json } from './vector-file.ts';

const sha1Hex = (text: string) => createHash('sha1').update(text).digest('hex');
const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');
const NOW = Date.UTC(2026, 0, 1);

/** A vector's home folder, laid out on disk while the case runs: its processes are really started. */
export class ResolveCase {
  readonly vector: Json;
  readonly home: string;
  /** What the last process printed. */
  lastOutput = '';

  constructor(vector: Json) {
    this.vector = vector;
    this.home = mkdtempSync(join(tmpdir(), 'duckbill-resolve-'));
    for (const kind of ['config', 'credentials'] as const) {
      const text = textAt(vector, kind);
      const base64 = textAt(vector, `${kind}_b64`);
      if (text !== undefined) this.#write(`.aws/${kind}`, this.inside(text));
      else if (base64 !== undefined) this.#write(`.aws/${kind}`, Buffer.from(base64, 'base64'));
    }
    for (const [path, content] of Object.entries(objectAt(vector, 'files')))
      if (typeof content === 'string') this.#write(path, this.inside(content));
    const tokens = vector['sso_tokens'];
    for (const token of Array.isArray(tokens) ? tokens.filter(isJson) : []) this.#writeToken(token);
    const logins = vector['login_tokens'];
    for (const login of Array.isArray(logins) ? logins.filter(isJson) : [])
      this.#write(
        `.aws/login/cache/${sha256Hex(textAt(login, 'key') ?? '')}.json`,
        this.inside(JSON.stringify(login['token'])),
      );
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  /** `<HOME>` of the vectors for the folder that stands for it, and back. */
  inside(text: string): string {
    return text.replaceAll('<HOME>', this.home);
  }

  outside(text: string): string {
    return text.replaceAll(this.home, '<HOME>');
  }

  get env(): Map<string, string> {
    const entries = Object.entries(objectAt(this.vector, 'env'));
    return new Map([['HOME', this.home], ...entries.map(([key, value]) => [key, this.inside(String(value))] as const)]);
  }

  files(program: ProgramId): AwsFiles {
    const notUtf8: AwsFileKind[] = [];
    const folders: Partial<Record<AwsFileKind, string>> = {};
    const read = (kind: AwsFileKind) => {
      const path = awsFilePath(kind, program, this.home, Object.fromEntries(this.env));
      if (path === undefined || !existsSync(path)) return undefined;
      if (statSync(path).isDirectory()) {
        folders[kind] = path;
        return undefined;
      }
      const { text, utf8 } = decodeAwsFile(readFileSync(path));
      if (!utf8) notUtf8.push(kind);
      return new SourceText(path, text);
    };
    const config = read('config');
    const credentials = read('credentials');
    return { ...(config ? { config } : {}), ...(credentials ? { credentials } : {}), notUtf8, folders };
  }

  world(): AwsWorld {
    const profile = textAt(this.vector, 'profile');
    return {
      env: this.env,
      home: this.home,
      ...(profile === undefined ? {} : { profile }),
      readFile: (path) => (existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined),
      runProcess: (argv) => this.#run(argv),
      instanceCredentials: this.vector['imds'] === true,
      now: NOW,
      sha1Hex,
      sha256Hex,
      asksForCodes: this.vector['no_mfa_callback'] !== true,
    };
  }

  #run([program = '', ...args]: readonly string[]): ProcessResult {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      encoding: 'utf8',
      cwd: this.home,
      env: { HOME: this.home, PATH: process.env['PATH'] },
    });
    if (error !== undefined) return { missing: true };
    this.lastOutput = stdout;
    return { missing: false, status: status ?? -1, stdout, stderr };
  }

  #write(path: string, content: string | Uint8Array): void {
    const full = join(this.home, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    chmodSync(full, 0o755);
  }

  #writeToken(token: Json): void {
    const at = (seconds: unknown) => new Date(NOW + Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
    const expiry = 'expires_in' in token ? { expiresAt: at(token['expires_in']) } : {};
    const registration =
      'registration_expires_in' in token ? { registrationExpiresAt: at(token['registration_expires_in']) } : {};
    const file = ssoTokenCacheFile(textAt(token, 'key') ?? '', sha1Hex);
    this.#write(
      `.aws/sso/cache/${file}`,
      this.inside(JSON.stringify({ ...expiry, ...registration, ...objectAt(token, 'token') })),
    );
  }
}
