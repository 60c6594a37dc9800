/** A request that is about to leave this computer, whoever it is for. */
export interface OutboundRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** The whole answer, whatever its status. Names of headers are in small letters. */
export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Sends every request of a world, in place of Node: for doors that may not connect everywhere, or not straight. Rejects
 * with Node's system error, or with an error of its own that has a `code` as those have, and then nothing was sent.
 */
export interface Outbound {
  readonly send: (request: OutboundRequest, signal?: AbortSignal) => Promise<OutboundAnswer>;
}
