/** The bytes of a request's body; `too-large` when there are more than so many, `incomplete` when they stop coming. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array | 'too-large' | 'incomplete'> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) return 'too-large';
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.length;
      if (size > limit) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    // The client has gone, or the server is leaving: no fault of the service.
    return 'incomplete';
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
