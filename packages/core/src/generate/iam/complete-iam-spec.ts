import { isAccountId } from '../../identifiers/account-id.ts';
import { arnPartitions, type ArnPartition, isArnPartition, parseArn } from '../../identifiers/arn.ts';
import {
  accessLevels,
  type BucketPrefix,
  type IamSpec,
  type IamWay,
  iamWays,
  type NamedIdentity,
  type TokenIssuer,
} from './iam-spec.ts';
import { isBucketName, isClientId, isIdentityName, isIdentityPath, isIssuer, isSubject } from './iam-names.ts';
import { prefixParts, prefixVariables, variableHolders } from './policy-prefix.ts';
import type { IamSpecMember, SpecText, SpecValues } from './read-iam-spec.ts';

/** The checked spec; what is wrong in it is reported to `values`, and the spec is then not to be used. */
export function completeIamSpec(values: SpecValues): IamSpec {
  const way = readWay(values);
  const partition = readPartition(values);
  const role = readRole(values, way, partition);
  const account = readAccount(values, role);
  const accountOf = { partition, account };
  const users = readUsers(values, way, accountOf);
  const trustAccounts = readAccounts(values, way);
  if (way === 'role' && !values.has('users') && !values.has('trustAccounts'))
    values.missing('users', 'who assumes the role');
  const mfa = values.flag('mfa', way === 'role' || way === 'session-token');
  const mfaMaxAge = values.seconds('mfaMaxAge', 60, 129_600);
  if (mfaMaxAge !== undefined && !mfa) values.collide('mfaMaxAge', 'there is no MFA whose age would count');
  if (values.has('mfa') && mfa && (way === 'web-identity' || way === 'identity-center'))
    values.collide('mfa', 'the sessions of roles never have MFA; the sign-in asks for it, not the policy');
  const buckets = readBuckets(values);
  const prefixes = readPrefixes(values, way);
  const access = oneOf(values, 'access', accessLevels) ?? 'read-only';
  const all = buckets.length === 0 && prefixes.length === 0;
  const listAllBuckets = values.flag('listAllBuckets', all);
  if (access === 'full' && prefixes.length > 0)
    values.collide('prefixes', 'full access is to buckets with their settings; below a prefix it is read-write');
  if (access === 'full' && all && !listAllBuckets)
    values.collide('listAllBuckets', 'full access to all of S3 has the list of buckets in it');
  return {
    way,
    partition,
    account,
    role,
    permissionSet: readPermissionSet(values, way),
    instanceArn: readInstance(values, way),
    users,
    trustAccounts,
    issuer: readIssuer(values, way),
    mfa,
    mfaMaxAge,
    externalId: readExternalId(values, way),
    sessionDuration: readDuration(values, way),
    access,
    buckets,
    prefixes,
    listAllBuckets,
    selfService: readSelfService(values, way, users, account),
    bucketPolicy: readBucketPolicy(values, way, mfa, buckets.length),
  };
}

function readWay(values: SpecValues): IamWay {
  const said = oneOf(values, 'way', iamWays);
  if (said !== undefined) return said;
  if (values.has('permissionSet')) return 'identity-center';
  return values.has('issuer') ? 'web-identity' : 'role';
}

function oneOf<T extends string>(values: SpecValues, member: IamSpecMember, known: readonly T[]): T | undefined {
  const text = values.text(member);
  if (text === undefined) return undefined;
  const found = known.find((one) => one === text.value);
  if (found === undefined) values.wrong(member, text, `one of ${known.join(', ')}`);
  return found;
}

/** As it is said, else as the first ARN has it. */
function readPartition(values: SpecValues): ArnPartition {
  const said = oneOf(values, 'partition', arnPartitions);
  if (said !== undefined) return said;
  for (const text of [values.text('role'), ...values.list('users')]) {
    const found = text === undefined ? undefined : parseArn(text.value)?.partition;
    if (found !== undefined && isArnPartition(found)) return found;
  }
  return 'aws';
}

function readAccount(values: SpecValues, role: NamedIdentity | undefined): string {
  const text = values.text('account');
  const ofRole = role?.account ?? '';
  if (text === undefined) {
    if (ofRole === '' && !values.has('account')) values.missing('account', 'the number of the account, twelve digits');
    return ofRole;
  }
  if (!isAccountId(text.value)) values.wrong('account', text, 'the number of an account, twelve digits');
  else if (ofRole !== '' && ofRole !== text.value) values.collide('account', `the role is of account ${ofRole}`);
  return text.value;
}

function readRole(values: SpecValues, way: IamWay, partition: ArnPartition): NamedIdentity | undefined {
  const text = values.text('role');
  if (way === 'role' || way === 'web-identity') {
    if (text === undefined) {
      if (!values.has('role')) values.missing('role', 'the name of the role, or its ARN');
      return undefined;
    }
    // Without an account in the ARN, that of the spec: reported there when it is wrong.
    return readIdentity(values, 'role', text, 'role', { partition, account: values.text('account')?.value ?? '' });
  }
  if (values.has('role')) values.collide('role', `a ${way} has no role of its own`);
  return undefined;
}

interface Place {
  readonly partition: ArnPartition;
  readonly account: string;
}

/** `NAME`, `path/NAME` or a whole ARN. */
function readIdentity(
  values: SpecValues,
  member: IamSpecMember,
  text: SpecText,
  type: 'role' | 'user',
  { partition, account }: Place,
): NamedIdentity | undefined {
  const wanted = `the name or ARN of a ${type}`;
  const arn = parseArn(text.value);
  const isArn = arn?.service === 'iam' && arn.region === '' && arn.resourceType === type && isAccountId(arn.account);
  const rest = isArn ? arn.resourceId : text.value;
  const cut = rest.lastIndexOf('/') + 1;
  const [path, name] = [`/${rest.slice(0, cut)}`, rest.slice(cut)];
  if ((arn !== undefined && !isArn) || !isIdentityName(name) || !isIdentityPath(path)) {
    values.wrong(member, text, wanted);
    return undefined;
  }
  if (isArn && arn.partition !== partition) {
    values.wrong(member, text, `of partition ${partition}`);
    return undefined;
  }
  const own = isArn ? arn.account : account;
  return { arn: `arn:${partition}:iam::${own}:${type}${path}${name}`, account: own, path, name };
}

function readUsers(values: SpecValues, way: IamWay, place: Place): readonly NamedIdentity[] {
  if (way === 'web-identity' || way === 'identity-center') {
    if (values.has('users')) values.collide('users', `people of a ${way} are no users of IAM`);
    return [];
  }
  const users = values
    .list('users')
    .map((text) => readIdentity(values, 'users', text, 'user', place))
    .filter((one) => one !== undefined);
  if (way === 'session-token') {
    if (!values.has('users')) values.missing('users', 'who gets the session');
    for (const { arn, account } of users)
      if (account !== place.account) values.collide('users', `${arn} is of another account than ${place.account}`);
  }
  return users;
}

function readAccounts(values: SpecValues, way: IamWay): readonly string[] {
  if (way !== 'role' && values.has('trustAccounts'))
    values.collide('trustAccounts', 'only a role that users assume trusts accounts');
  return values.list('trustAccounts').map((text) => {
    if (!isAccountId(text.value)) values.wrong('trustAccounts', text, 'the number of an account, twelve digits');
    return text.value;
  });
}

function readPermissionSet(values: SpecValues, way: IamWay): string | undefined {
  const text = values.text('permissionSet');
  if (way !== 'identity-center') {
    if (text !== undefined) values.collide('permissionSet', `a ${way} has no permission set`);
    return undefined;
  }
  if (text === undefined) {
    if (!values.has('permissionSet')) values.missing('permissionSet', 'the name of the permission set');
  } else if (!isIdentityName(text.value) || text.value.length > 32)
    values.wrong('permissionSet', text, 'the name of a permission set: at most 32 letters, digits and +=,.@_-');
  return text?.value;
}

function readInstance(values: SpecValues, way: IamWay): string | undefined {
  const text = values.text('instanceArn');
  if (text === undefined) return undefined;
  if (way !== 'identity-center') values.collide('instanceArn', 'only a permission set is of an instance');
  const { service, resourceType, resourceId = '' } = parseArn(text.value) ?? {};
  if (service !== 'sso' || resourceType !== 'instance' || !/^(?:sso)?ins-[A-Za-z0-9.-]{16}$/u.test(resourceId))
    values.wrong('instanceArn', text, 'the ARN of an instance, such as arn:aws:sso:::instance/ssoins-1234567890abcdef');
  return text.value;
}

function readIssuer(values: SpecValues, way: IamWay): TokenIssuer | undefined {
  const text = values.text('issuer');
  if (way !== 'web-identity') {
    for (const member of ['issuer', 'clientIds', 'subjects'] as const)
      if (values.has(member)) values.collide(member, `a ${way} has no issuer of tokens`);
    return undefined;
  }
  if (!values.has('issuer')) values.missing('issuer', 'the address of the issuer, as its tokens have it in iss');
  else if (text !== undefined && !isIssuer(text.value))
    values.wrong('issuer', text, 'an address that begins with https:// and has no query');
  const clientIds = values.list('clientIds');
  if (!values.has('clientIds') || (clientIds.length === 0 && values.found.length === 0))
    values.missing('clientIds', 'the client id that the connection profile has, which is aud of the tokens');
  for (const one of clientIds) if (!isClientId(one.value)) values.wrong('clientIds', one, 'a client id');
  const subjects = values.list('subjects');
  for (const one of subjects) if (!isSubject(one.value)) values.wrong('subjects', one, 'a subject, letter for letter');
  const url = text?.value ?? '';
  return {
    url: url.endsWith('/') ? url.slice(0, -1) : url,
    clientIds: clientIds.map(({ value }) => value),
    subjects: subjects.map(({ value }) => value),
  };
}

function readExternalId(values: SpecValues, way: IamWay): string | undefined {
  const text = values.text('externalId');
  if (text === undefined) return undefined;
  if (way !== 'role') values.collide('externalId', 'only AssumeRole sends one');
  if (!/^[\w+=,.@:/-]{2,1224}$/u.test(text.value))
    values.wrong('externalId', text, 'an external id: 2 to 1224 letters, digits and +=,.@:/-_');
  return text.value;
}

function readDuration(values: SpecValues, way: IamWay): number {
  if (way === 'session-token' && values.has('sessionDuration'))
    values.collide('sessionDuration', 'GetSessionToken asks for the duration itself');
  return values.seconds('sessionDuration', 3600, 43_200) ?? 3600;
}

function readSelfService(values: SpecValues, way: IamWay, users: readonly NamedIdentity[], account: string): boolean {
  const wanted = values.flag('selfService', false);
  if (wanted && (way === 'web-identity' || way === 'identity-center'))
    values.collide('selfService', 'it is for users of IAM');
  else if (wanted && users.length > 0 && users.every((one) => one.account !== account))
    values.collide('selfService', `none of the users is of account ${account}`);
  return wanted;
}

function readBucketPolicy(values: SpecValues, way: IamWay, mfa: boolean, buckets: number): boolean {
  const wanted = values.flag('bucketPolicy', false);
  if (!wanted) return false;
  if (way === 'web-identity' || way === 'identity-center')
    values.collide('bucketPolicy', 'it asks for MFA, which the sessions of roles never have');
  if (!mfa) values.collide('bucketPolicy', 'it asks for MFA, and there is none');
  if (buckets === 0) values.missing('buckets', 'a bucket policy is of one bucket');
  return true;
}

function readBuckets(values: SpecValues): readonly string[] {
  return values.list('buckets').map((text) => {
    if (!isBucketName(text.value)) values.wrong('buckets', text, 'the name of a bucket');
    return text.value;
  });
}

function readPrefixes(values: SpecValues, way: IamWay): readonly BucketPrefix[] {
  return values.list('prefixes').flatMap((text): BucketPrefix[] => {
    const [bucket = '', ...rest] = text.value.split('/');
    const joined = rest.join('/');
    const prefix = joined.endsWith('/') ? joined : `${joined}/`;
    const isOdd = prefix.startsWith('/') || prefix.includes('//') || prefix.length > 1024 || /\p{Cc}/u.test(prefix);
    if (!isBucketName(bucket) || isOdd) {
      values.wrong('prefixes', text, 'BUCKET/PREFIX');
      return [];
    }
    for (const part of prefixParts(prefix)) checkVariable(values, text, part, way);
    return [{ bucket, prefix }];
  });
}

function checkVariable(
  values: SpecValues,
  { span }: SpecText,
  { kind, text }: ReturnType<typeof prefixParts>[number],
  way: IamWay,
): void {
  if (kind === 'text') return;
  const holders = kind === 'open' ? undefined : variableHolders(text);
  if (holders === 'any' || (holders === 'user' && way === 'session-token')) return;
  const facts = {
    variable: kind === 'open' ? text : `\${${text}}`,
    who: way === 'session-token' ? 'a user' : 'the session of a role',
    known: prefixVariables.filter((name) => way === 'session-token' || variableHolders(name) !== 'user'),
  };
  values.variable('prefixes', span, facts);
}
