import { OpenStepCursor, OpenStepStop } from './openstep-cursor.ts';
import { maxOpenStepDepth } from './plist-limits.ts';
import type { PlistFindings } from './plist-findings.ts';
import type { PlistEntry, PlistValue } from './plist-tree.ts';
import { remarkRepeatedKeys } from './repeated-keys.ts';
import { readOpenStepLeaf } from './read-openstep-leaf.ts';
import { remarkOpenStepLeaf } from './remark-openstep.ts';
import type { Span } from '../source/span.ts';

interface OpenArray {
  readonly type: 'array';
  readonly start: number;
  readonly items: PlistValue[];
}

interface OpenDict {
  readonly type: 'dict';
  readonly start: number;
  readonly entries: PlistEntry[];
  key: { readonly key: string; readonly keySpan: Span; readonly keyTextSpan: Span } | undefined;
}

type Open = OpenArray | OpenDict;

/**
 * Reads an OpenStep or GNUstep property list as dd-plist does (cyberduck-formats §1.2, §9): every entry needs its
 * semicolon, everything bare is text, and what follows the root is not looked at. Undefined root: nothing was read.
 */
export function parseOpenStep(text: string, start: number, findings: PlistFindings): PlistValue | undefined {
  const cursor = new OpenStepCursor(text, start);
  const open: Open[] = [];
  try {
    cursor.skip();
    if (!'{(/'.includes(cursor.here) || cursor.here === '')
      cursor.refuse(cursor.at, cursor.at + 1, 'neither a dictionary nor a list', '{ … }');
    const root = readValues(cursor, open, findings);
    remarkRest(cursor, findings);
    return root;
  } catch (error) {
    if (!(error instanceof OpenStepStop)) throw error;
    findings.refuse(error.refusal);
    return closeAll(open, cursor.at);
  }
}

/** A second value, a bracket too many: nobody looks there. */
function remarkRest(cursor: OpenStepCursor, findings: PlistFindings): void {
  cursor.skip();
  const { at, text } = cursor;
  if (at < text.length) findings.remark('plist-rest-ignored', { start: at, end: text.length });
}

function readValues(cursor: OpenStepCursor, open: Open[], findings: PlistFindings): PlistValue {
  while (true) {
    const { at: start } = cursor;
    let value: PlistValue | undefined;
    if (open.length > maxOpenStepDepth)
      cursor.refuse(start, start + 1, `values nested more than ${maxOpenStepDepth} deep`);
    if (cursor.take('(')) open.push({ type: 'array', start, items: [] });
    else if (cursor.take('{')) open.push({ type: 'dict', start, entries: [], key: undefined });
    else {
      value = readOpenStepLeaf(cursor);
      remarkOpenStepLeaf(value, cursor.text, findings);
    }
    let current = open.at(-1);
    if (current === undefined) return value ?? closed({ type: 'array', start, items: [] }, cursor.at);
    let more = value === undefined ? begin(cursor, current) : add(cursor, current, value, findings);
    while (!more) {
      open.pop();
      const inner = closed(current, cursor.at);
      current = open.at(-1);
      if (current === undefined) return inner;
      more = add(cursor, current, inner, findings);
    }
  }
}

/** Steps to the first member; false when there is none and the container was closed. */
function begin(cursor: OpenStepCursor, current: Open): boolean {
  cursor.skip();
  return current.type === 'array' ? !cursor.take(')') : nextKey(cursor, current);
}

/** Adds a member and steps to the next one; false when the container was closed. */
function add(cursor: OpenStepCursor, current: Open, value: PlistValue, findings: PlistFindings): boolean {
  cursor.skip();
  if (current.type === 'array') {
    current.items.push(value);
    if (cursor.take(',')) {
      cursor.skip();
      return !cursor.take(')');
    }
    cursor.require(')');
    return false;
  }
  if (current.key !== undefined) current.entries.push({ ...current.key, value });
  current.key = undefined;
  cursor.require(';');
  cursor.skip();
  if (nextKey(cursor, current)) return true;
  remarkRepeatedKeys(current.entries, findings);
  return false;
}

function nextKey(cursor: OpenStepCursor, dict: OpenDict): boolean {
  if (cursor.take('}')) return false;
  const start = cursor.at;
  if (cursor.here === '') cursor.refuse(start, start, 'the file ends inside a dictionary', '}');
  const quoted = cursor.here === '"';
  const key = quoted ? cursor.takeQuoted() : cursor.takeBare();
  const keySpan = { start, end: cursor.at };
  const keyTextSpan = quoted ? { start: start + 1, end: cursor.at - 1 } : keySpan;
  cursor.skip();
  cursor.require('=');
  cursor.skip();
  dict.key = { key, keySpan, keyTextSpan };
  return true;
}

function closed(open: Open, end: number): PlistValue {
  const span = { start: open.start, end };
  return open.type === 'array'
    ? { type: 'array', span, items: open.items }
    : { type: 'dict', span, entries: open.entries };
}

/** What was read of a text that is cut off. */
function closeAll(open: Open[], end: number): PlistValue | undefined {
  let inner: PlistValue | undefined;
  while (open.length > 0) {
    const current = open.pop();
    if (current === undefined) break;
    if (inner !== undefined && current.type === 'array') current.items.push(inner);
    else if (inner !== undefined && current.type === 'dict' && current.key !== undefined)
      current.entries.push({ ...current.key, value: inner });
    inner = closed(current, end);
  }
  return inner;
}
