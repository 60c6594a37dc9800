import type { CheckWords } from '../check-words.ts';

export type SkippedWord =
  | 'skipped-offline'
  | 'skipped-waiting'
  | 'skipped-unselected'
  | 'skipped-windows'
  | 'skipped-no-input'
  | 'skipped-cancelled'
  | 'skipped-no-plan'
  | 'skipped-no-target'
  | 'skipped-no-profile'
  | 'skipped-no-version'
  | 'skipped-no-calls'
  | 'skipped-no-answer'
  | 'skipped-no-tls'
  | 'skipped-no-sts'
  | 'skipped-no-center'
  | 'skipped-center-asked'
  | 'skipped-no-issuer'
  | 'skipped-issuer-unknown'
  | 'skipped-issuer-elsewhere'
  | 'skipped-no-identity'
  | 'skipped-no-role'
  | 'skipped-no-session'
  | 'skipped-nothing-typed'
  | 'skipped-no-duration'
  | 'skipped-no-cache'
  | 'skipped-no-profiles-folder'
  | 'skipped-no-installed-profile'
  | 'skipped-nothing-named'
  | 'skipped-no-sso-bookmark'
  | 'skipped-no-cache-keys'
  | 'skipped-no-policies'
  | 'skipped-role-typed'
  | 'skipped-role-works'
  | 'skipped-not-aws'
  | 'skipped-iam-denied'
  | 'skipped-no-policies-known'
  | 'skipped-no-list'
  | 'skipped-not-reached'
  | 'broken';

/** Why a question was not asked, or not answered. */
export const skippedWords: Readonly<Record<SkippedWord, CheckWords>> = {
  'skipped-offline': { text: 'needs --online', whatToDo: [] },
  'skipped-waiting': { text: 'waits for {check}', whatToDo: [] },
  'skipped-unselected': { text: 'not selected', whatToDo: [] },
  'skipped-windows': { text: 'Windows keeps permissions in another way', whatToDo: [] },
  'skipped-no-input': {
    text: 'an answer to "{prompt}" is needed, and input is forbidden',
    whatToDo: ['Run it in a terminal, without --no-input.'],
  },
  'skipped-cancelled': { text: 'the prompt was cancelled', whatToDo: [] },
  'skipped-no-plan': { text: 'there is no plan to look at', whatToDo: [] },
  'skipped-no-target': {
    text: 'nothing is in ~/.aws; name what to look at: duckbill doctor FILE.duck, a URL, or aws:NAME',
    whatToDo: [],
  },
  'skipped-no-profile': { text: 'no connection profile is named', whatToDo: [] },
  'skipped-no-version': { text: 'no version is known to compare with', whatToDo: [] },
  'skipped-no-calls': { text: 'the plan makes no call', whatToDo: [] },
  'skipped-no-answer': { text: 'nobody answers', whatToDo: [] },
  'skipped-no-tls': { text: 'plain http is asked', whatToDo: [] },
  'skipped-no-sts': { text: 'STS is not used', whatToDo: [] },
  'skipped-no-center': { text: 'Identity Center is not used', whatToDo: [] },
  'skipped-center-asked': { text: 'the region of Identity Center is asked at sign-in', whatToDo: [] },
  'skipped-no-issuer': { text: 'no issuer of tokens is used', whatToDo: [] },
  'skipped-issuer-unknown': { text: 'nothing here says who issues the token', whatToDo: [] },
  'skipped-issuer-elsewhere': { text: '{issuer} is not beside the endpoint that is asked', whatToDo: [] },
  'skipped-no-identity': { text: 'the program does not ask whose keys they are; the list shows it', whatToDo: [] },
  'skipped-no-sso-bookmark': { text: 'no bookmark that keeps an account and a role', whatToDo: [] },
  'skipped-nothing-named': { text: 'the target names no other file', whatToDo: [] },
  'skipped-no-profiles-folder': { text: 'needs --profiles-folder', whatToDo: [] },
  'skipped-no-installed-profile': { text: 'the target uses no profile of a file', whatToDo: [] },
  'skipped-no-cache': { text: 'no cached sign-in is used', whatToDo: [] },
  'skipped-no-cache-keys': { text: 'it takes no keys from the cache of the AWS CLI', whatToDo: [] },
  'skipped-no-role': { text: 'no role is used', whatToDo: [] },
  'skipped-no-duration': { text: 'no length of its own is asked for', whatToDo: [] },
  'skipped-nothing-typed': { text: 'no key is typed', whatToDo: [] },
  'skipped-no-session': { text: 'the keys stand in a file', whatToDo: [] },
  'skipped-no-policies': { text: 'no policy files are given (--trust-policy, --policy)', whatToDo: [] },
  'skipped-role-typed': { text: 'the role is not known before it is typed', whatToDo: [] },
  'skipped-role-works': { text: 'the role was assumed, so they do', whatToDo: [] },
  'skipped-not-aws': { text: 'this server is not AWS, so IAM is not asked', whatToDo: [] },
  'skipped-iam-denied': {
    text: 'these keys may not read IAM ({code}); with files it can be told: --trust-policy FILE --policy FILE',
    whatToDo: [],
  },
  'skipped-no-policies-known': { text: 'who asks, or for what role, is not known', whatToDo: [] },
  'skipped-no-list': { text: 'the plan lists nothing', whatToDo: [] },
  'skipped-not-reached': { text: 'not reached', whatToDo: [] },
  broken: { text: 'the check itself failed: {error}', whatToDo: [] },
};
