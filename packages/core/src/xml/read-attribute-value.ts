import { readReference } from './read-reference.ts';
import type { XmlCheck } from './xml-context.ts';
import { maxEntityDepth, maxEntityExpansions } from './xml-limits.ts';

/**
 * Checks the references in an attribute value. Here, unlike in text, the JDK's reader does open entities: one that
 * holds `<`, that stands in another file or that contains itself refuses the whole file; `inDeclaration`
 * says that the value is the default of an attribute.
 */
export function checkAttributeValue(value: string, offset: number, context: XmlCheck, inDeclaration = false): void {
  let ampersand = value.indexOf('&');
  while (ampersand >= 0) {
    const reference = readReference(value, ampersand, context.version);
    const span = { start: offset + ampersand, end: offset + reference.end };
    if (reference.kind === 'wrong') {
      const { problem, expected } = reference;
      context.handler.problem({ span, problem, expected });
    } else if (reference.kind === 'entity') {
      const problem = whyNotOpened(reference.name, context, inDeclaration);
      if (problem !== undefined) context.handler.problem({ span, problem });
    }
    ampersand = value.indexOf('&', reference.end);
  }
}

function whyNotOpened(name: string, context: XmlCheck, inDeclaration: boolean): string | undefined {
  const sizes = new Map<string, number>();
  const visit = (name: string, depth: number): number | string => {
    const known = sizes.get(name);
    if (known === -1) return `the entity "${name}" contains itself`;
    if (known !== undefined) return known;
    const { entities } = context;
    const refused = inDeclaration ? entities.whyRefusedInDefault(name) : entities.whyRefused(name);
    if (refused !== undefined) return refused;
    const entity = entities.get(name);
    if (entity === undefined) return 1;
    if (entity.value === undefined) return `the entity "${name}" stands in another file`;
    if (entity.value.includes('<')) return `the entity "${name}" holds "<", which no attribute may`;
    if (depth > maxEntityDepth) return `the entity "${name}" is nested too deeply`;
    sizes.set(name, -1);
    let size = 1;
    let ampersand = entity.value.indexOf('&');
    while (ampersand >= 0) {
      const reference = readReference(entity.value, ampersand, context.version);
      if (reference.kind === 'wrong') return reference.problem;
      if (reference.kind === 'entity') {
        const inner = visit(reference.name, depth + 1);
        if (typeof inner === 'string') return inner;
        size += inner;
      }
      ampersand = entity.value.indexOf('&', reference.end);
    }
    sizes.set(name, size);
    return size;
  };
  const result = visit(name, 0);
  if (typeof result === 'string') return result;
  return result > maxEntityExpansions ? `more than ${maxEntityExpansions} entities in one value` : undefined;
}
