import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** The shared folder beside the repository; only on machines of developers and CI. */
export const sharedFolder: string = fileURLToPath(new URL('../../../../../shared/', import.meta.url));

export const vectorsFile: string = `${sharedFolder}vectors/plist/parse.json`;

export const vectorsExist: boolean = existsSync(vectorsFile);

/** One case: a file, and what Cyberduck's reader makes of it. */
export interface PlistVector {
  readonly name: string;
  readonly text?: string;
  readonly b64?: string;
  readonly gz?: string;
  readonly ddplist?: VectorTree | { readonly error: unknown } | VectorHash;
  readonly cyberduckOutcome?: 'dict' | 'refused' | 'unhandled' | 'cast-error' | 'null-root';
  readonly cyberduck?: Readonly<Record<string, VectorReads>> | VectorHash;
}

/** A large outcome, as the hash of its canonical JSON. */
export interface VectorHash {
  readonly sha256: string;
  readonly chars: number;
}

export interface VectorTree {
  readonly t: string;
  readonly v?: unknown;
}

export interface VectorReads {
  readonly string: string | null;
  readonly boolean: boolean;
  readonly list?: readonly unknown[];
  readonly map?: Readonly<Record<string, string>>;
  readonly parseInt?: number | null;
}

/** The cases of a vector file. */
export function readVectors(file: string): readonly PlistVector[] {
  const parsed: { readonly cases: readonly PlistVector[] } = JSON.parse(readFileSync(file, 'utf8'));
  return parsed.cases;
}

/** The bytes of a case. */
export function vectorBytes(vector: PlistVector): Uint8Array {
  if (vector.text !== undefined) return new TextEncoder().encode(vector.text);
  if (vector.b64 !== undefined) return Buffer.from(vector.b64, 'base64');
  return gunzipSync(Buffer.from(vector.gz ?? '', 'base64'));
}
