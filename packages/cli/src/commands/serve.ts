import { type RunningServer, serve, type SignalSource } from '@duckbill/api';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { isForPerson, serveLog, type ServeLogOptions } from '../serve-log.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';

export interface ServeCommandOptions extends ServeLogOptions {
  readonly port: number;
  readonly host: string;
}

/** Names of this computer for itself. */
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** `duckbill serve`: the HTTP API until Ctrl-C or SIGTERM. */
export async function serveCommand(terminal: Terminal, options: ServeCommandOptions, version: string): Promise<Exit> {
  if (!loopback.has(options.host)) {
    throw CommandFailure.usage(
      `will not listen on ${options.host}: nobody is asked who they are, so only this computer may reach it (127.0.0.1, ::1 or localhost)`,
    );
  }
  const { log, flush } = serveLog(terminal, options);
  const server = await serve({ port: options.port, hostname: options.host, log, signals: signalsOf(terminal) }).catch(
    (error: unknown) => {
      throw CommandFailure.couldNotFinish(`cannot listen on ${options.host}, port ${options.port}: ${reasonOf(error)}`);
    },
  );
  if (isForPerson(terminal, options.logFormat)) greet(terminal, server, version);
  await server.stopped;
  flush();
  return { code: exitCodes.ok, reason: 'stopped' };
}

function greet(terminal: Terminal, { url }: RunningServer, version: string): void {
  const paint = paintFor(terminal.stdout, terminal.environment);
  terminal.stdout.write(`${paint.strong(`Duckbill ${version} serves ${url}`)} (this computer only)

  every address    ${url}/openapi.json
  check a file     jq -n --rawfile text FILE '{files: [{name: "FILE", text: $text}]}' |
                     curl -sS -H 'Content-Type: application/json' -d @- ${url}/v1/lint

${paint.faint('Ctrl-C stops it.')}
`);
}

/** The signals of the terminal as the server asks for them. */
function signalsOf(terminal: Terminal): SignalSource {
  const taken = new Map<string, () => void>();
  return {
    on: (signal, listener) => taken.set(signal, terminal.onSignals([signal], listener)),
    off: (signal) => taken.get(signal)?.(),
  };
}
