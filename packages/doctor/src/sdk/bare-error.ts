import { Readable } from 'node:stream';

/** Longest refusal that is looked at. */
const longestBody = 65_536;

/**
 * radosgw refuses STS calls with a bare `<Error>`, without the envelope that the SDK looks for, and the code gets lost
 * (aws-wire §2). This keeps the text of a refusal beside the SDK, to read the code from it where the SDK found none.
 */
export class BareError {
  #text = '';

  /** Reads a refusal on its way to the SDK, and leaves the SDK a copy. */
  async keep(response: unknown): Promise<void> {
    if (!isRefusal(response)) return;
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) if (chunk instanceof Uint8Array) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    response.body = Readable.from([body]);
    this.#text = body.subarray(0, longestBody).toString('utf8');
  }

  /** The error with the code of a bare refusal as its name, when the SDK knew none. */
  explain(error: unknown): unknown {
    if (!(error instanceof Error) || error.name !== 'Unknown') return error;
    const code = element(this.#text, 'Code');
    if (code === undefined || !/^[\w.]{1,100}$/u.test(code)) return error;
    error.name = code;
    error.message = element(this.#text, 'Message') ?? '';
    return error;
  }
}

function isRefusal(response: unknown): response is { statusCode: number; body: Readable } {
  if (typeof response !== 'object' || response === null || !('statusCode' in response) || !('body' in response))
    return false;
  return typeof response.statusCode === 'number' && response.statusCode >= 300 && response.body instanceof Readable;
}

function element(text: string, name: string): string | undefined {
  const start = text.indexOf(`<${name}>`);
  const end = text.indexOf(`</${name}>`, start);
  return start === -1 || end === -1 ? undefined : text.slice(start + name.length + 2, end);
}
