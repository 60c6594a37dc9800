import { describe, type Diagnostic, parseJson, type SourceText } from '@duckbill/core';
import { maxFieldErrors } from './limits/request-limits.ts';
import type { ProblemFinding } from './problem.ts';

type JsonNode = Extract<ReturnType<typeof parseJson>, { readonly ok: true }>['root'];

/**
 * Findings about a text as a problem lists them: where the text is JSON of the body, with the place of the value as a
 * pointer below `base`; else with line and column.
 */
export function findingsAt(
  source: SourceText,
  diagnostics: readonly Diagnostic[],
  base?: string,
): readonly ProblemFinding[] {
  const parsed = base === undefined ? undefined : parseJson(source.text);
  return diagnostics.slice(0, maxFieldErrors).map((one) => {
    const { message, hints } = describe(one);
    const { line, column } = source.position(one.span.start);
    const isHere = one.file === source.name;
    return {
      code: one.code,
      severity: one.severity,
      message,
      hints,
      file: one.file,
      ...(isHere && parsed?.ok === true ? { pointer: `${base}${pointerAt(parsed.root, one.span.start)}` } : {}),
      ...(isHere && parsed?.ok !== true ? { line, column } : {}),
    };
  });
}

/** The way from a value to the smallest one inside it that stands at a place. */
function pointerAt(root: JsonNode, offset: number): string {
  let node = root;
  let pointer = '';
  for (;;) {
    const step: { readonly name: string; readonly node: JsonNode } | undefined =
      node.type === 'object'
        ? node.members
            .filter(({ keySpan, value }) => keySpan.start <= offset && offset < value.span.end)
            .map(({ key, value }) => ({ name: key, node: value }))[0]
        : node.type === 'array'
          ? node.items
              .map((item, index) => ({ name: `${index}`, node: item }))
              .find(({ node: { span } }) => span.start <= offset && offset < span.end)
          : undefined;
    if (step === undefined) return pointer;
    pointer += `/${step.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    node = step.node;
  }
}
