/** Whether both are there with the same bytes, or both are not. */
export function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text with its byte order mark. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
