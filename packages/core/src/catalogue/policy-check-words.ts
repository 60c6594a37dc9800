/** Sentences on how a statement of a policy meets a call; no full stop, so that they can follow one another. */
export const policyCheckWords = {
  principalNo: 'Principal names {names}, not {caller}',
  principalUnknown: 'whether Principal names {caller} cannot be told',
  actionNo: 'Action has no {action}',
  actionUnknown: 'it says no Action that can be read',
  resourceNo: 'Resource is {values}, not {role}',
  resourceUnknown: 'whether Resource is {role} cannot be told',
  mfaMissing: '{operator} on {key} wants {values}, and no MFA code is sent',
  mfaInRole: '{operator} on {key} wants {values}, which the session of a role never has',
  externalIdMissing: '{operator} on {key} wants {values}, and no external id is sent',
  conditionAbsent: '{operator} on {key} wants {values}, and the call has no such key',
  conditionNo: '{operator} on {key} wants {values}, and the call has {found}',
  conditionUnknown: '{operator} on {key} wants {values}, and what the call has is not known here',
  unreadable: 'a part of it cannot be read',
  applies: 'applies',
} as const;
