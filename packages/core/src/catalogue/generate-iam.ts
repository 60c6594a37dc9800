import { cyberduckPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type GenerateIamCode =
  | 'generate-iam-not-json'
  | 'generate-iam-member-unknown'
  | 'generate-iam-value-missing'
  | 'generate-iam-value-wrong'
  | 'generate-iam-values-collide'
  | 'generate-iam-variable-absent'
  | 'generate-iam-policy-too-long'
  | 'generate-iam-without-mfa'
  | 'generate-iam-mfa-elsewhere'
  | 'generate-iam-external-id'
  | 'generate-iam-account-trusted'
  | 'generate-iam-everybody-of-issuer'
  | 'generate-iam-bucket-list-closed'
  | 'generate-iam-bucket-list-open'
  | 'generate-iam-bucket-deny-reaches';

type Words = Omit<CatalogueEntry, 'programs' | 'aliases' | 'hints'> & {
  readonly hints?: readonly string[];
  readonly programs?: CatalogueEntry['programs'];
};

function entry(words: Words): CatalogueEntry {
  return { hints: [], programs: programIds, ...words, aliases: [] };
}

/** What keeps the IAM side from being generated, and what people ought to know of what was. */
export const generateIamCatalogue: Readonly<Record<GenerateIamCode, CatalogueEntry>> = {
  'generate-iam-not-json': entry({
    title: 'The spec is no JSON object',
    message: '{problem}',
    label: 'here',
    hints: ['expected: {expected}'],
    because: 'Nothing is generated from a part of a spec.',
    whatToDo: 'Mend the JSON at this place.',
    severity: 'error',
    source: 'RFC 8259',
  }),
  'generate-iam-member-unknown': entry({
    title: 'The spec says something that is not known',
    message: '"{member}" is no member of the spec',
    label: 'not known',
    hints: ['did you mean "{nearest}"?'],
    because: 'What is not understood would be left out of the policies, and nobody would notice.',
    whatToDo: 'Correct the name, or remove it.',
    severity: 'error',
    source: 'duckbill generate iam',
  }),
  'generate-iam-value-missing': entry({
    title: 'Something is missing for the policies',
    message: '{member} is missing: {what}',
    because: 'Without it the policies would have a gap, and a placeholder in a policy is easily left in.',
    whatToDo: 'Say it.',
    severity: 'error',
    source: 'cyberduck-s3-connect §5.2; aws-wire §2.3',
  }),
  'generate-iam-value-wrong': entry({
    title: 'A value that AWS would refuse, or read otherwise',
    message: '{member}: "{value}" is not {wanted}',
    label: 'not {wanted}',
    because: 'IAM, S3 or Identity Center refuses it, or it would name something else than was meant.',
    whatToDo: 'Correct the value.',
    severity: 'error',
    source: 'aws-wire §2.1; aws-config E.1',
  }),
  'generate-iam-values-collide': entry({
    title: 'Two things that do not go together',
    message: '{member}: {problem}',
    because: 'One of the two would have no effect, and the policies would not do what the spec says.',
    whatToDo: 'Leave one of them out.',
    severity: 'error',
    source: 'aws-wire §2.3, §2.4',
  }),
  'generate-iam-variable-absent': entry({
    title: 'A policy variable that these requests do not have',
    message: '{member}: {variable} is not there for {who}',
    label: 'matches nothing',
    hints: ['known: {known}'],
    because:
      'A statement with a variable that the request does not have matches nothing. The session of a role has no aws:username, whoever assumed it.',
    whatToDo: 'Take another variable, or sign in with GetSessionToken, whose sessions belong to the user.',
    severity: 'error',
    source: 'aws-wire §2.3; iam-evaluation, variable/…',
  }),
  'generate-iam-policy-too-long': entry({
    title: 'A generated policy is longer than AWS takes',
    message: 'the {document} has {length} characters without blanks, and {limit} are taken',
    because: 'AWS refuses it with LimitExceeded.',
    whatToDo: 'Split the buckets, prefixes or users over several roles.',
    severity: 'error',
    source: 'IAM User Guide, IAM quotas; S3 User Guide, bucket policies',
  }),
  'generate-iam-without-mfa': entry({
    title: 'Nothing asks for MFA',
    message: 'the access key alone is enough for {what}',
    because: 'Whoever finds the access key has everything that the policies allow.',
    whatToDo: 'Leave --no-mfa out, unless a machine signs in that has no device.',
    severity: 'warning',
    source: 'aws-wire §2.4',
  }),
  'generate-iam-mfa-elsewhere': entry({
    title: 'MFA is asked for elsewhere',
    message: 'these policies cannot ask for MFA: {where} does',
    because:
      'The sessions of roles never carry aws:MultiFactorAuthPresent; a condition on it would keep everybody out. Sign-in is where MFA is asked for.',
    whatToDo: 'See that it is required there.',
    severity: 'hint',
    source: 'aws-wire §2.4',
  }),
  'generate-iam-external-id': entry({
    title: 'Cyberduck sends no external id',
    message: 'the role wants an external id, which only AWS tools send',
    because: 'Cyberduck and Mountain Duck have no field for it, and AWS then refuses the role without a reason.',
    whatToDo: 'Leave it out where people use Cyberduck; for the AWS CLI it stands in the profile as external_id.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §5.2',
  }),
  'generate-iam-account-trusted': entry({
    title: 'A whole account is trusted',
    message: 'account {account} decides by itself who assumes the role',
    because: 'Any user or role of that account can, whose own policies allow it; that account hands these out.',
    whatToDo: 'Name users where you can.',
    severity: 'hint',
    source: 'aws-wire §2.3',
  }),
  'generate-iam-everybody-of-issuer': entry({
    title: 'Everybody whom the issuer knows is let in',
    message: 'no subject is named: any token of {issuer} for this client opens the role',
    because: 'A public issuer gives tokens to anybody who has an account there.',
    whatToDo: 'Name the subjects, unless the client itself is open to your people only.',
    severity: 'warning',
    source: 'aws-wire §2.5',
  }),
  'generate-iam-bucket-list-closed': entry({
    title: 'The list of buckets stays closed',
    message: 'without s3:ListAllMyBuckets a program shows no buckets by itself',
    because:
      'Cyberduck lists all buckets first, unless the bookmark names one, and shows the refusal of AWS as if the login had failed.',
    whatToDo: 'Write {paths} into the Path of the bookmark, or allow the list with --list-all-buckets.',
    severity: 'hint',
    source: 'cyberduck-s3-connect §4.3; aws-wire §4',
  }),
  'generate-iam-bucket-list-open': entry({
    title: 'The names of all buckets are shown',
    message: 's3:ListAllMyBuckets shows the name of every bucket of the account',
    because: 'It cannot be limited to some buckets; what is inside the others stays closed.',
    whatToDo: 'Leave the list closed, and write the bucket into the Path of bookmarks.',
    severity: 'hint',
    source: 'aws-wire §4',
  }),
  'generate-iam-bucket-deny-reaches': entry({
    title: 'The bucket policy keeps out machines as well',
    message: 'other roles, and keys of machines, are denied {buckets} too',
    because:
      'Nothing but a user with MFA, services of AWS themselves{except} get past the Deny: the sessions of other roles never have MFA, those of administrators included. The root user of the account can still remove the policy.',
    whatToDo: 'Add the roles that need the bucket to the condition on aws:PrincipalArn.',
    severity: 'warning',
    source: 'aws-wire §2.4; cyberduck-s3-connect §2.3',
  }),
};
