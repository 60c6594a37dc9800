import { createHash } from 'node:crypto';
import {
  describeNote,
  type Diagnostic,
  type GenerateNote,
  jsonReport,
  type Report,
  type SourceText,
  textReport,
} from '@duckbill/core';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** The digest from which UUIDs are made. */
export function sha1Hex(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex');
}

/** A text without the secrets that were handed in. */
export function maskGiven(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '•••'), text);
}

/** What is to be known of a service, in its own words. */
export interface ProviderNote {
  readonly note: 'provider';
  readonly about: string;
}

/** What the person still has to do. */
export function tellNotes(terminal: Terminal, notes: readonly (GenerateNote | ProviderNote)[]): void {
  for (const note of notes)
    terminal.stderr.write(`${note.note === 'provider' ? `· ${note.about}` : describeNote(note)}
`);
}

/** Everything that is missing or wrong, with its place; nothing was written. */
export function tellRefused(
  terminal: Terminal,
  sources: readonly SourceText[],
  diagnostics: readonly Diagnostic[],
  json: boolean,
): Exit {
  const exit: Exit = {
    code: exitCodes.usage,
    reason: `${diagnostics.length} values are missing or wrong; nothing is written`,
  };
  const report: Report = {
    files: sources.map((source) => ({
      source,
      diagnostics: diagnostics.filter(({ file }) => file === source.name),
      secrets: [],
    })),
    skipped: [],
  };
  if (json) writeJson(terminal, { version: 1, refused: jsonReport(report).findings }, exit);
  else terminal.stderr.write(textReport(report, paintFor(terminal.stderr, terminal.environment)));
  return exit;
}
