import type { CyberduckEra } from '../programs/program.ts';
import { isAwsHostname } from './aws-hostname.ts';
import type { CallStep, Strategy } from './connection-plan.ts';
import { identityCenterScope, planIdentityCenter } from './cyberduck-identity-center.ts';
import { type CyberduckKeys, planKeys } from './cyberduck-keys.ts';
import { planListing, planLogin } from './cyberduck-listing.ts';
import { planMetadata } from './cyberduck-metadata.ts';
import { planAssumeRole, planSessionToken } from './cyberduck-sts.ts';
import { type CyberduckTarget, readCyberduckTarget } from './cyberduck-target.ts';
import { planWebIdentity } from './cyberduck-web-identity.ts';
import type { PlanDraft } from './plan-draft.ts';

/** What Cyberduck or Mountain Duck of an era does with a target; the first that applies of the table in §0.1. */
export function planAsCyberduck(draft: PlanDraft, era: CyberduckEra): void {
  const target = readCyberduckTarget(draft, era);
  if (target === undefined) return;
  const signedWith = planSignIn(draft, target);
  if (signedWith === undefined) return;
  planLogin(draft, target, signedWith);
  planListing(draft, target, signedWith);
}

/** What the requests to S3 are signed with; undefined when the plan ends here. */
function planSignIn(draft: PlanDraft, target: CyberduckTarget): CallStep['signedWith'] | undefined {
  const { flags, settings, context } = target;
  if (flags.oauth) {
    const isIdentityCenter = settings.list('Scopes').join(' ') === identityCenterScope;
    const goesOn = isIdentityCenter ? planIdentityCenter(draft, target) : planWebIdentity(draft, target);
    return goesOn ? 'session' : undefined;
  }
  if (context?.includes('://') === true) {
    if (isAwsHostname(target.host)) {
      planMetadata(draft, target, context);
      return 'session';
    }
    const facts = { host: target.host, program: draft.title };
    draft.problem('plan-metadata-host-not-aws', target.hostPlace, { facts });
  }
  const keys = planKeys(draft, target);
  return keys && planSession(draft, target, keys);
}

/** Rows 3 to 6: what the session makes of the keys. Up to 9.2 it makes nothing of them (§0). */
function planSession(draft: PlanDraft, target: CyberduckTarget, keys: CyberduckKeys): CallStep['signedWith'] {
  const strategy = keys.kind === 'none' ? keys.strategy : strategyOf(draft, target, keys);
  draft.strategy = strategy;
  if (keys.kind === 'none') return 'nothing';
  const asksSts = target.era !== 'A' && (strategy === 'assume-role' || strategy === 'get-session-token');
  if (asksSts && strategy === 'assume-role') planAssumeRole(draft, target, keys);
  if (asksSts && strategy === 'get-session-token') planSessionToken(draft, target, keys);
  return asksSts || keys.kind === 'given' ? 'session' : 'source';
}

/** A property counts when it is there, blank or not; of the role only the newer name (§0.1). */
function strategyOf(draft: PlanDraft, target: CyberduckTarget, keys: CyberduckKeys): Strategy {
  const { flags, roleArn, mfaSerial, settings, era } = target;
  if (era === 'A') {
    reportBeforeItsTime(draft, target);
    return keys.strategy;
  }
  const isRole = flags.role || settings.find('role_arn') !== undefined || roleArn?.name === 'role_arn';
  if (isRole) return 'assume-role';
  if (roleArn !== undefined)
    draft.problem('plan-older-role-name', roleArn.place, { facts: { setting: roleArn.name, program: draft.title } });
  return flags.multiFactor || mfaSerial !== undefined ? 'get-session-token' : keys.strategy;
}

/** A role or a device that a bookmark or profile sets, and 9.2 does not read: STS came into the session later (§0). */
function reportBeforeItsTime(draft: PlanDraft, { roleArn, settings }: CyberduckTarget): void {
  const property = settings.find('role_arn') ?? settings.find('mfa_serial') ?? roleArn;
  const flag = laterFlags
    .map((name) => ({ name, place: settings.flagBeforeItsTime(name) }))
    .find(({ place }) => place !== undefined);
  const place = property?.place ?? flag?.place;
  if (place === undefined) return;
  const facts = { setting: property?.name ?? flag?.name ?? '', program: draft.title };
  draft.problem('plan-role-before-its-time', place, { facts });
}

const laterFlags = ['Role Configurable', 'Multi Factor Configurable'] as const;
