import { severities } from '../diagnostic/diagnostic.ts';
import { programs } from '../programs/program.ts';
import type { PlannedConnection } from './connection-plan.ts';
import { planAsAwsProgram } from './plan-as-aws-program.ts';
import { planAsCyberduck } from './plan-as-cyberduck.ts';
import { PlanDraft } from './plan-draft.ts';
import type { PlanInput, PlanTarget } from './plan-target.ts';
import type { ConnectionUrl } from '../url/connection-url.ts';

/**
 * What `input.program` will do with the target: settings with their places, prompts and calls in order, and what
 * keeps it from working. Never throws; what this version cannot plan is a problem of the plan.
 */
export function planConnection(input: PlanInput): PlannedConnection {
  if (input.target.kind === 'url') return planUrl(input, input.target.url);
  const draft = new PlanDraft(input, targetName(input));
  planInto(draft, input);
  return draft.finish();
}

/** A URL is a bookmark that nobody saved; what is wrong with the URL comes first. */
function planUrl(input: PlanInput, { source, bookmark, password, diagnostics }: ConnectionUrl): PlannedConnection {
  const target: PlanTarget | undefined = bookmark && {
    kind: 'bookmark',
    bookmark,
    ...(password === undefined ? {} : { password }),
  };
  const draft = new PlanDraft(target === undefined ? input : { ...input, target }, source.name);
  // What stops it comes first.
  const ordered = severities.flatMap((weight) => diagnostics.filter(({ severity }) => severity === weight));
  for (const { code, file, span, facts, severity } of ordered) draft.problem(code, { file, span }, { facts, severity });
  if (target !== undefined && diagnostics.every(({ severity }) => severity !== 'error')) planInto(draft, draft.input);
  return draft.finish();
}

function planInto(draft: PlanDraft, input: PlanInput): void {
  const program = programs[input.program];
  if (program.family === 'cyberduck') {
    planAsCyberduck(draft, program.era ?? 'C');
  } else if (program.family === 'sdk-java') {
    draft.problem('plan-program-not-measured', draft.nowhere, { facts: { program: program.title } });
  } else {
    planAsAwsProgram(draft, program.family);
  }
}

function targetName({ target }: PlanInput): string {
  switch (target.kind) {
    case 'bookmark':
      return target.bookmark.file;
    case 'url':
      return target.url.source.name;
    case 'profile':
      return target.profile.file;
    case 'aws-profile':
      return target.name === undefined ? 'aws:' : `aws:${target.name}`;
  }
}
