/** What a connection may take. Times in milliseconds. */
export interface ServeLimits {
  /** In which the head of a request has to arrive, from the beginning of the connection or the end of the last answer. */
  readonly headersTimeout: number;
  /** In which a request that says it is small has to arrive. */
  readonly bodyTimeout: number;
  /** In which any request has to arrive: rosters are large. */
  readonly requestTimeout: number;
  /** After which a connection is closed on which nothing moves in either direction. */
  readonly idleTimeout: number;
  /** For which a connection is kept for the next request. */
  readonly keepAliveTimeout: number;
  /** That answers under way have when the server stops. */
  readonly stopTimeout: number;
  /** Connections at a time; further ones are closed at once. */
  readonly connections: number;
  /** Bytes of the head of a request. */
  readonly headerBytes: number;
}

/** What a connection may take unless somebody says otherwise. */
export const usualServeLimits: ServeLimits = {
  headersTimeout: 10_000,
  bodyTimeout: 30_000,
  requestTimeout: 600_000,
  idleTimeout: 45_000,
  keepAliveTimeout: 15_000,
  stopTimeout: 10_000,
  connections: 20_000,
  headerBytes: 16 * 1024,
};
