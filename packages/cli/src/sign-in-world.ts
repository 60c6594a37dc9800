import { nodeSignIn, type SignInChoices, type SignInWorld } from '@duckbill/doctor';
import { canBrowserComeBack } from './can-browser-come-back.ts';
import { CommandFailure } from './command-failure.ts';
import { openBrowser } from './open-browser.ts';
import type { ConnectOptions } from './target-command.ts';
import type { Terminal } from './terminal.ts';
import { verificationFile } from './verification-file.ts';

/** What a sign-in touches on this computer. */
export function signInWorld(terminal: Terminal, options: ConnectOptions): SignInWorld {
  return {
    ...nodeSignIn(terminal.home),
    openBrowser: (url) => openBrowser(url, terminal),
    browserHere: canBrowserComeBack(terminal),
    // Another server counts for itself.
    ...(options.cache && options.endpointUrl === undefined ? { verifications: verificationFile(terminal) } : {}),
    interruptible: (work) => whileUninterrupted(terminal, work),
    choices: readChoices(options),
  };
}

/** `--browser` with `--no-browser` is the flow of the browser, which the person opens where they like. */
function readChoices({
  browserFlow,
  openBrowser: mayOpen,
  deviceCode,
  redirectPort,
  allowProcess,
  reuseMfa,
}: ConnectOptions): SignInChoices {
  if (browserFlow === true && deviceCode === true)
    throw CommandFailure.usage('--browser and --device-code exclude each other');
  const flow = deviceCode === true ? 'device-code' : browserFlow === true ? 'authorization-code' : undefined;
  return {
    ...(flow === undefined ? {} : { flow }),
    openBrowser: mayOpen !== false,
    ...(redirectPort === undefined ? {} : { redirectPort }),
    allowProcess: allowProcess === true,
    reuseMfa: reuseMfa === true,
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
