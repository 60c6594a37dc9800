import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/** A configuration of `vectors/aws-config/resolve.json`, with what botocore made of it. */
export interface VectorCase {
  readonly name: string;
  readonly config: string | null;
  readonly credentials: string | null;
  readonly env: Readonly<Record<string, string>>;
  /** Given by `--profile`. */
  readonly profile: string | null;
  /** Further files below the home folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly sso_tokens?: readonly {
    readonly key: string;
    readonly expires_in: number;
    readonly token: Readonly<Record<string, unknown>>;
  }[];
  readonly botocore: { readonly outcome?: string; readonly provider?: string | null };
}

const vectors = fileURLToPath(new URL('../../../../../shared/vectors/aws-config/resolve.json', import.meta.url));

/** Whether the vectors are on this machine. */
export const vectorsExist: boolean = existsSync(vectors);

/** Every configuration; none where there are no vectors. */
export function vectorCases(): readonly VectorCase[] {
  if (!vectorsExist) return [];
  const file: { readonly cases: readonly VectorCase[] } = JSON.parse(readFileSync(vectors, 'utf8'));
  return file.cases;
}

/** Puts the files of a configuration into a home folder. */
export async function layFiles(one: VectorCase, home: string): Promise<void> {
  const aws = path.join(home, '.aws');
  await mkdir(path.join(aws, 'sso', 'cache'), { recursive: true });
  const put = async (name: string, text: string, mode = 0o600): Promise<void> => {
    await mkdir(path.dirname(name), { recursive: true });
    await writeFile(name, inHome(text, home), { mode });
  };
  if (one.config !== null) await put(path.join(aws, 'config'), one.config);
  if (one.credentials !== null) await put(path.join(aws, 'credentials'), one.credentials);
  for (const [name, text] of Object.entries(one.files ?? {})) await put(path.join(home, name), text, 0o755);
  for (const { key, expires_in, token } of one.sso_tokens ?? []) {
    const name = `${createHash('sha1').update(key).digest('hex')}.json`;
    const expiresAt = `${new Date(Date.now() + expires_in * 1000).toISOString().slice(0, 19)}Z`;
    await put(path.join(aws, 'sso', 'cache', name), JSON.stringify({ expiresAt, ...token }));
  }
}

/** The variables of a configuration. */
export function variables(one: VectorCase, home: string): Record<string, string> {
  return Object.fromEntries(Object.entries(one.env).map(([name, value]) => [name, inHome(value, home)]));
}

function inHome(text: string, home: string): string {
  return text.replaceAll('<HOME>', home);
}
