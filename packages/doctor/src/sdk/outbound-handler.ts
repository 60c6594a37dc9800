import { Readable } from 'node:stream';
import type { Outbound } from '../network/outbound.ts';

/** What the SDK hands to a request handler, as far as it is needed here. */
interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly method: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkAnswer {
  readonly response: {
    readonly statusCode: number;
    readonly reason?: string;
    readonly headers: Record<string, string>;
    readonly body: Readable;
  };
}

/** A request handler of the SDK by which its requests go through somebody else's hands. */
export interface OutboundHandler {
  readonly handle: (
    request: SdkRequest,
    options?: { readonly abortSignal?: { readonly aborted: boolean } },
  ) => Promise<SdkAnswer>;
  readonly updateHttpClientConfig: () => void;
  readonly httpHandlerConfigs: () => Record<string, never>;
  readonly destroy: () => void;
}

/** The handler that asks `outbound`. It has no settings of its own, and keeps no connections. */
export function outboundHandler(outbound: Outbound): OutboundHandler {
  return {
    handle: async (request, options) => {
      const { method, headers, body } = request;
      if (body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array))
        throw new TypeError('a body that is a stream cannot be sent this way');
      const signal = options?.abortSignal;
      const answer = await outbound.send(
        { url: urlOf(request), method, headers, ...(body === undefined ? {} : { body }) },
        signal instanceof AbortSignal ? signal : undefined,
      );
      return {
        response: {
          statusCode: answer.status,
          headers: { ...answer.headers },
          body: Readable.from([Buffer.from(answer.body)]),
        },
      };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
}

function urlOf({ protocol, hostname, port, path, query = {} }: SdkRequest): string {
  const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === null
      ? [encodeURIComponent(name)]
      : [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  );
  const search = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return `${protocol}//${host}${port === undefined ? '' : `:${port}`}${path}${search}`;
}
