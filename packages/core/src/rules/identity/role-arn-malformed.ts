import { parseRoleArn, type RoleArnProblem } from '../../identifiers/role-arn.ts';
import { signInRule, type SignInRule } from '../rule.ts';

/** Words for what keeps a text from being a role ARN. Empty is legal: it means that the program asks. */
const problems: Readonly<Record<Exclude<RoleArnProblem, 'empty' | 'placeholder'>, string>> = {
  'surrounding-blanks': 'blanks before or behind it',
  'not-an-arn': 'it does not begin with arn:',
  partition: 'there is no such partition',
  'assumed-role': 'it is the ARN of a running session, not of the role',
  service: 'it is not an ARN of IAM',
  region: 'a role ARN has no region: two colons stand before the account',
  account: 'the account is not twelve digits',
  user: 'it is the ARN of a user',
  'not-a-role': 'it names something else than a role',
  name: 'the name of the role has characters that IAM does not allow, or is too long',
  path: 'the path of the role has characters that IAM does not allow',
  length: 'it is too long',
};

export const roleArnMalformed: SignInRule = signInRule('role-arn-malformed', ({ roleArn }, report) => {
  // Blanks alone count as empty (cyberduck-s3-connect §2.2).
  if (roleArn === undefined || roleArn.value.trim() === '') return;
  const parsed = parseRoleArn(roleArn.value);
  if (parsed.ok || parsed.problem === 'empty' || parsed.problem === 'placeholder') return;
  report({
    file: roleArn.file,
    span: roleArn.span,
    facts: {
      setting: 'role_arn',
      problem: problems[parsed.problem],
      ...(parsed.suggestion === undefined ? {} : { nearest: parsed.suggestion }),
    },
  });
});
