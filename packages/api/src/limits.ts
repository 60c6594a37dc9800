/** Bytes of a request's body. */
export const maxBodyBytes: number = 4 * 1024 * 1024;

/** Brackets that JSON in a body may have open at once. A spec of a fleet has some ten. */
export const maxDepth = 64;

/** Files in one request. */
export const maxFiles = 500;

/** Characters of a file's name. */
export const maxNameLength = 1024;

/** Environment variables in one request. */
export const maxEnvironmentSize = 200;

/** Findings in one answer: a hundred thousand would be some sixty million bytes. */
export const maxFindings = 5000;

/** Wrong fields that one problem lists. */
export const maxFieldErrors = 20;

/** Values in a body above which only its first wrong field is looked for: listing them all would cost too much. */
export const maxValuesForAllErrors = 5000;

/** Members of a fleet that is made while it is sent; more are a job. */
export const maxFleetMembers = 2000;
