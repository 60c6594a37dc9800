import { createConnectService, type RunningServer, serve, type SignalSource } from '@duckbill/api';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { serveAssets } from '../serve-assets.ts';
import { connectOptionsOf, type ServeConnectOptions } from '../serve-connect.ts';
import { failureOf, serveService, type ServeServiceOptions } from '../serve-service.ts';
import { isForPerson, serveLog, type ServeLogOptions } from '../serve-log.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';

export interface ServeCommandOptions extends ServeLogOptions, ServeConnectOptions, ServeServiceOptions {
  readonly port: number;
  readonly host: string;
  readonly threads?: number;
  readonly drainDelay: number;
}

/** `duckbill serve`: the HTTP API until Ctrl-C or SIGTERM. */
export async function serveCommand(terminal: Terminal, options: ServeCommandOptions, version: string): Promise<Exit> {
  const { log, flush } = serveLog(terminal, options);
  const connecting = connectOptionsOf(options, log);
  const { port, host: hostname, threads } = options;
  const assets = serveAssets();
  const service = await serveService(terminal, options, { assets, log, version });
  const { limits } = service;
  const connect =
    connecting === undefined
      ? undefined
      : createConnectService({ ...connecting, signInsOf: (tenant) => limits.ofTenant(tenant).signIns });
  const server = await serve({
    port,
    hostname,
    log,
    assets,
    world: { ...service.world, ...(connect === undefined ? {} : { connect }) },
    parts: connect === undefined ? service.parts : [{ close: async () => connect.close() }, ...service.parts],
    limits: limits.service,
    drainDelay: options.drainDelay * 1000,
    signals: signalsOf(terminal),
    ...(threads === undefined ? {} : { threads }),
  }).catch((error: unknown) => {
    throw CommandFailure.couldNotFinish(`cannot listen on ${hostname}, port ${port}: ${reasonOf(error)}`);
  });
  if (isForPerson(terminal, options.logFormat)) greet(terminal, server, { version, options, asks: service.asks });
  try {
    await server.stopped;
  } catch (error) {
    throw failureOf(error);
  } finally {
    flush();
  }
  return { code: exitCodes.ok, reason: 'stopped' };
}

interface Greeted {
  readonly version: string;
  readonly options: ServeCommandOptions;
  readonly asks: readonly ('keys' | 'tokens')[];
}

function greet(terminal: Terminal, { url }: RunningServer, { version, options, asks }: Greeted): void {
  const paint = paintFor(terminal.stdout, terminal.environment);
  const words = { keys: 'an API key', tokens: 'a token' };
  const asked = asks.map((ask) => words[ask]).join(' or ');
  const hasServer = (terminal.environment['DATABASE_URL'] ?? '') !== '';
  const files = options.bucket === undefined ? (options.data ?? '~/.duckbill/service') : `the bucket ${options.bucket}`;
  terminal.stdout
    .write(`${paint.strong(`Duckbill ${version} serves ${url}`)}${asks.length === 0 ? ' (this computer only)' : ''}

  for people       ${url}/   and ${url}/reference
  every address    ${url}/openapi.json
  check a file     jq -n --rawfile text FILE '{files: [{name: "FILE", text: $text}]}' |
                     curl -sS -H 'Content-Type: application/json' -d @- ${url}/v1/lint
  callers          ${asked === '' ? 'are not asked who they are' : `show ${asked}`}
  jobs             ${options.role}: in ${hasServer ? 'PostgreSQL' : 'a database of its own'}, files in ${files}
  calls to AWS     ${options.enableConnect === true ? `on: ${url}/v1/connect` : 'off; turn them on with --enable-connect'}
  health, numbers  ${url}/readyz   and ${url}/metrics

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
