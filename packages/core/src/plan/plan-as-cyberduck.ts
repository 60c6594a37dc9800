import { isAwsHostname } from './aws-hostname.ts';
import type { Strategy } from './connection-plan.ts';
import { planCredentials } from './cyberduck-credentials.ts';
import { planListing, planLogin } from './cyberduck-listing.ts';
import { planAssumeRole, planSessionToken } from './cyberduck-sts.ts';
import { type CyberduckTarget, readCyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';

/** What Cyberduck 9.3 and later do with a bookmark (cyberduck-s3-connect §0.1–§2.3, §4.1). */
export function planAsCyberduck(draft: PlanDraft): void {
  const target = readCyberduckTarget(draft);
  if (target === undefined) return;
  if (target.flags.oauth) return draft.refuse('signing in through OAuth (Identity Center, Google, Entra)');
  if (isAwsHostname(target.host) && target.context?.includes('://') === true) return draft.refuse('instance metadata');
  if (!planCredentials(draft, target)) return;
  draft.strategy = strategyOf(target);
  if (draft.strategy === 'assume-role') planAssumeRole(draft, target);
  if (draft.strategy === 'get-session-token') planSessionToken(draft, target);
  planLogin(draft, target);
  planListing(draft, target);
}

/** Rows 3, 4 and 6 of the table; a property counts when it is there, blank or not (§0.1). */
function strategyOf(target: CyberduckTarget): Strategy {
  if (target.flags.role || target.roleArn !== undefined) return 'assume-role';
  if (target.flags.multiFactor || target.mfaSerial !== undefined) return 'get-session-token';
  return 'static-keys';
}
