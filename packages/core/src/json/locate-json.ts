import type { JsonNode } from './json-tree.ts';
import type { Span } from '../source/span.ts';

/**
 * Where the value of a JSON pointer (RFC 6901) stands, or the key `member` inside it. What the pointer leads to that
 * is not there: the last value on the way.
 */
export function locateJson(root: JsonNode, pointer: string, member?: string): Span {
  let node = root;
  for (const step of pointer.split('/').slice(1)) {
    const next = childOf(node, step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (next === undefined) return node.span;
    node = next;
  }
  if (member === undefined || node.type !== 'object') return node.span;
  return node.members.findLast(({ key }) => key === member)?.keySpan ?? node.span;
}

function childOf(node: JsonNode, step: string): JsonNode | undefined {
  if (node.type === 'object') return node.members.findLast(({ key }) => key === step)?.value;
  return node.type === 'array' ? node.items[Number(step)] : undefined;
}
