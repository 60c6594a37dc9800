import { usual } from '../limits/limit-table.ts';

/** Sign-ins that a tenant may have at the same time, waiting or signed in. */
export const maxSignInsOfTenant: number = usual('signIns');

/** Sign-ins in this process. */
export const maxSignIns: number = usual('allSignIns');

/** Milliseconds that a token is kept, however long AWS would take it. */
export const longestSignIn: number = usual('longestSignIn');

/** Milliseconds that a sign-in may wait for its person, however long the code would be good. */
export const longestWait: number = usual('longestWait');

/** Milliseconds that the end of a sign-in is remembered, so that who asks is told. */
export const endRemembered: number = 5 * 60_000;

/** Milliseconds that the list of accounts is kept, so that its pages fit each other. */
export const accountsRemembered = 60_000;

/** A longer list is asked for again for each page. */
export const maxAccountsRemembered = 5000;

/** Milliseconds that all calls to AWS of one request may take together. */
export const longestWork: number = usual('longestWork');

/** Accounts and permission sets on a page. */
export const maxPageLength: number = usual('pageLength');

/** Accounts with permission sets that files are made for in one request. */
export const maxAssignments: number = usual('assignments');
