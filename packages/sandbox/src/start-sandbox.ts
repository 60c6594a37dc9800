import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl, isControl, type Controlled } from './control/answer-control.ts';
import { deliverAnswer } from './deliver-answer.ts';
import { fetchJson } from './fetch-json.ts';
import type { HeaderField, SandboxRequest } from './http-message.ts';
import type { JournalEntry } from './journal.ts';
import { SandboxClock } from './sandbox-clock.ts';
import { createSandboxHandler, type SandboxHandler } from './sandbox-handler.ts';
import type { RandomBytes } from './sessions.ts';
import type { SandboxWorld } from './world.ts';

export interface SandboxOptions {
  readonly world: SandboxWorld;
  /** The computer's clock when absent. */
  readonly clock?: SandboxClock;
  readonly random?: RandomBytes;
  /** 0 or absent: any free port. */
  readonly port?: number;
}

/** A running sandbox. */
export interface Sandbox extends Pick<
  SandboxHandler,
  'changeWorld' | 'changeFaults' | 'pendingDevices' | 'approveDevice' | 'denyDevice'
> {
  /** `http://127.0.0.1:PORT`, for all services. */
  readonly url: string;
  /** The same address under the name of each service, as endpoint settings want it. */
  readonly urls: Readonly<Record<'sts' | 's3' | 'ssoOidc' | 'sso', string>>;
  readonly port: number;
  readonly clock: SandboxClock;
  readonly journal: readonly JournalEntry[];
  readonly world: SandboxWorld;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
/** One byte more than the services take, so that they see the excess themselves. */
const mostBody = 10_000_001;

/** Start a local AWS on this computer alone: it listens on 127.0.0.1 and nowhere else. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? new SandboxClock(() => Date.now() / 1000);
  const handler = createSandboxHandler(options.world, {
    now: () => clock.now(),
    signatureClocks: () => clock.signatureClocks(),
    fetchJson,
    random: options.random ?? ((length) => randomBytes(length)),
  });
  const server = createServer((request, response) => {
    void answer({ handler, clock }, request, response);
  });
  const port = await listen(server, options.port ?? 0);
  const url = `http://${loopback}:${port}`;
  return {
    url,
    urls: { sts: url, s3: url, ssoOidc: url, sso: url },
    port,
    clock,
    journal: handler.journal,
    get world() {
      return handler.world;
    },
    changeWorld: (world) => handler.changeWorld(world),
    changeFaults: (faults) => handler.changeFaults(faults),
    pendingDevices: () => handler.pendingDevices(),
    approveDevice: (userCode, person) => handler.approveDevice(userCode, person),
    denyDevice: (userCode) => handler.denyDevice(userCode),
    close: () => close(server),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(controlled: Controlled, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request);
    const asked = readRequest(request, body);
    const answered = isControl(asked) ? await answerControl(asked, controlled) : await controlled.handler.handle(asked);
    await deliverAnswer(response, answered, body.length >= mostBody);
  } catch {
    // The client went away while it was talking.
    response.destroy();
  }
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop must not tear the connection down: the answer still has to go out over it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes: unknown = chunk;
    if (!(bytes instanceof Buffer)) continue;
    chunks.push(bytes.subarray(0, mostBody - length));
    length += bytes.length;
    if (length >= mostBody) break;
  }
  request.resume();
  return Buffer.concat(chunks);
}

function readRequest(request: IncomingMessage, body: Uint8Array): SandboxRequest {
  const headers: HeaderField[] = [];
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    headers.push([request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? '']);
  }
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers,
    body,
    ...(request.socket.remoteAddress === undefined ? {} : { sourceIp: request.socket.remoteAddress }),
  };
}
