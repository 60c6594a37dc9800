/** Why the bytes of a body are not there. */
export type BodyLoss = 'too-large' | 'incomplete' | 'not-gzip';

/** Thrown by the bytes of a body when they are too many or stop coming: a problem of the request, no fault. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused';
  readonly loss: BodyLoss;
  readonly limit: number;

  constructor(loss: BodyLoss, limit: number) {
    super(loss);
    this.loss = loss;
    this.limit = limit;
  }
}

/** The bytes of a request's body as they arrive; throws `BodyRefused`. */
export async function* bytesOf(request: Request, limit: number): AsyncGenerator<Uint8Array, void, undefined> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw new BodyRefused('too-large', limit);
  if (request.body === null) return;
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.length;
      if (size > limit) throw new BodyRefused('too-large', limit);
      yield chunk;
    }
  } catch (error) {
    // The client has gone, or the server is leaving: no fault of the service.
    throw error instanceof BodyRefused ? error : new BodyRefused('incomplete', limit);
  }
}

/** All the bytes of a body; throws `BodyRefused`. */
export async function allBytes(chunks: AsyncIterable<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** A whole body. One that says how long it is is taken in one go, without a stream; throws `BodyRefused`. */
export async function wholeBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const length = request.headers.get('Content-Length');
  // Node's parser gives out no more than the header says.
  if (length === null || !(Number(length) <= limit)) return allBytes(bytesOf(request, limit));
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await request.arrayBuffer());
  } catch {
    throw new BodyRefused('incomplete', limit);
  }
  if (bytes.length > limit) throw new BodyRefused('too-large', limit);
  return bytes;
}

/** The bytes of no body. */
export async function* noBytes(): AsyncGenerator<Uint8Array, void, undefined> {}
