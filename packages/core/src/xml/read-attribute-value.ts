import { readReference } from './read-reference.ts';
import type { XmlCheck } from './xml-context.ts';
import { maxEntityDepth, maxEntityExpansions } from './xml-limits.ts';

/**
 * Checks the references in an attribute value. Here, unlike in text, the JDK's reader does open entities: one that
 * holds `<`, that stands in another file or that contains itself refuses the whole file; `inDeclaration`
 * says that the value is the default of an attribute.
 */
export function checkAttributeValue(value: string, offset: number, check: XmlCheck, inDeclaration = false): void {
  let ampersand = value.indexOf('&');
  while (ampersand >= 0) {
    const reference = readReference(value, ampersand, check.version);
    const span = { start: offset + ampersand, end: offset + reference.end };
    if (reference.kind === 'wrong') {
      const { problem, expected } = reference;
      check.handler.problem({ span, problem, expected });
    } else if (reference.kind === 'entity') {
      const problem = whyNotOpened(reference.name, check, inDeclaration);
      if (problem !== undefined) check.handler.problem({ span, problem });
    }
    ampersand = value.indexOf('&', reference.end);
  }
}

function whyNotOpened(name: string, check: XmlCheck, inDeclaration: boolean): string | undefined {
  const { entities } = check;
  const size = openedBy(name, check, inDeclaration, []);
  if (typeof size === 'string') return size;
  entities.openedCount += size;
  return entities.openedCount > maxEntityExpansions ? `more than ${maxEntityExpansions} entities` : undefined;
}

/** How many entities a reference opens, or why it may not. Each entity is looked through once. */
function openedBy(name: string, check: XmlCheck, inDeclaration: boolean, open: string[]): number | string {
  const { entities, version } = check;
  const known = entities.sizes.get(name);
  if (known !== undefined) return known;
  if (open.includes(name)) return `the entity "${name}" contains itself`;
  const refused = inDeclaration ? entities.whyRefusedInDefault(name) : entities.whyRefused(name);
  if (refused !== undefined) return refused;
  const entity = entities.get(name);
  if (entity === undefined) return 1;
  if (entity.value === undefined) return `the entity "${name}" stands in another file`;
  if (entity.value.includes('<')) return `the entity "${name}" holds "<", which no attribute may`;
  if (open.length > maxEntityDepth) return `the entity "${name}" is nested too deeply`;
  open.push(name);
  let size = 1;
  let ampersand = entity.value.indexOf('&');
  while (ampersand >= 0) {
    const reference = readReference(entity.value, ampersand, version);
    if (reference.kind === 'wrong') return reference.problem;
    if (reference.kind === 'entity') {
      const inner = openedBy(reference.name, check, inDeclaration, open);
      if (typeof inner === 'string') return inner;
      size = Math.min(size + inner, maxEntityExpansions + 1);
    }
    ampersand = entity.value.indexOf('&', reference.end);
  }
  open.pop();
  entities.sizes.set(name, size);
  return size;
}
