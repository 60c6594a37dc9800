import { TextDecoder } from 'node:util';

/** A stream of bytes or text as text: UTF-8, or UTF-16 where a byte-order mark says so. The mark is left out. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  let isFirst = true;
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      yield isFirst && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk;
      isFirst = false;
      continue;
    }
    let bytes = chunk;
    if (decoder === undefined) {
      head = joined(head, chunk);
      if (head.length < 2) continue;
      decoder = new TextDecoder(encodingOf(head));
      bytes = head;
    }
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder === undefined && head.length > 0) decoder = new TextDecoder();
  else head = new Uint8Array();
  const rest = decoder?.decode(head) ?? '';
  if (rest !== '') yield rest;
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
