import type { Span } from '../source/span.ts';

/** A value of a property list and the span of its whole element, tags included. */
export type PlistValue =
  | PlistDict
  | PlistArray
  | PlistString
  | PlistInteger
  | PlistReal
  | PlistBoolean
  | PlistDate
  | PlistData
  | PlistSet
  | PlistUid;

export interface PlistEntry {
  readonly key: string;
  /** The whole `<key>` element. */
  readonly keySpan: Span;
  /** The text inside it. */
  readonly keyTextSpan: Span;
  readonly value: PlistValue;
}

export interface PlistDict {
  readonly type: 'dict';
  readonly span: Span;
  /** In the order of the file; of a repeated key all stand here, the last one counts (`lookUp`). */
  readonly entries: readonly PlistEntry[];
}

export interface PlistArray {
  readonly type: 'array';
  readonly span: Span;
  readonly items: readonly PlistValue[];
  /** Members that Cyberduck reads as nothing at all: how many `items` stand before each, and where. */
  readonly gaps?: readonly PlistGap[];
}

export interface PlistGap {
  readonly before: number;
  readonly span: Span;
}

/** Only in binary files; Cyberduck reads no setting from one. */
export interface PlistSet {
  readonly type: 'set';
  readonly span: Span;
  readonly items: readonly PlistValue[];
  readonly gaps?: readonly PlistGap[];
}

/** Only in binary files, from keyed archives; Cyberduck reads no setting from one. */
export interface PlistUid {
  readonly type: 'uid';
  readonly span: Span;
  /** The number of the object in the file; dd-plist makes it part of the text. */
  readonly object: number;
  readonly value: bigint;
}

export interface PlistString {
  readonly type: 'string';
  readonly span: Span;
  /** The text between the tags; empty, at the tag, for `<string/>`. */
  readonly textSpan: Span;
  readonly value: string;
}

export interface PlistInteger {
  readonly type: 'integer';
  readonly span: Span;
  readonly textSpan: Span;
  readonly value: bigint;
}

export interface PlistReal {
  readonly type: 'real';
  readonly span: Span;
  readonly textSpan: Span;
  readonly value: number;
}

export interface PlistBoolean {
  readonly type: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface PlistDate {
  readonly type: 'date';
  readonly span: Span;
  readonly textSpan: Span;
  /** Milliseconds since 1970. */
  readonly value: number;
}

export interface PlistData {
  readonly type: 'data';
  readonly span: Span;
  readonly textSpan: Span;
  /** Length in bytes. */
  readonly byteLength: number;
  /** Base64 as it stands in an XML file, or the bytes; `decodeData` gives bytes (icons are megabytes: it waits). */
  readonly content: string | Uint8Array;
}
