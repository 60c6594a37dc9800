import type { Code } from '../catalogue/catalogue.ts';
import type { Diagnostic, Facts } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { isProgramId, programIds, type ProgramId } from '../programs/program.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { Span } from '../source/span.ts';
import { type AccessKind, accessKinds, type GenerateTarget, isAccessKind } from './access-kind.ts';
import { checkOfField } from './check-of-field.ts';
import { fieldsOf } from './fields-of.ts';
import type { GenerateSpec, GivenValue, GivenValues } from './generate-spec.ts';
import { needsOwnProfile } from './partition-of-spec.ts';
import { defaultPrograms, programProblem } from './programs-of.ts';
import { type FieldName, fieldNames, isFieldName, optionOfField, specField } from './spec-fields.ts';

/** The specification, or everything that is wrong with it. */
export type CompiledSpec =
  | { readonly ok: true; readonly spec: GenerateSpec }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface CompileOptions {
  /** Whether secrets may be in it. */
  readonly withSecrets: boolean;
}

/** Checks what was given for a target, all of it in one pass. */
export function compileGenerateSpec(
  target: GenerateTarget,
  given: GivenValues,
  { withSecrets }: CompileOptions,
): CompiledSpec {
  const problems: Diagnostic[] = [];
  const tell = (code: Code, span: Span, facts: Facts): void => {
    problems.push(diagnostic(code, given.file, span, { facts }));
  };
  checkNames(given, tell);
  const access = readAccess(given, tell);
  const programs = readPrograms(given, target, access, tell);
  const values = readValues(given, withSecrets, tell);
  if (access !== undefined && programs !== undefined) {
    const has = (name: FieldName): boolean => values.has(name);
    const uses = fieldsOf({ target, access, programs, has });
    const usable = new Set<string>(uses.map(({ name }) => name));
    for (const { name, needed } of uses) {
      if (!needed || given.values.has(name)) continue;
      const facts = { field: name, option: optionOfField(name), meaning: specField(name).meaning };
      tell('generate-value-missing', given.whole, facts);
    }
    for (const [name, { nameSpan }] of given.values)
      if (isFieldName(name) && values.has(name) && !usable.has(name))
        tell('generate-value-unused', nameSpan, { field: name, access, target, fields: [...usable] });
    if (needsOwnProfile({ target, access, values }))
      tell('generate-value-missing', given.whole, {
        field: 'vendor',
        option: 'vendor',
        meaning:
          'this part of AWS has an STS of its own, which only a connection profile names (duckbill generate profile)',
      });
    if (problems.length === 0) return { ok: true, spec: { target, access, programs, values } };
  }
  return { ok: false, diagnostics: problems };
}

type Tell = (code: Code, span: Span, facts: Facts) => void;

function checkNames({ values }: GivenValues, tell: Tell): void {
  const known = ['access', 'for', ...fieldNames];
  for (const [name, { nameSpan }] of values) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name.slice(0, longestName), known);
    tell('generate-field-unknown', nameSpan, {
      field: name.slice(0, longestName),
      ...(nearest === undefined ? {} : { nearest }),
    });
  }
}

const longestName = 64;

function readAccess({ values, whole }: GivenValues, tell: Tell): AccessKind | undefined {
  const given = values.get('access');
  if (given !== undefined && isAccessKind(given.text)) return given.text;
  if (given === undefined) tell('generate-access-missing', whole, { accepted: accessKinds });
  else tell('generate-access-unknown', given.span, { accepted: accessKinds });
  return undefined;
}

function readPrograms(
  { values }: GivenValues,
  target: GenerateTarget,
  access: AccessKind | undefined,
  tell: Tell,
): readonly ProgramId[] | undefined {
  const given = values.get('for');
  if (access === undefined) return undefined;
  const programs = given === undefined ? defaultPrograms(target, access) : namedPrograms(given, tell);
  if (programs === undefined) return undefined;
  for (const program of programs) {
    const problem = programProblem(target, access, program);
    if (problem === undefined) continue;
    tell('generate-not-for-program', (given ?? values.get('access'))?.span ?? { start: 0, end: 0 }, {
      ...problem,
      access,
      target,
    });
    return undefined;
  }
  if (target !== 'aws-config' && programs.length > 1) {
    tell('generate-one-program', given?.span ?? { start: 0, end: 0 }, { target });
    return undefined;
  }
  return programs;
}

function namedPrograms({ text, span }: GivenValue, tell: Tell): readonly ProgramId[] | undefined {
  const programs = new Set<ProgramId>();
  for (const word of text.split(',').map((one) => one.trim())) {
    const program = isProgramId(word) ? word : programIds.findLast((id) => id.startsWith(`${word}@`));
    if (program === undefined) {
      tell('generate-program-unknown', span, { accepted: programIds });
      return undefined;
    }
    programs.add(program);
  }
  return [...programs];
}

function readValues({ values }: GivenValues, withSecrets: boolean, tell: Tell): ReadonlyMap<FieldName, string> {
  const read = new Map<FieldName, string>();
  // In the order of the table, whatever the order in which they were given.
  for (const name of fieldNames) {
    const given = values.get(name);
    if (given === undefined) continue;
    const { type, secret } = specField(name);
    if (secret === true && !withSecrets) tell('generate-secret-given', given.nameSpan, { field: name });
    else if (type === 'flag') {
      if (given.text === 'true') read.set(name, 'true');
      else if (given.text !== 'false') tell('generate-value-wrong', given.span, flagFacts(name));
    } else if (given.text === '')
      tell('generate-value-wrong', given.span, {
        field: name,
        what: 'a value',
        accepted: 'something, or leave it out',
      });
    else {
      const text = type === 'list' ? trimmedList(given.text) : given.text;
      const problem = checkOfField(name)(text);
      if (problem === undefined) read.set(name, text);
      else tell(problem.code, given.span, { field: name, ...problem.facts });
    }
  }
  return read;
}

function flagFacts(field: string): Facts {
  return { field, what: 'a switch', accepted: 'true or false' };
}

function trimmedList(text: string): string {
  return text
    .split(',')
    .map((one) => one.trim())
    .join(',');
}
