import { createHash } from 'node:crypto';
import {
  compileGenerateSpec,
  describeNote,
  generateFiles,
  generateIam,
  type GenerateTarget,
  type IamForm,
  isFieldName,
  isSecretName,
  jsonIam,
  printIam,
  readGenerateSpec,
  readIamSpec,
  SourceText,
  specField,
} from '@duckbill/core';
import { answer, refusal } from '../../answer.ts';
import { problem } from '../../problem.ts';
import { findingsAt } from '../../findings-at.ts';
import type { TaskAnswer } from '../task.ts';

export type GenerateInput =
  | { readonly target: GenerateTarget; readonly spec: object }
  | { readonly target: 'iam'; readonly spec: object; readonly form?: IamForm };

/** The files of a specification; the same specification gives the same bytes. */
export function generateTask(input: GenerateInput): TaskAnswer {
  const source = new SourceText('spec.json', JSON.stringify(input.spec));
  const made =
    input.target === 'iam' ? generatePolicies(source, input.form ?? 'json') : generateAccess(source, input.target);
  return { ...made, secrets: secretsOf(input.spec) };
}

function generateAccess(source: SourceText, target: GenerateTarget): TaskAnswer {
  const read = readGenerateSpec(source);
  if (!read.ok) return refuse(source, read.diagnostics);
  const compiled = compileGenerateSpec(target, read.given, { withSecrets: false });
  if (!compiled.ok) return refuse(source, compiled.diagnostics);
  const { access, programs } = compiled.spec;
  const made = generateFiles(compiled.spec, {
    sha1Hex: (text) => createHash('sha1').update(text, 'utf8').digest('hex'),
  });
  if (!made.ok) return refuse(source, made.diagnostics);
  const notes = made.notes.map((note) => ({ ...note, text: describeNote(note) }));
  return answer({ version: 1, target, access, programs, files: made.files, notes });
}

function generatePolicies(source: SourceText, form: IamForm): TaskAnswer {
  const read = readIamSpec(source);
  if (read.spec === undefined) return refuse(source, read.diagnostics);
  const made = generateIam(read.spec);
  const findings = [...read.diagnostics, ...made.diagnostics];
  if (findings.some(({ severity }) => severity === 'error')) return refuse(source, findings);
  return answer({ target: 'iam', ...jsonIam(made, printIam(made, form), findings, read.spec) });
}

/** Values that are refused, and that nothing may quote. */
function secretsOf(spec: object): readonly string[] {
  return Object.entries(spec).flatMap(([name, value]: [string, unknown]) => {
    const isSecret = isSecretName(name) || (isFieldName(name) && specField(name).secret === true);
    return isSecret && typeof value === 'string' && value !== '' ? [value] : [];
  });
}

function refuse(source: SourceText, diagnostics: Parameters<typeof findingsAt>[1]): TaskAnswer {
  const findings = findingsAt(source, diagnostics, '#/spec');
  const count = `${findings.length} ${findings.length === 1 ? 'value is' : 'values are'}`;
  return refusal(problem('spec-refused', { detail: `${count} missing or wrong; nothing is made.`, findings }));
}
