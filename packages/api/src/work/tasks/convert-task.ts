import { createHash, randomUUID } from 'node:crypto';
import {
  type AwsFiles,
  type ClientName,
  convert,
  type Conversion,
  type ConvertKind,
  type ConvertSource,
  type DuckShell,
  findSecrets,
  jsonReport,
  maskSecrets,
  openAws,
  openConvertSource,
  openDuckCommand,
  openProfile,
  parseConnectionUrl,
  type ProgramId,
  programs,
  readDuckCommand,
  type Report,
  type SourceText,
  type UrlProtocols,
  urlProtocols,
} from '@duckbill/core';
import { answer, refusal } from '../../answer.ts';
import { problem } from '../../problem.ts';
import { readRequestFiles } from '../../read-request-files.ts';
import type { InputFile } from '../../schemas/input-file.ts';
import type { TaskAnswer, TaskWorld } from '../task.ts';

export interface ConvertInput {
  readonly files?: readonly InputFile[];
  readonly urls?: readonly string[];
  readonly to: ConvertKind;
  readonly names?: readonly string[];
  readonly name?: string;
  readonly program?: ProgramId;
  /** `duck`: the first file is a command line of Cyberduck's. */
  readonly client?: ClientName | 'duck';
  /** Of the command line that is made, or else of the one that is read. */
  readonly shell?: DuckShell;
}

interface Opened {
  readonly sources: readonly ConvertSource[];
  readonly texts: readonly SourceText[];
  readonly secrets: readonly string[];
}

/** Carries a connection into another kind of file, and tells what is lost. */
export function convertTask(input: ConvertInput, world: TaskWorld): TaskAnswer {
  const { files = [], urls = [], to, name, program, shell } = input;
  const read = readRequestFiles(files);
  if ('problem' in read) return refusal(read.problem);
  const era = program === undefined ? undefined : programs[program].era;
  if (program !== undefined && era === undefined) {
    return refused('#/program', 'is no Cyberduck or Mountain Duck');
  }
  if (shell !== undefined && to !== 'duck' && input.client !== 'duck') {
    return refused('#/shell', 'goes with "to" or "client" duck');
  }
  const protocols = urlProtocols(world.profiles);
  const opened =
    input.client === 'duck'
      ? openDuck(read.sources, protocols, to === 'duck' ? undefined : shell)
      : openFiles(read.sources, { ...input, client: input.client });
  if ('pointer' in opened) {
    const { pointer, detail } = opened;
    return refusal(problem('target-unreadable', { detail: `${pointer} ${detail}.`, errors: [opened] }));
  }
  const links = urls.map((text) => parseConnectionUrl(text, protocols));
  const sources = [...opened.sources, ...links.map((url) => ({ kind: 'url', url }) as const)];
  const made = convert(sources, to, {
    profiles: world.profiles,
    protocols,
    sha1Hex: (text) => createHash('sha1').update(text).digest('hex'),
    newUuid: randomUUID(),
    ...(name === undefined ? {} : { name }),
    ...(era === undefined ? {} : { era }),
    ...(shell === undefined ? {} : { shell }),
  });
  const texts = [...opened.texts, ...links.map(({ source }) => source)];
  const secrets = [...opened.secrets, ...links.flatMap((url) => url.secrets), ...(made.secrets ?? [])];
  return answer(
    { version: 1, to, files: filesOf(made, secrets), report: jsonReport(reportOf(made, texts, secrets)) },
    secrets,
  );
}

function refused(pointer: string, detail: string): TaskAnswer {
  return refusal(problem('request-invalid', { detail: `${pointer} ${detail}.`, errors: [{ pointer, detail }] }));
}

/** A command line, and beside it the connection profile that it names. */
function openDuck(
  [command, ...others]: readonly SourceText[],
  protocols: UrlProtocols,
  shell: DuckShell | undefined,
): Opened {
  if (command === undefined) return { sources: [], texts: [], secrets: [] };
  const read = readDuckCommand(command, shell);
  const beside =
    read.profileFile === undefined ? undefined : others.find(({ name }) => /\.cyberduckprofile$/iu.test(name));
  const profile = beside === undefined ? undefined : openProfile(beside).profile;
  const url = openDuckCommand(read, { protocols, ...(profile === undefined ? {} : { profile }) });
  return {
    sources: [{ kind: 'duck', url }, ...(profile === undefined ? [] : [{ kind: 'profile', profile } as const])],
    texts: [url.source],
    secrets: url.secrets,
  };
}

/** In the order in which they came; the two AWS files are one source. */
function openFiles(
  files: readonly SourceText[],
  { names = [], client }: { readonly names?: readonly string[]; readonly client: ClientName | undefined },
): Opened | { readonly pointer: string; readonly detail: string } {
  const sources: ConvertSource[] = [];
  const secrets: string[] = [];
  let aws: { config?: SourceText; credentials?: SourceText } | undefined;
  for (const [index, file] of files.entries()) {
    const found = openConvertSource(file, { client, isMain: index === 0, names });
    switch (found.kind) {
      case 'opened':
        sources.push(found.source);
        secrets.push(...found.secrets);
        break;
      case 'aws':
        if (aws === undefined) {
          aws = {};
          sources.push({ kind: 'aws-profile', files: aws, names });
        }
        aws[found.file] ??= file;
        break;
      case 'unreadable':
        return { pointer: `#/files/${index}`, detail: 'is so broken that Cyberduck takes nothing from it' };
      case 'unknown':
        return {
          pointer: `#/files/${index}`,
          detail: 'is no bookmark, connection profile, AWS file or file of a known client',
        };
    }
  }
  return { sources, texts: files, secrets: aws === undefined ? secrets : [...secrets, ...secretsOfAws(aws)] };
}

function secretsOfAws(files: AwsFiles): readonly string[] {
  return findSecrets(openAws(files));
}

/** A text is masked where it holds secrets, and says so: as it is it would not work. */
function filesOf({ files }: Conversion, secrets: readonly string[]): readonly object[] {
  return files.map(({ name, text }) => {
    const shown = maskSecrets(text, secrets);
    return { name, text: shown, masked: shown !== text };
  });
}

/** Every loss with the file that it is about; those about none of them with the first. */
function reportOf({ losses }: Conversion, texts: readonly SourceText[], secrets: readonly string[]): Report {
  const known = new Set(texts.map(({ name }) => name));
  const files = texts.map((source, index) => ({
    source,
    secrets,
    diagnostics: losses.filter(({ file }) => file === source.name || (index === 0 && !known.has(file))),
  }));
  return { files: files.filter(({ diagnostics }) => diagnostics.length > 0), skipped: [] };
}
