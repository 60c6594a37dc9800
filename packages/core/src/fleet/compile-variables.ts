import { tellRepeated } from './compile-places.ts';
import type { FleetVariable } from './fleet.ts';
import { readFleetPattern } from './fleet-pattern.ts';
import { type SpecFindings, SpecObject, type SpecText } from './spec-object.ts';

const COLUMN = /^[\p{L}\p{N}_][\p{L}\p{N} _.-]{0,63}$/u;
const columnWords = 'the name of a column: letters, digits, blanks and _.-';

/** The columns of the roster that the spec uses. */
export function compileVariables(spec: SpecObject, findings: SpecFindings): readonly FleetVariable[] {
  const variables: { readonly name: SpecText; readonly variable: FleetVariable }[] = [];
  for (const node of spec.list('variables') ?? []) {
    const object = SpecObject.read(node, 'a variable', ['name', 'required', 'default', 'pattern'], findings);
    const name = object?.requiredText('name', columnWords, isColumn);
    if (object === undefined || name === undefined) continue;
    tellRepeated(variables, name, 'variable', findings);
    const pattern = object.text(
      'pattern',
      'a pattern: * any characters, ? one, # a digit',
      (text) => text.length <= 200,
    );
    const read = pattern && readFleetPattern(pattern.text);
    const usual = object.text('default', 'a text', () => true);
    if (usual !== undefined && read?.matches(usual.text) === false)
      findings.wrong(usual.node, 'default', `as the pattern ${read.text} says`);
    variables.push({
      name,
      variable: {
        name: name.text,
        required: object.flag('required') ?? false,
        default: usual?.text,
        pattern: read,
      },
    });
  }
  return variables.map(({ variable }) => variable);
}

/** The column that tells members apart. */
export function compileMember(spec: SpecObject, findings: SpecFindings): string {
  const node = spec.value('member');
  const object = node && SpecObject.read(node, 'member', ['id'], findings);
  return object?.text('id', columnWords, isColumn)?.text ?? 'id';
}

function isColumn(text: string): boolean {
  return COLUMN.test(text);
}
