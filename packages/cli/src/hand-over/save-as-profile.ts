import { editAwsFiles, type HandedCredentials, refusalReport, saveProfile } from '@duckbill/core';
import { readAwsFilesOnDisk, writeAwsFiles } from '../aws-files-on-disk.ts';
import type { Terminal } from '../terminal.ts';
import type { Saved } from './saved.ts';

/** Whether keys may be saved under a name; asked before a person signs in for it. */
export async function mayBeSaved(
  terminal: Terminal,
  name: string,
  accessKeyId: string | undefined,
  force: boolean,
): Promise<Saved> {
  const standIn = { target: '', accessKeyId: accessKeyId ?? 'x', secretAccessKey: 'x', from: 'keys' } as const;
  return changed(terminal, name, standIn, force, false);
}

/** Saves keys as a profile of `~/.aws/credentials`, with a backup. */
export async function saveAsProfile(
  terminal: Terminal,
  name: string,
  credentials: HandedCredentials,
  force: boolean,
): Promise<Saved> {
  return changed(terminal, name, credentials, force, true);
}

async function changed(
  terminal: Terminal,
  name: string,
  credentials: HandedCredentials,
  force: boolean,
  write: boolean,
): Promise<Saved> {
  const onDisk = await readAwsFilesOnDisk(terminal);
  const { files } = onDisk;
  const saved = saveProfile(files, name, credentials, force);
  const result = saved.ok ? editAwsFiles(files, saved.changes, { consent: { managed: force } }) : saved;
  if (!result.ok) return { ok: false, why: refusalReport(result.diagnostics, [files.config, files.credentials]) };
  if (!write) return { ok: true, done: [] };
  const written = await writeAwsFiles(onDisk, result.files, true);
  const until = credentials.expiresAt === undefined ? '' : `, good until ${credentials.expiresAt}`;
  const kept = written.flatMap(({ path, backup }) =>
    backup === undefined ? [] : [`${path} of before is kept as ${backup}`],
  );
  return { ok: true, done: [`profile ${name} is saved${until}: aws --profile ${name} …`, ...kept] };
}
