import { catalogueProfiles } from '@duckbill/profiles';
import { createApp } from '../src/index.ts';
import type { ApiWorld } from '../src/world.ts';
import { contractOf, type Documented } from './contract.ts';

/** What came back, after it was held against the service's own documentation. */
export interface Exchange {
  readonly status: number;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
  /** The JSON; undefined when it is none. */
  readonly body: unknown;
}

export interface ServiceUnderTest {
  readonly documentation: Documented;
  /** Sends a request. Every answer of the suite has to be as documented and made without a fault. */
  readonly send: (path: string, init?: RequestInit) => Promise<Exchange>;
  /** Sends a value as JSON, or a text as it is. */
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Exchange>;
}

/** A service of some world, all of whose answers are held against its documentation. */
export async function serviceUnderTest(world: Partial<ApiWorld> = {}): Promise<ServiceUnderTest> {
  const faults: unknown[] = [];
  const app = createApp({ profiles: catalogueProfiles(), reportFault: (fault) => faults.push(fault), ...world });
  const documentation: Documented = JSON.parse(await (await app.request('/openapi.json')).text());
  const contract = contractOf(documentation);
  const send = async (path: string, init: RequestInit = {}): Promise<Exchange> => {
    const response = await app.request(path, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    if (faults.length > 0) throw new Error('the service failed', { cause: faults.splice(0)[0] });
    const { status, headers } = response;
    const method = init.method ?? 'GET';
    const body = contract.check({ method, path, status, headers, text, bytes });
    return { status, text, bytes, headers, body };
  };
  return {
    documentation,
    send,
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** The service without any of the parts that keep something. */
export const { documentation, send, post }: ServiceUnderTest = await serviceUnderTest();
