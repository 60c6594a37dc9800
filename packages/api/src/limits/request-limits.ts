import { usual } from './limit-table.ts';

/** Bytes of a request's body. */
export const maxBodyBytes: number = usual('bodyBytes');

/** Brackets that JSON in a body may have open at once. */
export const maxDepth: number = usual('bodyDepth');

/** Files in one request. */
export const maxFiles: number = usual('files');

/** Characters of a file's name. */
export const maxNameLength: number = usual('fileNameLength');

/** Environment variables in one request. */
export const maxEnvironmentSize: number = usual('environmentVariables');

/** Findings in one answer. */
export const maxFindings: number = usual('findings');

/** Wrong fields that one problem lists. */
export const maxFieldErrors: number = usual('listedErrors');

/** Values in a body above which only its first wrong field is looked for. */
export const maxValuesForAllErrors: number = usual('checkedValues');

/** Members of a fleet that is made while it is sent. */
export const maxFleetMembers: number = usual('fleetMembers');
