import path from 'node:path';
import {
  type ClientName,
  clientNames,
  type ConvertSource,
  type DuckShell,
  findSecrets,
  openConvertSource,
  openDocuments,
  parseConnectionUrl,
  type SourceText,
  type UrlProtocols,
} from '@duckbill/core';
import { isUrlTarget } from '@duckbill/doctor';
import { type AwsFilesOnDisk, readAwsFilesAt, readAwsFilesOnDisk } from '../aws-files-on-disk.ts';
import { CommandFailure } from '../command-failure.ts';
import { readFileSource } from '../read-input.ts';
import type { Terminal } from '../terminal.ts';
import { readDuckSource } from './read-duck-source.ts';

/** What `duckbill convert` was given, read. */
export interface ReadSources {
  readonly sources: readonly ConvertSource[];
  /** For the places of what is told. */
  readonly texts: readonly SourceText[];
  readonly secrets: readonly string[];
  /** The AWS files among them, so that they can be written back. */
  readonly onDisk?: AwsFilesOnDisk;
}

export interface ReadSourcesOptions {
  /** Of profiles or connections in a file of many. */
  readonly names: readonly string[];
  readonly protocols: UrlProtocols;
  /** Whose file it is, where somebody says it. */
  readonly client?: string | undefined;
  /** Of a command line. */
  readonly shell?: DuckShell | undefined;
}

/** Reads every FROM; throws for one that is none of the kinds. */
export async function readConvertSources(
  terminal: Terminal,
  from: readonly string[],
  { names, protocols, client, shell }: ReadSourcesOptions,
): Promise<ReadSources> {
  const sources: ConvertSource[] = [];
  const texts: SourceText[] = [];
  const secrets: string[] = [];
  let onDisk: AwsFilesOnDisk | undefined;
  const addAws = (found: AwsFilesOnDisk, wished: readonly string[]) => {
    onDisk = found;
    const { files } = found;
    sources.push({ kind: 'aws-profile', files, names: wished });
    texts.push(files.config, files.credentials);
    secrets.push(...secretsOfAws(files));
  };
  for (const one of from) {
    if (client === 'duck' && sources.length === 0) {
      const url = await readDuckSource(terminal, one, from.slice(1), { protocols, shell });
      sources.push({ kind: 'duck', url: url.opened });
      if (url.profile !== undefined) sources.push({ kind: 'profile', profile: url.profile });
      texts.push(url.opened.source);
      secrets.push(...url.opened.secrets);
    } else if (one.startsWith('aws:')) {
      addAws(await readAwsFilesOnDisk(terminal), [one.slice('aws:'.length) || 'default', ...names]);
    } else if (isUrlTarget(one)) {
      const url = parseConnectionUrl(one, protocols);
      sources.push({ kind: 'url', url });
      texts.push(url.source);
      secrets.push(...url.secrets);
    } else {
      const source = await readFileSource(one, terminal.cwd);
      const isMain = sources.length === 0;
      const opened = openConvertSource(source, { client: isMain ? readClient(client) : undefined, isMain, names });
      if (opened.kind === 'unknown')
        throw CommandFailure.usage(
          `${one} is no bookmark, connection profile, AWS file or file of a client that is known; --from CLIENT says whose it is`,
        );
      if (opened.kind === 'unreadable')
        throw CommandFailure.couldNotFinish(`${one} cannot be read; what is wrong with it: duckbill lint ${one}`);
      if (opened.kind === 'aws') {
        addAws(await readAwsFilesAt(pairOf(path.resolve(terminal.cwd, one), opened.file)), names);
        continue;
      }
      sources.push(opened.source);
      texts.push(source);
      secrets.push(...opened.secrets);
    }
  }
  return { sources, texts, secrets, ...(onDisk === undefined ? {} : { onDisk }) };
}

function readClient(said: string | undefined): ClientName | undefined {
  if (said === undefined) return undefined;
  const client = clientNames.find((one) => one === said);
  if (client === undefined)
    throw CommandFailure.usage(`unknown client "${said}"; known: ${clientNames.join(', ')}, duck`);
  return client;
}

/** The other file stands beside it, under its usual name. */
function pairOf(file: string, kind: 'config' | 'credentials'): Readonly<Record<'config' | 'credentials', string>> {
  const folder = path.dirname(file);
  return kind === 'config'
    ? { config: file, credentials: path.join(folder, 'credentials') }
    : { config: path.join(folder, 'config'), credentials: file };
}

/** Every secret of the two files. */
export function secretsOfAws({ config, credentials }: AwsFilesOnDisk['files']): readonly string[] {
  const { documents } = openDocuments([config, credentials], (source) =>
    source === config ? 'aws-config' : 'aws-credentials',
  );
  return documents.flatMap(findSecrets);
}
