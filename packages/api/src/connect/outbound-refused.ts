/** Why nothing was sent, or an answer was not taken. */
export type OutboundRefusal =
  | 'url-unreadable'
  | 'scheme'
  | 'credentials-in-url'
  | 'port'
  | 'host'
  | 'address'
  | 'redirect'
  | 'redirect-twice'
  | 'answer-too-large'
  | 'answer-late';

/** The guard said no. Its `code` tells it from refusals of the network, and its message names no address that was found. */
export class OutboundRefused extends Error {
  readonly code: string;
  readonly refusal: OutboundRefusal;

  constructor(refusal: OutboundRefusal) {
    super(`refused by the outbound guard: ${refusal}`);
    this.name = 'OutboundRefused';
    this.refusal = refusal;
    this.code = refusal === 'answer-late' ? 'ETIMEDOUT' : 'EOUTBOUND';
  }
}
