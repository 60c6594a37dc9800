const patienceMilliseconds = 5000;
const longestDocument = 1_000_000;

/** GET a JSON document, briefly and without following anybody elsewhere. */
export async function fetchJson(url: string): Promise<unknown> {
  const signal = AbortSignal.timeout(patienceMilliseconds);
  const response = await fetch(url, { redirect: 'error', signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longestDocument) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
