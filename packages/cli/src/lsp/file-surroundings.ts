import { open } from 'node:fs/promises';
import path from 'node:path';
import {
  detectKind,
  type LintSettings,
  type ProgramId,
  readSource,
  type Report,
  type SourceText,
} from '@duckbill/core';
import { applyBaseline, baselineNames, readBaseline } from '../baseline/baseline-file.ts';
import { CommandFailure } from '../command-failure.ts';
import { ignoreRulesAround, isIgnoredByUs } from '../files/ignore-files.ts';
import { pathPatterns } from '../files/path-patterns.ts';
import { type LoadedConfig, loadConfig } from '../lint-config/load-config.ts';
import { settingsOfFile } from '../lint-config/settings-of-file.ts';
import type { Terminal } from '../terminal.ts';
import { uriOfPath } from './document-names.ts';
import { mostCharacters } from './linted-files.ts';

/** What the disk says about a document. */
export interface FileSurroundings {
  readonly settings: LintSettings;
  /** Undefined: the newest of each. */
  readonly programs: readonly ProgramId[] | undefined;
  /** A pattern of the configuration or an ignore file leaves it out. */
  readonly isLeftOut: boolean;
  /** Leaves out what the baseline of the configuration knows. */
  readonly withoutKnown: ((report: Report) => Report) | undefined;
  /** The other one of the two AWS files. */
  readonly beside: { readonly uri: string; readonly source: SourceText } | undefined;
}

/** Configuration and AWS file around the file at a path. A configuration with mistakes is told, and counts for nothing. */
export async function surroundingsOf(
  terminal: Terminal,
  file: string,
  text: string,
  tell: (words: string) => void,
): Promise<FileSurroundings> {
  const loaded = await configOf(terminal, file, tell);
  const { ignore, programs } = loaded.config;
  const patterns = ignore === undefined ? undefined : pathPatterns(loaded.folder, ignore);
  return {
    settings: settingsOfFile(loaded, terminal.cwd)(file),
    programs: programs === undefined || programs.length === 0 ? undefined : programs,
    isLeftOut: isIgnoredByUs(ignoreRulesAround(path.dirname(file), patterns), file, false),
    withoutKnown: await baselineOf(terminal, loaded, tell),
    beside: await fileBeside(file, text),
  };
}

/** A baseline that cannot be read is told, and counts for nothing. */
async function baselineOf(
  terminal: Terminal,
  { folder, config }: LoadedConfig,
  tell: (words: string) => void,
): Promise<FileSurroundings['withoutKnown']> {
  if (config.baseline === undefined) return undefined;
  const file = path.resolve(folder, config.baseline);
  try {
    const baseline = await readBaseline(file, terminal);
    const nameOf = baselineNames(file, terminal.cwd);
    return (report) => applyBaseline(report, baseline, nameOf).report;
  } catch (error) {
    if (!CommandFailure.is(error)) throw error;
    tell(error.message);
    return undefined;
  }
}

async function configOf(terminal: Terminal, file: string, tell: (words: string) => void): Promise<LoadedConfig> {
  try {
    return await loadConfig(terminal, [file], undefined);
  } catch (error) {
    if (!CommandFailure.is(error)) throw error;
    tell(error.message);
    return { folder: terminal.cwd, config: {} };
  }
}

const otherAwsFile: ReadonlyMap<string, string> = new Map([
  ['config', 'credentials'],
  ['credentials', 'config'],
]);

async function fileBeside(file: string, text: string): Promise<FileSurroundings['beside']> {
  const other = otherAwsFile.get(path.basename(file));
  if (other === undefined || detectKind(file, text)?.startsWith('aws-') !== true) return undefined;
  const name = path.join(path.dirname(file), other);
  try {
    const handle = await open(name);
    try {
      const stat = await handle.stat();
      if (!stat.isFile() || stat.size > mostCharacters) return undefined;
      return { uri: uriOfPath(name), source: readSource(name, await handle.readFile()).source };
    } finally {
      await handle.close();
    }
  } catch {
    // Not there, or not for us to read: then nothing is known about it.
    return undefined;
  }
}
