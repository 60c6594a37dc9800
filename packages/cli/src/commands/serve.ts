import { type RunningServer, serve, type SignalSource } from '@duckbill/api';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { serveAssets } from '../serve-assets.ts';
import { serveConnect, type ServeConnectOptions } from '../serve-connect.ts';
import { isForPerson, serveLog, type ServeLogOptions } from '../serve-log.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';

export interface ServeCommandOptions extends ServeLogOptions, ServeConnectOptions {
  readonly port: number;
  readonly host: string;
  readonly threads?: number;
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
  const connect = serveConnect(options, log);
  const { port, host: hostname, threads } = options;
  const server = await serve({
    port,
    hostname,
    log,
    signals: signalsOf(terminal),
    assets: serveAssets(),
    ...(connect === undefined ? {} : { world: { connect } }),
    ...(threads === undefined ? {} : { threads }),
  }).catch((error: unknown) => {
    throw CommandFailure.couldNotFinish(`cannot listen on ${hostname}, port ${port}: ${reasonOf(error)}`);
  });
  if (isForPerson(terminal, options.logFormat)) greet(terminal, server, version, connect !== undefined);
  await server.stopped;
  connect?.close();
  flush();
  return { code: exitCodes.ok, reason: 'stopped' };
}

function greet(terminal: Terminal, { url }: RunningServer, version: string, connects: boolean): void {
  const paint = paintFor(terminal.stdout, terminal.environment);
  terminal.stdout.write(`${paint.strong(`Duckbill ${version} serves ${url}`)} (this computer only)

  support desk     ${url}/
  every address    ${url}/reference, as data ${url}/openapi.json
  check a file     jq -n --rawfile text FILE '{files: [{name: "FILE", text: $text}]}' |
                     curl -sS -H 'Content-Type: application/json' -d @- ${url}/v1/lint
  calls to AWS     ${connects ? `on: ${url}/v1/connect` : 'off; turn them on with --enable-connect'}

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
