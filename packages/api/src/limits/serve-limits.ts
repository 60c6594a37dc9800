import { usual } from './limit-table.ts';

/** What a connection may take. Times in milliseconds. */
export type ServeLimits = Readonly<
  Record<
    | 'headersTimeout'
    | 'bodyTimeout'
    | 'requestTimeout'
    | 'idleTimeout'
    | 'keepAliveTimeout'
    | 'stopTimeout'
    | 'connections'
    | 'headerBytes',
    number
  >
>;

/** What a connection may take unless somebody says otherwise. */
export const usualServeLimits: ServeLimits = {
  headersTimeout: usual('headersTimeout'),
  bodyTimeout: usual('bodyTimeout'),
  requestTimeout: usual('requestTimeout'),
  idleTimeout: usual('idleTimeout'),
  keepAliveTimeout: usual('keepAliveTimeout'),
  stopTimeout: usual('stopTimeout'),
  connections: usual('connections'),
  headerBytes: usual('headerBytes'),
};
