/** The one thing that the core takes from its surroundings: every browser, Node and worker has it. */
export interface TextDecoderLike {
  /** The name that WHATWG gives it. */
  readonly encoding: string;
  decode(bytes: Uint8Array): string;
}

interface WebGlobals {
  readonly TextDecoder: new (
    encoding: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  ) => TextDecoderLike;
}

/** A decoder for an encoding that WHATWG names; undefined for names it does not know. */
export function textDecoder(encoding: string, fatal: boolean): TextDecoderLike | undefined {
  const { TextDecoder } = globalThis as unknown as WebGlobals;
  try {
    return new TextDecoder(encoding, { fatal, ignoreBOM: true });
  } catch {
    return undefined;
  }
}
