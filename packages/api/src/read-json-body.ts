import { SourceText } from '@duckbill/core';
import { findJsonError } from './find-json-error.ts';
import { isDeeperThan } from './guard/json-depth.ts';
import { maxDepth } from './limits/request-limits.ts';
import { problem, type Problem } from './problem.ts';

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** The value that the bytes of a body hold. */
export function readJsonBody(bytes: Uint8Array): JsonBody {
  if (isDeeperThan(bytes, maxDepth)) {
    return refusal(problem('body-too-deep', { detail: `A body may be nested ${maxDepth} deep at most.` }));
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refusal(problem('body-not-utf8', { detail: 'The body holds bytes that are not UTF-8.' }));
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const offset = findJsonError(text) ?? text.length;
    const position = { ...new SourceText('body', text).position(offset), offset };
    const where = `line ${position.line}, column ${position.column}`;
    const detail =
      offset >= text.length ? `The body ends too early, at ${where}.` : `The body stops being JSON at ${where}.`;
    return refusal(problem('body-not-json', { detail, position }));
  }
}

function refusal(refused: Problem): JsonBody {
  return { ok: false, problem: refused };
}
