/** A sentence, and what to do about it. Both may hold {facts}; a line is left out when one of them is unknown. */
export interface CheckWords {
  readonly text: string;
  readonly whatToDo: readonly string[];
}

export type CheckWord =
  | 'files-read'
  | 'no-files'
  | 'files-unreadable'
  | 'file-unreadable'
  | 'secrets-private'
  | 'secrets-shared'
  | 'secret-file-mode'
  | 'secret-file-owner'
  | 'lint-clean'
  | 'lint-errors'
  | 'lint-warnings'
  | 'profile-found'
  | 'profile-missing'
  | 'plan-sound'
  | 'plan-errors'
  | 'plan-warnings'
  | 'names-resolve'
  | 'name-unknown'
  | 'name-known'
  | 'endpoints-answer'
  | 'endpoint-silent'
  | 'endpoint-open'
  | 'proxy-not-used'
  | 'clock-right'
  | 'clock-drifts'
  | 'clock-wrong'
  | 'clock-unknown'
  | 'clock-silent'
  | 'keys-valid'
  | 'keys-refused'
  | 'role-assumed'
  | 'role-refused'
  | 'buckets-listed'
  | 'folder-listed'
  | 'list-denied'
  | 'list-failed'
  | 'skipped-offline'
  | 'skipped-waiting'
  | 'skipped-unselected'
  | 'skipped-windows'
  | 'skipped-no-input'
  | 'skipped-cancelled'
  | 'skipped-no-plan'
  | 'skipped-no-profile'
  | 'skipped-no-calls'
  | 'skipped-no-identity'
  | 'skipped-no-role'
  | 'skipped-no-list'
  | 'skipped-not-reached'
  | 'broken';

/** What the checks say. Failures of STS, S3 and the network have their words in core's guidance, not here. */
export const checkWords: Readonly<Record<CheckWord, CheckWords>> = {
  'files-read': { text: '{count} read', whatToDo: [] },
  'no-files': { text: 'there is no file to read', whatToDo: [] },
  'files-unreadable': { text: '{count} cannot be read', whatToDo: ['Give yourself the right to read: {command}'] },
  'file-unreadable': { text: '{path} cannot be read', whatToDo: [] },
  'secrets-private': { text: 'only you can read the files that hold keys', whatToDo: [] },
  'secrets-shared': { text: 'others on this computer may read your keys', whatToDo: ['Keep them private: {command}'] },
  'secret-file-mode': { text: '{path} has mode {mode}', whatToDo: [] },
  'secret-file-owner': { text: '{path} belongs to another user', whatToDo: [] },
  'lint-clean': { text: 'no errors in the files', whatToDo: [] },
  'lint-errors': {
    text: '{count} in the files',
    whatToDo: ['See each with its place and remedy: duckbill lint {files}'],
  },
  'lint-warnings': { text: 'no errors, {count}', whatToDo: ['See them: duckbill lint {files}'] },
  'profile-found': { text: '"{vendor}" is known', whatToDo: [] },
  'profile-missing': {
    text: 'no connection profile with Vendor "{vendor}" is known',
    whatToDo: ['Install it: Cyberduck, Preferences, Profiles. Or name its file: --profile FILE'],
  },
  'plan-sound': { text: '{calls} to make, {prompts} to answer', whatToDo: [] },
  'plan-errors': { text: '{count} found before any call', whatToDo: [] },
  'plan-warnings': { text: 'works, with {count}', whatToDo: [] },
  'names-resolve': { text: '{hosts}', whatToDo: [] },
  'name-unknown': { text: '{host} has no address', whatToDo: [] },
  'name-known': { text: '{host} is {addresses}', whatToDo: [] },
  'endpoints-answer': { text: '{hosts}', whatToDo: [] },
  'endpoint-silent': { text: '{host} cannot be reached', whatToDo: [] },
  'endpoint-open': { text: '{host} answers', whatToDo: [] },
  'proxy-not-used': { text: '{name} is set; Duckbill connects without a proxy', whatToDo: [] },
  'clock-right': { text: '{seconds} s away from {host}', whatToDo: [] },
  'clock-drifts': {
    text: 'the clock is {seconds} s {direction}, compared with {host}',
    whatToDo: ['Set the clock by the network before it is five minutes off: AWS then refuses every request.'],
  },
  'clock-wrong': {
    text: 'the clock is {seconds} s {direction}, compared with {host}',
    whatToDo: ['Set the clock by the network, and check the time zone.'],
  },
  'clock-unknown': { text: '{host} gave no time to compare the clock with', whatToDo: [] },
  'clock-silent': { text: '{host} gave no answer to compare the clock with', whatToDo: [] },
  'keys-valid': { text: 'they belong to {arn}', whatToDo: [] },
  'keys-refused': { text: 'AWS refused the keys', whatToDo: [] },
  'role-assumed': { text: 'as {arn}', whatToDo: [] },
  'role-refused': { text: 'AWS refused the role', whatToDo: [] },
  'buckets-listed': { text: '{count}', whatToDo: [] },
  'folder-listed': { text: '{bucket}: {count}', whatToDo: [] },
  'list-denied': { text: 'signed in, but the list is denied', whatToDo: [] },
  'list-failed': { text: '{operation} failed', whatToDo: [] },
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
  'skipped-no-profile': { text: 'no connection profile is named', whatToDo: [] },
  'skipped-no-calls': { text: 'the plan makes no call', whatToDo: [] },
  'skipped-no-identity': { text: 'the program does not ask whose keys they are; the list shows it', whatToDo: [] },
  'skipped-no-role': { text: 'no role is used', whatToDo: [] },
  'skipped-no-list': { text: 'the plan lists nothing', whatToDo: [] },
  'skipped-not-reached': { text: 'not reached', whatToDo: [] },
  broken: { text: 'the check itself failed: {error}', whatToDo: [] },
};
