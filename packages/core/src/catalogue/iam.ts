import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type IamCode =
  | 'iam-not-json'
  | 'iam-element-unknown'
  | 'iam-element-missing'
  | 'iam-version-old'
  | 'iam-principal-in-identity'
  | 'iam-resource-in-trust'
  | 'iam-service-useless'
  | 'iam-mfa-missing'
  | 'iam-condition-key-unknown'
  | 'iam-mfa-lenient'
  | 'iam-boolean-bare'
  | 'iam-placeholder-left'
  | 'iam-principal-everyone'
  | 'iam-not-element'
  | 'iam-action-unknown'
  | 'iam-account-differs'
  | 'iam-too-long'
  | 'iam-operator-unknown'
  | 'iam-key-repeated';

type Words = Omit<CatalogueEntry, 'programs' | 'aliases' | 'hints'> & { readonly hints?: readonly string[] };

/** IAM judges for every program alike. */
function entry(number: string, words: Words): CatalogueEntry {
  return { hints: [], ...words, programs: programIds, aliases: [`IAM${number}`] };
}

/** What can be wrong with a policy of IAM. */
export const iamCatalogue: Readonly<Record<IamCode, CatalogueEntry>> = {
  'iam-not-json': entry('001', {
    title: 'The policy is no JSON',
    message: '{problem}',
    label: 'here',
    hints: ['expected: {expected}'],
    because: 'IAM refuses the text with MalformedPolicyDocument.',
    whatToDo: 'Mend the JSON at this place.',
    severity: 'error',
    source: 'aws-wire §2.5 MalformedPolicyDocument',
  }),
  'iam-element-unknown': entry('002', {
    title: 'A policy element that IAM does not know',
    message: '"{element}" is no element of a policy',
    label: 'not known',
    hints: ['did you mean "{nearest}"?'],
    because: 'IAM refuses the policy with MalformedPolicyDocument; elements are spelled letter for letter.',
    whatToDo: 'Correct the name, or remove it.',
    severity: 'error',
    source: 'aws-wire §2.5 MalformedPolicyDocument',
  }),
  'iam-element-missing': entry('003', {
    title: 'A policy element is missing',
    message: 'there is no {element}',
    label: 'without {element}',
    because: 'IAM refuses the policy with MalformedPolicyDocument.',
    whatToDo: 'Add the element.',
    severity: 'error',
    source: 'aws-wire §2.5 MalformedPolicyDocument',
  }),
  'iam-version-old': entry('004', {
    title: 'The policy has no current Version',
    message: 'Version is {version}',
    because:
      'Without Version 2012-10-17 IAM reads the policy by the rules of 2008: variables such as ${aws:username} are plain text and match nothing.',
    whatToDo: 'Write "Version": "2012-10-17".',
    severity: 'warning',
    source: 'aws-wire §2.3; iam-evaluation, variable/…',
  }),
  'iam-principal-in-identity': entry('005', {
    title: 'Principal in the policy of a user',
    message: '{element} stands in an identity policy',
    label: 'only in trust and bucket policies',
    because: 'IAM refuses it: the policy of a user or role is about that user or role, and nobody else.',
    whatToDo: 'Remove it here; the trust policy of the role is where it belongs.',
    severity: 'error',
    source: 'aws-wire §2.5 MalformedPolicyDocument',
  }),
  'iam-resource-in-trust': entry('006', {
    title: 'Resource in a trust policy',
    message: '{element} stands in a trust policy',
    label: 'the role itself is meant',
    because: 'IAM refuses it with "Has prohibited field Resource": a trust policy is about its own role.',
    whatToDo: 'Remove it here; the policy of the user names the role as its Resource.',
    severity: 'error',
    source: 'aws-wire §2.5 MalformedPolicyDocument',
  }),
  'iam-service-useless': entry('007', {
    title: 'A service as principal helps nobody who signs in',
    message: '{service} as principal lets no person assume the role',
    label: 'a service of AWS',
    because:
      'Cyberduck and the AWS CLI ask as a user or role. A service principal lets that service assume the role, which S3 never does for a client.',
    whatToDo: 'Remove it unless the service itself is to use this role; people stand under "AWS".',
    severity: 'warning',
    source: 'cyberduck-s3-connect §7, S4 trust policy',
  }),
  'iam-mfa-missing': entry('008', {
    title: 'The role can be assumed without MFA',
    message: 'this statement lets in {who} without MFA',
    label: 'no condition on aws:MultiFactorAuthPresent',
    hints: ['add: "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}'],
    because:
      'Whoever has the access key has the role: the code that the program asks for is sent, and changes nothing.',
    whatToDo: 'Add the condition to the trust policy.',
    severity: 'hint',
    source: 'aws-wire §2.4; cyberduck-s3-connect §7',
  }),
  'iam-condition-key-unknown': entry('009', {
    title: 'A condition key that does not exist',
    message: '"{key}" is no condition key',
    label: 'never present',
    hints: ['did you mean "{nearest}"?'],
    because:
      'IAM takes the policy. A key that no request has makes the condition fail, or hold for everybody with a negated operator.',
    whatToDo: 'Correct the name; capital letters do not matter.',
    severity: 'error',
    source: 'aws-wire §2.3; cyberduck-s3-connect §7',
  }),
  'iam-mfa-lenient': entry('010', {
    title: 'The MFA condition lets in requests without MFA',
    message: '{operator} on aws:MultiFactorAuthPresent {effect} when the key is absent',
    label: 'absent for long-term keys',
    because:
      'Requests with a long-term access key do not have aws:MultiFactorAuthPresent at all. In an Allow, IfExists then holds; in a Deny, plain Bool then does not.',
    whatToDo: 'Allow with {"Bool": {…: "true"}}; deny with {"BoolIfExists": {…: "false"}}.',
    severity: 'warning',
    source: 'aws-wire §2.4, §2.3',
  }),
  'iam-boolean-bare': entry('011', {
    title: 'A condition value without quotes',
    message: '{value} stands without quotes',
    because:
      'IAM turns it into text; other tools, and people who compare policies, see a difference where there is none.',
    whatToDo: 'Write it in quotes.',
    severity: 'hint',
    source: 'cyberduck-s3-connect §7',
  }),
  'iam-placeholder-left': entry('012', {
    title: 'A placeholder was left in',
    message: '"{placeholder}" was left in',
    label: 'of a tutorial',
    because: 'IAM refuses it, or takes it for a name that nobody has.',
    whatToDo: 'Put the real value there.',
    severity: 'error',
    source: 'cyberduck-s3-connect §7',
  }),
  'iam-principal-everyone': entry('013', {
    title: 'Everybody may assume the role',
    message: 'the principal is everybody, of any account',
    label: 'everybody',
    because:
      'Any identity of any AWS account may try the role; only the condition, if there is one, stands in between.',
    whatToDo: 'Name the users, roles or accounts.',
    severity: 'error',
    source: 'aws-wire §2.3, §2.5',
  }),
  'iam-not-element': entry('014', {
    title: 'Allow with a Not element',
    message: '{element} with Allow grants everything else',
    label: 'all but these',
    because:
      'What is left out of the list is allowed, also what AWS adds later. In a trust policy NotPrincipal lets in the world.',
    whatToDo: 'List what is allowed, or use Deny.',
    severity: 'warning',
    source: 'aws-wire §2.3',
  }),
  'iam-action-unknown': entry('015', {
    title: 'An action that does not exist',
    message: '"{action}" is no action',
    label: 'matches nothing',
    hints: ['did you mean "{nearest}"?'],
    because: 'IAM takes the policy, and the statement grants or denies nothing.',
    whatToDo: 'Correct the name: SERVICE:ACTION, such as sts:AssumeRole.',
    severity: 'error',
    source: 'aws-wire §2.1, §4.2',
  }),
  'iam-account-differs': entry('016', {
    title: 'The policy is about another account or role than the target',
    message: '{target} is of {wanted}, and this names {found}',
    label: 'another one',
    because: 'Then the policy does not apply, and AWS refuses the role.',
    whatToDo: 'Compare both: one of them has the wrong account number, or the wrong role.',
    severity: 'warning',
    source: 'aws-wire §2.3; cyberduck-s3-connect §5.2',
  }),
  'iam-too-long': entry('017', {
    title: 'The policy is longer than IAM takes',
    message: '{length} characters without blanks, and {limit} are taken',
    because: 'IAM refuses it with LimitExceeded.',
    whatToDo: 'Shorten it, or split it into several managed policies.',
    severity: 'warning',
    source: 'IAM User Guide, IAM quotas',
  }),
  'iam-operator-unknown': entry('018', {
    title: 'A condition operator that does not exist',
    message: '"{operator}" is no condition operator',
    label: 'not known',
    hints: ['did you mean "{nearest}"?'],
    because: 'IAM refuses the policy with MalformedPolicyDocument.',
    whatToDo: 'Correct the name.',
    severity: 'error',
    source: 'aws-wire §2.3',
  }),
  'iam-key-repeated': entry('019', {
    title: 'A key stands twice in one object',
    message: 'the key stands here twice',
    label: 'the second one',
    because:
      'One of the two is lost: a second Condition or Action replaces the first, and the policy grants more than it shows.',
    whatToDo: 'Join the two, as a list or as one object.',
    severity: 'error',
    source: 'RFC 8259 §4',
  }),
};
