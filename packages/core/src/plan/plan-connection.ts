import { programs } from '../programs/program.ts';
import type { PlannedConnection } from './connection-plan.ts';
import { planAsAwsCli } from './plan-as-aws-cli.ts';
import { planAsCyberduck } from './plan-as-cyberduck.ts';
import { PlanDraft } from './plan-draft.ts';
import type { PlanInput } from './plan-target.ts';

/**
 * What `input.program` will do with the target: settings with their places, prompts and calls in order, and what
 * keeps it from working. Never throws; what this version cannot plan is a problem of the plan.
 */
export function planConnection(input: PlanInput): PlannedConnection {
  const program = programs[input.program];
  const draft = new PlanDraft(input, targetName(input));
  if (program.family === 'cyberduck' && program.era !== 'A') {
    planAsCyberduck(draft);
  } else if (program.family === 'botocore') {
    planAsAwsCli(draft);
  } else {
    draft.problem('plan-way-not-supported', draft.nowhere, { facts: { way: `signing in as ${program.title}` } });
  }
  return draft.finish();
}

function targetName({ target }: PlanInput): string {
  switch (target.kind) {
    case 'bookmark':
      return target.bookmark.file;
    case 'profile':
      return target.profile.file;
    case 'aws-profile':
      return target.name === undefined ? 'aws:' : `aws:${target.name}`;
  }
}
