import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { type Paint, plainPaint } from '@duckbill/core';
import type { Machine } from '@duckbill/doctor';
import type { ControllingTerminal } from './controlling-terminal.ts';

/** Where a command writes. */
export interface Output {
  readonly isTTY?: boolean;
  /** Of a terminal: its width. */
  readonly columns?: number;
  write(text: string | Uint8Array): unknown;
}

/** Everything outside that a command touches: `main` hands in the process, tests hand in another. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** The same two as streams, for a library that asks for one. */
  readonly streams: { readonly stdout: Writable; readonly stderr: Writable };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly now: () => Date;
  /** Another computer to look at than this one, in tests; what is written and sent still goes from here. */
  readonly machine?: Machine;
  /** Resolves when the person presses Ctrl-C or the process is asked to end. */
  readonly interrupted: () => Promise<void>;
  /** The terminal itself, where standard input and output belong to other programs; undefined without a person. */
  readonly controlling: () => ControllingTerminal | undefined;
  /** Takes over what the signals would do, until the returned function is called. */
  readonly onSignals: (signals: readonly NodeJS.Signals[], take: (signal: NodeJS.Signals) => void) => () => void;
}

/** Colours for a stream: NO_COLOR and FORCE_COLOR decide, otherwise whether a person is looking. */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: Terminal['environment']): Paint {
  return wantsColour(stream, environment) ? colourPaint : plainPaint;
}

function wantsColour(stream: { readonly isTTY?: boolean }, environment: Terminal['environment']): boolean {
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

type Style = Parameters<typeof styleText>[0];

function style(format: Style): (text: string) => string {
  return (text) => styleText(format, text, { validateStream: false });
}

const colourPaint: Paint = {
  error: style('red'),
  warning: style('yellow'),
  hint: style('blue'),
  good: style('green'),
  strong: style('bold'),
  faint: style('dim'),
};
