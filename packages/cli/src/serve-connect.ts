import {
  type ConnectService,
  createConnectService,
  EndpointMistake,
  type Log,
  readAllowedEndpoint,
} from '@duckbill/api';
import { CommandFailure } from './command-failure.ts';

export interface ServeConnectOptions {
  readonly enableConnect?: boolean;
  readonly allowEndpoint?: readonly string[];
}

/** The part of the service that calls AWS, where it was asked for. */
export function serveConnect(
  { enableConnect = false, allowEndpoint = [] }: ServeConnectOptions,
  log: Log,
): ConnectService | undefined {
  if (!enableConnect) {
    if (allowEndpoint.length > 0) throw CommandFailure.usage('--allow-endpoint belongs to --enable-connect');
    return undefined;
  }
  try {
    return createConnectService({
      allowed: allowEndpoint.map(readAllowedEndpoint),
      onRefused: (refusal, host) => log.warn({ refusal, host }, 'outbound refused'),
    });
  } catch (error) {
    if (error instanceof EndpointMistake) throw CommandFailure.usage(`--allow-endpoint: ${error.message}`);
    throw error;
  }
}
