import type { JsonNode } from '@duckbill/core';

type JsonObject = Extract<JsonNode, { type: 'object' }>;

/**
 * The values of an object as texts by their names: `name.givenName` for what stands deeper, lists of texts joined by
 * semicolons, which conditions of grants look between. Lists of objects are left out.
 */
export function flattenObject(object: JsonObject): Map<string, string> {
  const values = new Map<string, string>();
  addMembers(object, '', values);
  return values;
}

/** A text, number or flag as text; undefined for what holds others, empty for null. */
export function scalarOf(node: JsonNode): string | undefined {
  switch (node.type) {
    case 'string':
      return node.value;
    case 'number':
      return node.text;
    case 'boolean':
      return `${node.value}`;
    case 'null':
      return '';
    default:
      return undefined;
  }
}

function addMembers({ members }: JsonObject, prefix: string, values: Map<string, string>): void {
  for (const { key, value } of members) {
    const name = prefix + key;
    const text = value.type === 'array' ? listText(value.items) : scalarOf(value);
    if (text !== undefined) values.set(name, text);
    else if (value.type === 'object') addMembers(value, `${name}.`, values);
  }
}

/** A list of texts; of objects with a `value` or `display`, as SCIM has them, those. */
function listText(items: readonly JsonNode[]): string | undefined {
  const texts = items.map((item) => (item.type === 'object' ? labelOf(item) : scalarOf(item)));
  return texts.every((text) => text !== undefined) ? texts.join(';') : undefined;
}

function labelOf({ members }: JsonObject): string | undefined {
  const of = (name: string): string | undefined => {
    const found = members.find(({ key }) => key.toLowerCase() === name);
    return found && scalarOf(found.value);
  };
  return of('display') ?? of('value');
}
