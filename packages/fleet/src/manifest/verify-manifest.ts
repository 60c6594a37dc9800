import type { KeyObject } from 'node:crypto';
import { hashBytes } from './hash-bytes.ts';
import { manifestNames } from './manifest-names.ts';
import type { ManifestProblem } from './manifest-problem.ts';
import type { ManifestSource } from './manifest-source.ts';
import { isSignedBy } from './sign.ts';
import { openSource } from './open-source.ts';
import { readSumLines } from './sum-lines.ts';

export interface ManifestCheck {
  /** `unchecked`: there is one, and no key was given to check it with. */
  readonly signature: 'valid' | 'wrong' | 'missing' | 'unchecked' | 'none';
  /** What the manifest says; undefined when there is none. */
  readonly files: number | undefined;
  readonly members: number | undefined;
  readonly problems: number;
}

/**
 * Checks a fleet, a folder or an archive, against its manifest, and with a public key the manifest against its signature. The
 * key has to come from somewhere else: the one beside the files proves nothing. Problems are told as they are found;
 * throws what the file system says, `UnreadableArchiveError` for a damaged archive and for what is none.
 */
export async function verifyManifest(
  place: string,
  tell: (problem: ManifestProblem) => void,
  publicKey?: KeyObject,
): Promise<ManifestCheck> {
  const source = await openSource(place);
  try {
    let problems = 0;
    const tellOn = (problem: ManifestProblem): void => {
      problems += 1;
      tell(problem);
    };
    const text = await readSmall(source, manifestNames.facts);
    const signature = await checkSignature(source, text, publicKey);
    if (signature === 'missing') tellOn({ kind: 'signature-missing', path: manifestNames.signature });
    if (signature === 'wrong') tellOn({ kind: 'signature-wrong', path: manifestNames.signature });
    const facts = factsOf(text);
    const sums = source.read(manifestNames.sums);
    if (facts === undefined || sums === undefined) tellOn({ kind: 'no-manifest', path: manifestNames.facts });
    else if ((await hashBytes(sums)) !== facts.sums) tellOn({ kind: 'sums-changed', path: manifestNames.sums });
    else await source.compare(() => readSumLines(source.read(manifestNames.sums) ?? nothing()), tellOn);
    return { signature, files: facts?.files, members: facts?.members, problems };
  } finally {
    await source.close();
  }
}

async function checkSignature(
  source: ManifestSource,
  manifest: Buffer | undefined,
  publicKey: KeyObject | undefined,
): Promise<ManifestCheck['signature']> {
  const signature = await readSmall(source, manifestNames.signature);
  if (publicKey === undefined) return signature === undefined ? 'none' : 'unchecked';
  if (signature === undefined || manifest === undefined) return 'missing';
  return isSignedBy(manifest, signature, publicKey) ? 'valid' : 'wrong';
}

const SMALL = 1 << 20;

/** Undefined also for what is far bigger than Duckbill writes it. */
async function readSmall(source: ManifestSource, name: string): Promise<Buffer | undefined> {
  const bytes = source.read(name);
  if (bytes === undefined) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.byteLength;
    if (size > SMALL) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

interface Facts {
  readonly files: number;
  readonly members: number;
  readonly sums: string;
}

function factsOf(bytes: Buffer | undefined): Facts | undefined {
  const manifest = bytes === undefined ? undefined : parsed(bytes.toString());
  const at = (from: unknown, key: string): unknown =>
    typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;
  const [files, members, sums] = [at(manifest, 'files'), at(manifest, 'members'), at(at(manifest, 'sums'), 'sha256')];
  if (at(manifest, 'format') !== 'duckbill-fleet' || at(manifest, 'version') !== 1) return undefined;
  if (typeof files !== 'number' || typeof members !== 'number' || typeof sums !== 'string') return undefined;
  return { files, members, sums };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {}
