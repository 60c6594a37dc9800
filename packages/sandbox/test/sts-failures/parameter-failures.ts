import { mfaRoleWorld } from '@duckbill/sandbox';
import { assumes, chains, keys, openWorld } from './assuming.ts';
import type { StsFailure } from './sts-failure.ts';

const managedPolicy = 'arn:aws:iam::111122223333:policy/all';
const allowAll = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const badValue = { status: 400, code: 'ValidationError' } as const;
const badTags = { status: 400, code: 'InvalidParameterValue', world: openWorld } as const;

const tooShort =
  "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900";

/** Values that cannot be taken. */
export const ofParameters: readonly StsFailure[] = [
  {
    title: 'duration too short',
    ...badValue,
    message: `1 validation error detected: ${tooShort}`,
    produce: assumes({ DurationSeconds: '899' }),
  },
  {
    title: 'two values wrong',
    ...badValue,
    message: `2 validation errors detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*; ${tooShort}`,
    produce: assumes({ DurationSeconds: '899', RoleSessionName: 'a b' }),
  },
  {
    title: "beyond the role's own limit",
    ...badValue,
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    produce: assumes({ DurationSeconds: '43200' }),
  },
  {
    title: 'beyond an hour in a chain',
    ...badValue,
    message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    world: openWorld,
    produce: chains({}, { DurationSeconds: '3601' }),
  },
  {
    title: 'another source identity',
    ...badValue,
    message: 'The source identity is already set for this assume role session',
    world: openWorld,
    produce: chains({ SourceIdentity: 'ann' }, { SourceIdentity: 'bob' }),
  },
  {
    title: 'a role that is no ARN',
    ...badValue,
    message: 'nothing-valid-in-here is invalid',
    produce: assumes({ RoleArn: 'nothing-valid-in-here' }),
  },
  {
    title: 'a transitive key that is not requested',
    ...badTags,
    message: 'The specified transitive tag key must be included in the requested tags.',
    produce: assumes({ 'TransitiveTagKeys.member.1': 'team' }),
  },
  {
    title: 'one tag twice',
    ...badTags,
    message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    produce: assumes({ 'Tags.member.1.Key': 'team', 'Tags.member.2.Key': 'TEAM' }),
  },
  {
    title: 'a tag that the calling session hands down',
    ...badTags,
    message:
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    produce: chains(
      { 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'blue', 'TransitiveTagKeys.member.1': 'team' },
      { 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'red' },
    ),
  },
  {
    title: 'a policy that is no JSON',
    status: 400,
    code: 'MalformedPolicyDocument',
    message: 'The policy is not in the valid JSON format.',
    produce: assumes({ Policy: '{' }),
  },
  {
    title: 'policies too large together',
    status: 400,
    code: 'PackedPolicyTooLarge',
    message: 'Packed policy consumes 102% of allotted space, please use smaller policy.',
    world: () => ({ ...mfaRoleWorld(), managedPolicies: { [managedPolicy]: allowAll } }),
    produce: assumes({ Policy: JSON.stringify(allowAll).padEnd(2048), 'PolicyArns.member.1.arn': managedPolicy }),
  },
  {
    title: 'an action that there is not',
    status: 400,
    code: 'InvalidAction',
    message: 'Could not find operation Nonsense for version 2011-06-15',
    produce: (client) => client.sts(keys, 'Nonsense'),
  },
];
