import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';

/** What the published profile has in place of the name of a role. */
const publishedRole = 's3access';

/** Keys of the machine that it runs on, from the address in `Context` (§0.1 row 2). False when the plan ends here. */
export function planMetadata(draft: PlanDraft, target: CyberduckTarget, context: string): void {
  draft.strategy = 'instance-metadata';
  const afterScheme = context.indexOf('://') + 3;
  const slash = context.indexOf('/', afterScheme);
  const path = slash === -1 ? '/' : context.slice(slash);
  const place = target.settings.placeOfText('Context') ?? target.place;
  const role = path.slice(path.lastIndexOf('/') + 1);
  if (role === publishedRole || role === '')
    draft.problem('plan-metadata-role-unnamed', place, { facts: { role, program: draft.title } });
  const version = target.era === 'C' ? 'IMDSv2' : 'IMDSv1';
  if (version === 'IMDSv1') draft.problem('plan-metadata-without-token', place, { facts: { program: draft.title } });
  draft.step({
    kind: 'call',
    service: 'metadata',
    operation: 'GetInstanceCredentials',
    endpoint: slash === -1 ? context : context.slice(0, slash),
    signingRegion: '',
    signedWith: 'nothing',
    parameters: [
      { name: 'Path', value: { kind: 'known', value: path } },
      { name: 'Version', value: { kind: 'known', value: version } },
    ],
    purpose: 'get the keys of the role of this machine; answered on the machine alone',
  });
}
