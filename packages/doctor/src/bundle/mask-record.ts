import { type Document, findSecrets } from '@duckbill/core';
import type { FileState } from '../machine/machine.ts';
import type { MachineRecord } from '../machine/machine-of-files.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import { bundleLimits } from './bundle-limits.ts';
import { type FileToMask, maskFiles } from './mask-files.ts';
import type { BundleMask } from './masked-text.ts';
import { namesSecret } from './names-secret.ts';
import { isProgramFile } from './text-kind.ts';

/** A record without secrets. */
export interface MaskedRecord {
  readonly record: MachineRecord;
  /** By path: how many secrets were replaced, and whether the content was left out. */
  readonly counts: ReadonlyMap<string, number>;
  readonly leftOut: ReadonlySet<string>;
  readonly maskedVariables: readonly string[];
  /** For what else goes into the bundle. */
  readonly mask: BundleMask;
}

/**
 * Replaces every secret of a record. `secrets` are those that the doctor knows of already, `documents` what it opened.
 */
export function maskRecord(
  record: MachineRecord,
  { secrets, documents }: { readonly secrets: Iterable<string>; readonly documents: readonly Document[] },
): MaskedRecord {
  const roles = rolesOf(documents, record);
  const kept = keptFiles(record.files);
  const known = new Set<string>(secrets);
  for (const secret of documents.flatMap(findSecrets)) known.add(secret);
  for (const [name, value] of Object.entries(record.environment)) {
    const secret = secretOfVariable(name, value ?? '');
    if (secret !== undefined) known.add(secret);
  }
  const toMask = [...kept.files].flatMap(([path, state]): FileToMask[] => {
    const role = roles.get(path);
    return state.state === 'read' ? [{ path, bytes: state.bytes, ...(role === undefined ? {} : { role }) }] : [];
  });
  const { files: masked, mask } = maskFiles(toMask, known);
  const counts = new Map([...masked].map(([path, { count }]) => [path, count]));
  const files = new Map<string, FileState>();
  for (const [path, state] of kept.files) {
    const bytes = masked.get(path)?.value;
    files.set(path, state.state === 'read' && bytes !== undefined ? { ...state, bytes } : state);
  }
  const { environment, maskedVariables } = maskEnvironment(record.environment, mask);
  const answers = [...record.answers].map(([command, output]) => {
    const { stdout, stderr } = output;
    const masked = { ...output, stdout: mask.text(stdout, 'words').value, stderr: mask.text(stderr, 'words').value };
    return [mask.text(command, 'words').value, masked] as const;
  });
  return {
    record: { ...record, files, environment, answers: new Map(answers) },
    counts,
    leftOut: kept.leftOut,
    maskedVariables,
    mask,
  };
}

function rolesOf(documents: readonly Document[], record: MachineRecord): ReadonlyMap<string, Document['kind']> {
  const absolute = (name: string): string => machinePaths(record).resolve(record.cwd, name);
  return new Map(
    documents.flatMap((document) => {
      const names = document.kind === 'aws' ? document.sources.map(({ name }) => name) : [document.source.name];
      return names.map((name) => [absolute(name), document.kind] as const);
    }),
  );
}

/** Programs and what is far too long are named, not taken along. */
function keptFiles(files: MachineRecord['files']): {
  readonly files: ReadonlyMap<string, FileState>;
  readonly leftOut: ReadonlySet<string>;
} {
  const kept = new Map<string, FileState>();
  const leftOut = new Set<string>();
  let total = 0;
  for (const [path, state] of files) {
    if (state.state === 'read') {
      const { length } = state.bytes;
      if (isProgramFile(state.bytes) || length > bundleLimits.file || total + length > bundleLimits.total / 2) {
        leftOut.add(path);
        kept.set(path, { ...state, bytes: new Uint8Array(0) });
        continue;
      }
      total += length;
    }
    kept.set(path, state);
  }
  return { files: kept, leftOut };
}

/** The value of a variable with a secret name; the password in the address of a proxy, with or without a scheme. */
function secretOfVariable(name: string, value: string): string | undefined {
  if (namesSecret(name)) return value;
  if (!/_PROXY$/iu.test(name)) return undefined;
  const at = value.lastIndexOf('@');
  const scheme = value.indexOf('://');
  const colon = value.indexOf(':', scheme === -1 ? 0 : scheme + 3);
  return colon === -1 || at <= colon ? undefined : value.slice(colon + 1, at);
}

function maskEnvironment(
  environment: MachineRecord['environment'],
  mask: BundleMask,
): { readonly environment: Record<string, string>; readonly maskedVariables: readonly string[] } {
  const masked: [string, string][] = [];
  const maskedVariables: string[] = [];
  for (const [name, value] of Object.entries(environment).toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (value === undefined) continue;
    const safe = maskVariable(name, value, mask);
    if (safe !== value) maskedVariables.push(name);
    masked.push([name, safe]);
  }
  return { environment: Object.fromEntries(masked), maskedVariables };
}

function maskVariable(name: string, value: string, mask: BundleMask): string {
  const secret = secretOfVariable(name, value);
  if (secret === undefined || secret === '') return mask.text(value, 'words').value;
  const start = value.lastIndexOf(secret);
  return `${value.slice(0, start)}${mask.whole(secret).value}${value.slice(start + secret.length)}`;
}
