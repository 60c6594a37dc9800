import type { Code } from '../catalogue/catalogue.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import { classifyAccessKeyId } from '../identifiers/access-key-id.ts';
import { isAccountId } from '../identifiers/account-id.ts';
import { hostNameProblem } from '../identifiers/host-name.ts';
import { classifyMfaSerial } from '../identifiers/mfa-serial.ts';
import { findPlaceholder } from '../identifiers/placeholder.ts';
import { parseRoleArn, type RoleArnProblem } from '../identifiers/role-arn.ts';
import { isRegion, nearestRegion } from '../rules/region-name.ts';

/** Why an answer is refused. */
export interface FieldProblem {
  readonly code: Code;
  readonly facts: Facts;
}

/** Looks at one answer that is not empty; undefined when it can be written. */
export type FieldCheck = (text: string) => FieldProblem | undefined;

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.@+-]{0,127}$/u;
const VENDOR = /^[A-Za-z0-9][A-Za-z0-9+-]{0,63}$/u;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/u;
const PERMISSION_SET = /^[\w+=,.@-]{1,32}$/u;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/u;
const SCOPE = /^[\x21\x23-\x2B\x2D-\x5B\x5D-\x7E]+$/u;
const UUID = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/u;
const DIGITS = /^\d{1,9}$/u;
const URL_REST = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:\/[\w.~%!$&'()*+,;=:@/#?-]*)?$/u;
const KEY_ID = /^\w{16,128}$/u;
const SECRET = /^[A-Za-z0-9/+=]{16,128}$/u;
const LONGEST = 2048;

function wrong(what: string, accepted: string): FieldProblem {
  return { code: 'generate-value-wrong', facts: { what, accepted } };
}

function matching(pattern: RegExp, what: string, accepted: string): FieldCheck {
  return (text) => (pattern.test(text) ? undefined : wrong(what, accepted));
}

/** A name of a section of AWS files: what every program reads as it stands, without quotes. */
export const checkSectionName: FieldCheck = matching(
  NAME,
  'a name that every program reads',
  'letters, digits and _ . @ + -, beginning with a letter or digit',
);

export const checkVendor: FieldCheck = matching(
  VENDOR,
  'a Vendor, which is the scheme of its URLs too',
  'letters, digits, + and -, at most 64',
);

export const checkAccessKeyId: FieldCheck = (text) => {
  const { kind, idOf } = classifyAccessKeyId(text);
  if (idOf !== undefined) return wrong('the id of an access key', `AKIA and 16 more; this is the id of a ${idOf}`);
  if (kind === 'temporary') return { code: 'generate-key-temporary', facts: {} };
  if (!KEY_ID.test(text)) return wrong('the id of an access key', '16 to 128 letters and digits, of AWS 20: AKIA…');
  return kind === 'long-term' && text.length !== 20
    ? wrong('the id of an access key', `20 characters where it begins with AKIA; here are ${text.length}`)
    : undefined;
};

export const checkSecret: FieldCheck = matching(SECRET, 'a secret access key', '40 characters of base64');

export const checkRegion: FieldCheck = (text) => {
  if (isRegion(text)) return undefined;
  const nearest = nearestRegion(text);
  return wrong('a region of AWS', nearest === undefined ? 'such as eu-west-1' : `${nearest}, if that was meant`);
};

export const checkAccount: FieldCheck = (text) =>
  isAccountId(text) ? undefined : wrong('an AWS account id', 'twelve digits, leading zeros included');

const roleWords: Readonly<Record<RoleArnProblem, string>> = {
  empty: 'an ARN',
  placeholder: 'the real value in place of the placeholder',
  'surrounding-blanks': 'no blanks around it',
  'not-an-arn': 'arn:aws:iam::123456789012:role/NAME',
  partition: 'a partition such as aws, aws-cn or aws-us-gov in second place',
  'assumed-role': 'the role itself (arn:aws:iam::…:role/NAME), not a session of it',
  service: 'iam in third place',
  region: 'no region in it',
  account: 'twelve digits as account',
  user: 'a role, not a user',
  'not-a-role': 'role/NAME at its end',
  name: 'a name of 1 to 64 letters, digits and _+=,.@-',
  path: 'a path of at most 512 characters',
  length: '20 to 2048 characters',
};

export const checkRoleArn: FieldCheck = (text) => {
  const role = parseRoleArn(text);
  if (role.ok) return undefined;
  return wrong('the ARN of a role', role.suggestion ?? roleWords[role.problem]);
};

export const checkMfaSerial: FieldCheck = (text) => {
  const { kind, givesCodes } = classifyMfaSerial(text);
  if (givesCodes) return undefined;
  if (kind === 'u2f') return { code: 'generate-mfa-device-without-codes', facts: {} };
  const words: Partial<Record<typeof kind, string>> = {
    'user-arn': 'the ARN of the device (:mfa/NAME), not of the user',
    'role-arn': 'the ARN of the device (:mfa/NAME), not of the role',
    placeholder: 'the real value in place of the placeholder',
  };
  return wrong('an MFA device', words[kind] ?? 'arn:aws:iam::123456789012:mfa/NAME, or the serial on the device');
};

export const checkHttpsUrl: FieldCheck = (text) => {
  const rest = text.startsWith('https://') ? text.slice('https://'.length) : '';
  return URL_REST.test(rest) && text.length <= LONGEST && findPlaceholder(text) === undefined
    ? undefined
    : wrong('an address', 'https://HOST/PATH');
};

export const checkScopes: FieldCheck = (text) =>
  text.split(',').every((scope) => SCOPE.test(scope.trim()))
    ? undefined
    : wrong('a list of scopes', 'scopes separated by commas, such as sso:account:access');

export const checkPermissionSet: FieldCheck = (text) =>
  text.startsWith('AWSReservedSSO_')
    ? wrong('a permission set', 'its own name, not that of the role AWSReservedSSO_… that stands for it')
    : matching(PERMISSION_SET, 'a permission set', '1 to 32 letters, digits and _+=,.@-')(text);

export const checkSessionName: FieldCheck = matching(
  SESSION_NAME,
  'a session name',
  '2 to 64 letters, digits and _+=,.@-',
);

export const checkExternalId: FieldCheck = matching(
  EXTERNAL_ID,
  'an external id',
  '2 to 1224 letters, digits and _+=,.@:/-',
);

export const checkDuration: FieldCheck = wholeBetween(900, 43_200, 'a duration in seconds');
export const checkPort: FieldCheck = wholeBetween(1, 65_535, 'a port');

function wholeBetween(least: number, most: number, what: string): FieldCheck {
  return (text) =>
    DIGITS.test(text) && Number(text) >= least && Number(text) <= most
      ? undefined
      : wrong(what, `a whole number from ${least} to ${most}`);
}

export const checkHost: FieldCheck = (text) => {
  const problem = hostNameProblem(text);
  const isPlain = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/u.test(text) && text.length <= 253;
  if (problem === undefined && isPlain) return undefined;
  return wrong('a host name', problem?.host === undefined ? 'a name alone, without https:// and path' : problem.host);
};

export const checkUuid: FieldCheck = matching(UUID, 'a UUID', '8-4-4-4-12 hexadecimal digits');

export const checkOutputFormat: FieldCheck = (text) =>
  outputFormats.includes(text) ? undefined : wrong('an output format of the AWS CLI', outputFormats.join(', '));
const outputFormats = ['json', 'yaml', 'yaml-stream', 'text', 'table', 'off'];

/** Words for people: one line that every reader takes as it stands. */
export const checkWords: FieldCheck = (text) => {
  if (findPlaceholder(text) !== undefined) return wrong('a text', 'the real value in place of the placeholder');
  return isOneLine(text) ? undefined : wrong('a text', 'one line of at most 2048 characters, no blanks around it');
};

function isOneLine(text: string): boolean {
  return text.trim() === text && text.length <= LONGEST && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/u.test(text);
}

/** A path in a bucket or of a file: no control characters, no blanks at its ends. */
export const checkPath: FieldCheck = (text) =>
  isOneLine(text) ? undefined : wrong('a path', 'one line of at most 2048 characters, no blanks around it');
