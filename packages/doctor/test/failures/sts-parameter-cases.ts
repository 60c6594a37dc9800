import { mfaRoleWorld } from '@duckbill/sandbox';
import { assume, assumeWithMfa, type FailureCase, type Known } from './stage.ts';
import { openWorld, secondRole } from './worlds.ts';

const managedPolicy = 'arn:aws:iam::111122223333:policy/all';
const allowAll = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const badValue = { code: 'ValidationError' } as const;
const badTags = { code: 'InvalidParameterValue', guidance: 'sts-session-tags-refused', world: openWorld } as const;
const badPolicy = { guidance: 'sts-session-policy-refused' } as const;

/** Values that cannot be taken (aws-wire §2.1, §2.5). */
export const ofParameters: readonly FailureCase[] = [
  {
    ...badValue,
    title: 'duration too short',
    text: "1 validation error detected: Value '899' at 'durationSeconds'",
    guidance: 'sts-parameter-invalid',
    meet: sends({ DurationSeconds: '899' }),
  },
  {
    ...badValue,
    title: 'two values wrong',
    text: '2 validation errors detected: ',
    guidance: 'sts-parameter-invalid',
    meet: sends({ DurationSeconds: '899', RoleSessionName: 'a b' }),
  },
  {
    title: 'duration that is no number',
    code: 'MalformedInput',
    guidance: 'sts-parameter-invalid',
    meet: sends({ DurationSeconds: '1h' }),
  },
  {
    ...badValue,
    title: "beyond the role's own limit",
    guidance: 'sts-duration-above-role-maximum',
    meet: sends({ DurationSeconds: '43200' }),
  },
  {
    ...badValue,
    title: 'beyond an hour in a chain',
    guidance: 'sts-duration-chained',
    world: openWorld,
    meet: chains({}, { DurationSeconds: '3601' }),
  },
  {
    ...badValue,
    title: 'another source identity',
    guidance: 'sts-source-identity-refused',
    world: openWorld,
    meet: chains({ SourceIdentity: 'ann' }, { SourceIdentity: 'bob' }),
  },
  {
    ...badValue,
    title: 'a role that is no ARN',
    text: 'nothing-valid-in-here is invalid',
    guidance: 'sts-role-arn-invalid',
    meet: sends({ RoleArn: 'nothing-valid-in-here' }),
  },
  {
    ...badTags,
    title: 'a transitive key that is not requested',
    text: 'The specified transitive tag key',
    meet: sends({ TransitiveTagKeys: 'team' }),
  },
  {
    ...badTags,
    title: 'one tag twice',
    text: 'Duplicate tag keys found.',
    meet: sends({ Tags: 'team=blue,TEAM=red' }),
  },
  {
    ...badTags,
    title: 'a tag that the calling session hands down',
    text: "One of the specified transitive tag keys can't be set",
    meet: chains({ Tags: 'team=blue', TransitiveTagKeys: 'team' }, { Tags: 'team=red' }),
  },
  {
    ...badPolicy,
    title: 'a policy that is no JSON',
    code: 'MalformedPolicyDocument',
    meet: sends({ Policy: '{' }),
  },
  {
    ...badPolicy,
    title: 'policies too large together',
    code: 'PackedPolicyTooLarge',
    world: () => ({ ...mfaRoleWorld(), managedPolicies: { [managedPolicy]: allowAll } }),
    meet: sends({ Policy: JSON.stringify(allowAll).padEnd(2048), PolicyArns: managedPolicy }),
  },
];

function sends(known: Known): FailureCase['meet'] {
  return (stage) => stage.run(assumeWithMfa(known), {}, { answers: [stage.code()] });
}

/** On from a session of the role to the second one. */
function chains(first: Known, then: Known): FailureCase['meet'] {
  const second = assume({ RoleArn: secondRole, ...then }, { signedWith: 'session' });
  return (stage) => stage.run([assume(first), second]);
}
