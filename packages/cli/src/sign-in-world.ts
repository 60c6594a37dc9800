import { existsSync } from 'node:fs';
import { isBrowserHere, nodeSignIn, type SignInChoices, type SignInWorld } from '@duckbill/doctor';
import { CommandFailure } from './command-failure.ts';
import { openBrowser } from './open-browser.ts';
import type { ConnectOptions } from './target-command.ts';
import type { Terminal } from './terminal.ts';

/** What a sign-in touches on this computer. */
export function signInWorld(terminal: Terminal, options: ConnectOptions): SignInWorld {
  return {
    ...nodeSignIn(terminal.home),
    openBrowser,
    browserHere: canBrowserComeBack(terminal),
    interruptible: (work) => whileUninterrupted(terminal, work),
    choices: readChoices(options),
  };
}

/** Whether a browser reaches 127.0.0.1 of this computer. */
export function canBrowserComeBack({ platform, environment }: Terminal): boolean {
  const container = existsSync('/.dockerenv') || existsSync('/run/.containerenv');
  return isBrowserHere({ platform, environment, container });
}

/** `--browser` and `--no-browser` are one option to commander, and may both be meant. */
function readChoices({ browser, deviceCode, redirectPort, allowProcess }: ConnectOptions): SignInChoices {
  if (browser === true && deviceCode === true)
    throw CommandFailure.usage('--browser and --device-code exclude each other');
  const flow = deviceCode === true ? 'device-code' : browser === true ? 'authorization-code' : undefined;
  return {
    ...(flow === undefined ? {} : { flow }),
    openBrowser: browser !== false,
    ...(redirectPort === undefined ? {} : { redirectPort }),
    allowProcess: allowProcess === true,
    reuseMfa: false,
  };
}

async function whileUninterrupted<Result>(
  terminal: Terminal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  const release = terminal.onSignals(['SIGINT', 'SIGTERM'], () => interruption.abort());
  try {
    return await work(interruption.signal);
  } finally {
    release();
  }
}
