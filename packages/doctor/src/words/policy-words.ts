import type { CheckWords } from '../check-words.ts';

export type PolicyWord =
  | 'duration-fits'
  | 'duration-no-number'
  | 'duration-out-of-range'
  | 'duration-chained'
  | 'role-maximum'
  | 'policies-allow'
  | 'policies-deny'
  | 'policies-do-not-allow'
  | 'policies-elsewhere'
  | 'policies-open-condition'
  | 'policies-open-caller'
  | 'policies-open-trust'
  | 'policies-open-identity'
  | 'policy-role-missing'
  | 'statement-allows'
  | 'statement-denies'
  | 'statement-open'
  | 'statement-misses';

/** About what policies and roles allow. */
export const policyWords: Readonly<Record<PolicyWord, CheckWords>> = {
  'duration-fits': { text: '{seconds} s are within what AWS takes', whatToDo: [] },
  'duration-no-number': {
    text: 'duration_seconds is "{seconds}", which is no whole number',
    whatToDo: ['Write a number from {least} to {most}, or remove it.'],
  },
  'duration-out-of-range': {
    text: '{operation} takes {least} to {most} s, and {seconds} are asked for',
    whatToDo: ['Write a number from {least} to {most}, or remove it.'],
  },
  'duration-chained': {
    text: '{seconds} s are asked for, and a role that is assumed from another session lasts 3600 s at most',
    whatToDo: ['Set duration_seconds to 3600 or remove it.'],
  },
  'role-maximum': {
    text: 'the role lasts {maximum} s at most',
    whatToDo: ['Set duration_seconds to {maximum} or less, or raise "Maximum session duration" of the role.'],
  },
  'policies-allow': { text: '{caller} may use {action} on {role}', whatToDo: [] },
  'policies-deny': {
    text: '{kind} denies {action} to {caller}',
    whatToDo: ['Change the statement named here, or what it asks for.'],
  },
  'policies-do-not-allow': {
    text: '{kind} does not allow {action} to {caller}',
    whatToDo: ['Change the statement named here, or add one that allows it.'],
  },
  'policies-elsewhere': {
    text: 'all policies that can be read allow {action} to {caller}, and AWS refuses it all the same',
    whatToDo: [
      'Ask the administrators of the organization for service control policies about sts:AssumeRole; a policy that was changed in the last minutes also needs time.',
    ],
  },
  'policies-open-condition': {
    text: 'whether {caller} may use {action} hangs on what is not known here',
    whatToDo: ['Look at the condition named here.'],
  },
  'policies-open-caller': {
    text: 'whether the role may be assumed hangs on who asks, which only AWS knows',
    whatToDo: ['Name who asks: --caller ARN, as aws sts get-caller-identity shows it.'],
  },
  'policies-open-trust': {
    text: 'the policies of the user allow it; the trust policy of the role is not known',
    whatToDo: ['Give it: --trust-policy FILE, from aws iam get-role'],
  },
  'policies-open-identity': {
    text: 'the trust policy leaves it to the policies of the user, which are not known',
    whatToDo: ['Give them: --policy FILE, once for each.'],
  },
  'policy-role-missing': {
    text: 'IAM has no role {role}',
    whatToDo: ['Copy the ARN from the role page of the IAM console; the path counts, and so do capital letters.'],
  },
  'statement-allows': { text: '{place} allows it', whatToDo: [] },
  'statement-denies': { text: '{place} denies it', whatToDo: [] },
  'statement-open': { text: '{place} is open: {why}', whatToDo: [] },
  'statement-misses': { text: '{place} does not apply: {why}', whatToDo: [] },
};
