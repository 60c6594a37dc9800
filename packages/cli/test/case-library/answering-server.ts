import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedAnswer } from './case-schema.ts';

export interface AnsweringServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Gives recorded answers, and passes every other request on to the sandbox as it came. */
export async function startAnsweringServer(
  answers: readonly RecordedAnswer[],
  sandboxUrl: string,
): Promise<AnsweringServer> {
  const left = answers.map((answer) => ({ answer, times: answer.times ?? Infinity }));
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const found = left.find(({ answer, times }) => times > 0 && fits(answer, incoming, body));
      if (found === undefined) {
        passOn(incoming, body, sandboxUrl, response);
        return;
      }
      found.times -= 1;
      response.writeHead(found.answer.status, { 'content-type': 'text/xml', ...found.answer.headers });
      response.end(found.answer.body ?? '');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function fits({ match: { operation, host, path } }: RecordedAnswer, incoming: IncomingMessage, body: Buffer): boolean {
  const url = new URL(incoming.url ?? '/', 'http://any');
  if (host !== undefined && incoming.headers.host !== host) return false;
  if (path !== undefined && url.pathname !== path) return false;
  return operation === undefined || operationsOf(incoming.method ?? 'GET', url, body.toString('latin1')).has(operation);
}

const operationsByPath: ReadonlyMap<string, string> = new Map([
  ['/client/register', 'RegisterClient'],
  ['/device_authorization', 'StartDeviceAuthorization'],
  ['/token', 'CreateToken'],
  ['/assignment/accounts', 'ListAccounts'],
  ['/assignment/roles', 'ListAccountRoles'],
  ['/federation/credentials', 'GetRoleCredentials'],
]);

/** The method, and the name of the call. */
function operationsOf(method: string, url: URL, body: string): ReadonlySet<string> {
  const action = new URLSearchParams(body).get('Action') ?? url.searchParams.get('Action');
  const named = action ?? operationsByPath.get(url.pathname) ?? storageCall(method, url);
  return new Set([method, named]);
}

function storageCall(method: string, { pathname, searchParams }: URL): string {
  if (method === 'HEAD') return pathname === '/' ? 'HEAD' : 'HeadObject';
  if (searchParams.has('location')) return 'GetBucketLocation';
  if (searchParams.has('list-type')) return 'ListObjectsV2';
  return pathname === '/' ? 'ListBuckets' : 'ListObjects';
}

/** The signature covers the host name, so that stays. */
function passOn(incoming: IncomingMessage, body: Buffer, sandboxUrl: string, response: ServerResponse): void {
  const { method = 'GET', url: path = '/', headers } = incoming;
  const { hostname, port } = new URL(sandboxUrl);
  const asked = request({ hostname, port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  asked.on('error', () => response.destroy());
  asked.end(body);
}
