import type { ConnectReason } from './connect-outcome.ts';

/** Why a connect ended as it did, and the first thing to do where no guidance says it better. */
export interface ReasonWords {
  readonly title: string;
  readonly whatToDo: string;
}

export const reasonWords: Readonly<Record<ConnectReason, ReasonWords>> = {
  connected: { title: 'Connected', whatToDo: '' },
  'listing-denied': { title: 'Signed in, but the list is denied', whatToDo: '' },
  'call-failed': { title: 'Not connected', whatToDo: '' },
  'plan-has-errors': { title: 'Nothing was sent: the plan has errors', whatToDo: '' },
  'prompt-cancelled': { title: 'Not connected: a prompt was cancelled', whatToDo: 'Connect again and answer it.' },
  'input-forbidden': {
    title: 'Not connected: an answer is needed, and input is forbidden',
    whatToDo: 'Run it in a terminal, without --no-input.',
  },
  'no-code-accepted': {
    title: 'Not connected: no MFA code was entered that could be sent',
    whatToDo: 'Connect again with the six digits that the authenticator shows.',
  },
  'process-not-allowed': {
    title: 'Not connected: the AWS profile names a program to run, and nobody allowed it',
    whatToDo: 'Read the command, and when it is yours: connect again and answer yes, or give --allow-process.',
  },
  'nothing-assigned': {
    title: 'Signed in, but nothing is assigned: there is no account or permission set to choose',
    whatToDo:
      'Ask an administrator of Identity Center to assign you, or your group, to an account with a permission set.',
  },
  'nothing-cached': {
    title: 'Not connected: this program signs in nowhere, it only uses what another one left in the cache',
    whatToDo: 'Sign in with the AWS CLI 2 (aws sso login), or connect as that: --as aws-cli@2',
  },
  interrupted: { title: 'Not connected: broken off', whatToDo: 'Connect again.' },
  'keys-missing': {
    title: 'Not connected: there are no keys to sign with',
    whatToDo: 'Add access key and secret to the AWS profile, or a plan that asks for them.',
  },
};
