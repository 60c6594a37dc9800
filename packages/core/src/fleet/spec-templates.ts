import type { JsonNode } from '../json/json-tree.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { columnOfGap, type FleetTemplate, parseFleetTemplate } from './fleet-template.ts';
import type { SpecFindings, SpecText } from './spec-object.ts';

/** Reads the templates of a spec: the columns that they name must be among its variables. */
export class SpecTemplates {
  readonly columns: ReadonlySet<string>;
  readonly #findings: SpecFindings;

  constructor(findings: SpecFindings, columns: ReadonlySet<string>) {
    this.#findings = findings;
    this.columns = columns;
  }

  /** `without`: gaps that nothing fills in this place. */
  read(key: string, { text, node }: SpecText, without: readonly string[] = []): FleetTemplate | undefined {
    const outcome = parseFleetTemplate(text);
    if (!outcome.ok) {
      this.#tell(key, node, outcome);
      return undefined;
    }
    for (const part of outcome.template.parts) {
      if (part.kind !== 'gap') continue;
      const column = columnOfGap(part.name);
      const at = Math.max(0, text.indexOf(`{${part.name}}`));
      const length = part.name.length + 2;
      if (column !== undefined && !this.columns.has(column)) {
        const nearest = nearestName(column, [...this.columns]);
        const problem = `{${part.name}}, but "${column}" is not among the variables`;
        this.#tell(key, node, { problem, at, length }, nearest === undefined ? undefined : `{user.${nearest}}`);
      } else if (without.includes(part.name)) {
        this.#tell(key, node, { problem: `{${part.name}}, which nothing fills here`, at, length });
      }
    }
    return outcome.template;
  }

  /** Where a text stands in the file as it is read, without escapes, the very place; else the whole value. */
  #tell(
    key: string,
    node: JsonNode,
    { problem, at, length }: { readonly problem: string; readonly at: number; readonly length: number },
    nearest?: string,
  ): void {
    const inner = node.type === 'string' ? node.textSpan : node.span;
    const isPlain = node.type === 'string' && inner.end - inner.start === node.value.length;
    const span = isPlain ? { start: inner.start + at, end: inner.start + at + length } : node.span;
    const facts = { key, problem, ...(nearest === undefined ? {} : { nearest }) };
    this.#findings.tell('fleet-spec-template-wrong', span, facts);
  }
}
