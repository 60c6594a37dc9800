/** A request as plain data, so that another thread can answer it. Who asks has been looked at before. */
export interface CallFacts {
  readonly operationId: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** The media type that was chosen for the answer. */
  readonly accepts: string;
}
