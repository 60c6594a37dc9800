import { signInEndpoint } from '../aws/endpoints.ts';
import type { CyberduckOutcome, CyberduckStsCall } from '../aws/resolve/cyberduck-outcome.ts';
import type { AwsSetting } from '../aws/aws-reading.ts';
import { partitionOfRegion } from '../identifiers/partitions.ts';
import { parseRoleArn } from '../identifiers/role-arn.ts';
import type { CallParameter } from './connection-plan.ts';
import { placeOf, reportSourceMissing, sourceOf, takeCachedKeys, takeKeys } from './cyberduck-aws-profile.ts';
import type { CyberduckKeys } from './cyberduck-keys.ts';
import { askMfaCode, tokenCode } from './cyberduck-prompts.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';

/**
 * Up to 9.2 the reader of the AWS files asks STS itself, in the order of CFG-A: the code, the duration, the source, the
 * call. A refusal is only logged (§1.3, §1.8). Undefined when the plan ends here.
 */
export function takeEarlyAwsProfile(
  draft: PlanDraft,
  target: CyberduckTarget,
  outcome: CyberduckOutcome,
): CyberduckKeys | undefined {
  const { profile, mfaPrompt, sts } = outcome;
  if (profile === undefined) return undefined;
  if (mfaPrompt !== undefined) {
    draft.useAws(mfaPrompt);
    draft.step(askMfaCode(mfaPrompt.value));
  }
  const duration = profile.settings.get('duration_seconds');
  if (outcome.throws !== undefined && duration !== undefined) {
    const facts = { value: duration.value, program: draft.title };
    draft.problem('plan-duration-not-a-number', placeOf(duration), { facts });
    return undefined;
  }
  const reading = draft.awsReading;
  const role = profile.settings.get('role_arn');
  if (role !== undefined && outcome.sourceProfile === undefined) {
    reportSourceMissing(draft, reading, profile, role);
    return undefined;
  }
  if (outcome.sourceProfile !== undefined) draft.useAws(outcome.sourceProfile);
  const source = sourceOf(outcome, reading);
  const keys =
    outcome.cliCacheFile === undefined
      ? takeKeys(draft, target, sts?.signedWith ?? outcome.keys, profile, source)
      : takeCachedKeys(draft, outcome.cliCacheFile, source);
  if (keys === undefined || sts === undefined) return keys;
  return callSts(draft, sts, keys);
}

function callSts(draft: PlanDraft, sts: CyberduckStsCall, keys: CyberduckKeys): CyberduckKeys {
  const { operation, region, roleArn, externalId, roleSessionName, durationSeconds, mfaSerial } = sts;
  if (operation === 'GetSessionToken' && keys.temporary) {
    const facts = { program: draft.title, ...(keys.profile === undefined ? {} : { profile: keys.profile }) };
    draft.problem('plan-session-needs-user-keys', keys.place ?? draft.nowhere, { facts });
  }
  for (const setting of [roleArn, externalId, roleSessionName]) if (setting !== undefined) draft.useAws(setting);
  const { host, signingRegion } = signInEndpoint('sts', region) ?? { host: 'sts.amazonaws.com', signingRegion: region };
  checkPartition(draft, roleArn, region, host);
  draft.step({
    kind: 'call',
    service: 'sts',
    operation,
    endpoint: `https://${host}`,
    signingRegion,
    signedWith: keys.kind === 'user' ? 'source' : 'session',
    parameters: [
      ...known('RoleArn', roleArn),
      ...(operation === 'GetSessionToken'
        ? []
        : roleSessionName === undefined
          ? [{ name: 'RoleSessionName', value: { kind: 'generated' as const, how: 'random letters' } }]
          : known('RoleSessionName', roleSessionName)),
      ...known('ExternalId', externalId),
      ...(durationSeconds === undefined
        ? []
        : [{ name: 'DurationSeconds', value: { kind: 'known' as const, value: String(durationSeconds) } }]),
      ...(mfaSerial === undefined ? [] : [...known('SerialNumber', mfaSerial), tokenCode]),
    ],
    whenRefused: 'goes-on',
    purpose:
      'exchange the keys of the AWS profile before the connection; a refusal stands in the log alone, and what follows fails at S3 with another message',
  });
  const strategy = operation === 'AssumeRole' ? 'assume-role' : 'get-session-token';
  return { ...keys, kind: 'given', strategy, temporary: true };
}

/** The region of the bookmark, or us-west-2, and a role of another part of AWS (§1.9, §2.1). */
function checkPartition(draft: PlanDraft, roleArn: AwsSetting | undefined, region: string, host: string): void {
  const role = parseRoleArn(roleArn?.value ?? '');
  const asked = partitionOfRegion(region)?.id;
  if (roleArn === undefined || !role.ok || asked === undefined || role.partition === asked) return;
  const facts = { endpoint: `https://${host}`, asked, partition: role.partition, program: draft.title };
  draft.problemOnce('plan-sts-of-other-partition', placeOf(roleArn), { facts });
}

function known(name: string, setting: AwsSetting | undefined): readonly CallParameter[] {
  return setting === undefined ? [] : [{ name, value: { kind: 'known', value: setting.value } }];
}
