import { detectKind, type Document, openAws, openBookmark, openProfile, readSource } from '@duckbill/core';
import type { TextKind } from './secret-places.ts';

/** A file as the mask wants to know it. */
export interface OpenedFile {
  readonly kind: TextKind;
  /** Where it is one of ours. */
  readonly document?: Document;
}

/** Files that tell of programs and certificates: long words in them are no tokens. */
const toldByName =
  /(?:\.(?:pem|crt|cer|plist|xml|txt|toml|cfg|rdf)|[\\/](?:METADATA|status|version|VERSION|os-release))$/iu;

/** Opens a file of a record to find what is secret in it. `role`: what the doctor read it as. */
export function openForMask(path: string, bytes: Uint8Array, role: Document['kind'] | undefined): OpenedFile {
  const { source } = readSource(path, bytes);
  const detected = detectKind(path, source.text);
  const kind = role ?? (detected?.startsWith('aws') === true ? 'aws' : detected);
  if (kind === 'aws') {
    const isCredentials = detected === 'aws-credentials';
    return { kind: 'aws', document: openAws(isCredentials ? { credentials: source } : { config: source }) };
  }
  const isBinary = source.origin?.encoding === 'binary';
  const textKind = isBinary ? 'binary' : kindOfText(path, source.text);
  if (kind === 'bookmark') return { kind: textKind === 'opaque' ? 'lines' : textKind, document: openBookmark(source) };
  if (kind === 'profile') return { kind: textKind === 'opaque' ? 'lines' : textKind, document: openProfile(source) };
  return { kind: textKind };
}

function kindOfText(path: string, text: string): TextKind {
  const start = text.slice(0, 1000).replace(/^\uFEFF?\s*/u, '');
  if (start.startsWith('<')) return 'plist';
  // A policy names much and hides nothing.
  if (start.startsWith('{') && text.includes('"Statement"')) return 'words';
  if (start.startsWith('{') || /\.json$/iu.test(path)) return 'json';
  return toldByName.test(path) ? 'lines' : 'opaque';
}

/** Programs themselves are looked for, not looked into. */
const programStarts: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a],
  [0xfe, 0xed, 0xfa],
  [0xca, 0xfe, 0xba, 0xbe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xce, 0xfa, 0xed, 0xfe],
];

export function isProgramFile(bytes: Uint8Array): boolean {
  return programStarts.some((start) => start.every((byte, at) => bytes[at] === byte));
}
