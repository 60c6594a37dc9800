import { type ConnectOptions, EndpointMistake, type Log, readAllowedEndpoint, readConnectProxy } from '@duckbill/api';
import { CommandFailure } from './command-failure.ts';

export interface ServeConnectOptions {
  readonly enableConnect?: boolean;
  readonly allowEndpoint?: readonly string[];
  readonly connectProxy?: string;
}

/** How the part of the service that calls AWS is wanted, where it was asked for. */
export function connectOptionsOf(
  { enableConnect = false, allowEndpoint = [], connectProxy }: ServeConnectOptions,
  log: Log,
): ConnectOptions | undefined {
  if (!enableConnect) {
    if (allowEndpoint.length > 0) throw CommandFailure.usage('--allow-endpoint belongs to --enable-connect');
    if (connectProxy !== undefined) throw CommandFailure.usage('--connect-proxy belongs to --enable-connect');
    return undefined;
  }
  try {
    return {
      allowed: allowEndpoint.map(readAllowedEndpoint),
      ...(connectProxy === undefined ? {} : { proxy: readConnectProxy(connectProxy) }),
      onRefused: (refusal, host) => log.warn({ refusal, host }, 'outbound refused'),
    };
  } catch (error) {
    if (error instanceof EndpointMistake) throw CommandFailure.usage(error.message);
    throw error;
  }
}
