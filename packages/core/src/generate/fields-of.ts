import { programs, type ProgramId } from '../programs/program.ts';
import { type AccessKind, accessKinds, type GenerateTarget } from './access-kind.ts';
import type { FieldName } from './spec-fields.ts';

/** What a kind of access has to know for a target, in the order in which it is asked. */
export interface FieldUse {
  readonly name: FieldName;
  readonly needed: boolean;
}

/** What was given so far that decides about other fields. */
export interface Deciding {
  readonly target: GenerateTarget;
  readonly access: AccessKind;
  readonly programs: readonly ProgramId[];
  readonly has: (name: FieldName) => boolean;
}

/** Whether the program of a bookmark or profile takes everything from `~/.aws`: Cyberduck up to 9.2 asks STS nowhere else. */
export function isThroughAwsFiles({ access, programs: [program] }: Pick<Deciding, 'access' | 'programs'>): boolean {
  const era = program === undefined ? undefined : programs[program].era;
  if (access === 'process') return true;
  if (access === 'identity-center') return era !== 'C';
  return era === 'A' && (access === 'role' || access === 'session-token');
}

/** The fields of a specification, those that are needed and those that may be given. */
export function fieldsOf(deciding: Deciding): readonly FieldUse[] {
  switch (deciding.target) {
    case 'aws-config':
      return awsFields(deciding);
    case 'bookmark':
      return bookmarkFields(deciding);
    case 'profile':
      return profileFields(deciding);
  }
}

function needed(...names: readonly FieldName[]): readonly FieldUse[] {
  return names.map((name) => ({ name, needed: true }));
}

function optional(...names: readonly FieldName[]): readonly FieldUse[] {
  return names.map((name) => ({ name, needed: false }));
}

function awsFields(deciding: Deciding): readonly FieldUse[] {
  const { access, programs: ids } = deciding;
  // For these it calls STS, and stops without a region.
  const forGo = (access === 'role' || access === 'web-identity') && ids.includes('sdk-go@2');
  const region = forGo ? needed('region') : optional('region');
  return [...awsAccessFields(deciding), ...region, ...optional('output'), ...needed('name')];
}

function awsAccessFields({ access, has }: Deciding): readonly FieldUse[] {
  switch (access) {
    case 'keys':
      return optional('accessKeyId', 'secretAccessKey');
    case 'role':
      return [
        ...needed('roleArn', 'sourceProfile'),
        ...(has('withoutMfa') ? [] : optional('mfaSerial')),
        ...optional('withoutMfa', 'durationSeconds', 'externalId', 'roleSessionName'),
      ];
    case 'session-token':
      return [...needed('mfaSerial'), ...optional('accessKeyId', 'secretAccessKey')];
    case 'identity-center':
      return [
        ...(has('legacy') ? [] : needed('ssoSession')),
        ...needed('ssoStartUrl', 'ssoRegion'),
        ...(has('legacy') ? [] : optional('ssoScopes')),
        ...needed('ssoAccountId', 'ssoRoleName'),
        ...optional('legacy'),
      ];
    case 'web-identity':
      return [...needed('roleArn', 'webIdentityTokenFile'), ...optional('roleSessionName', 'durationSeconds')];
    case 'process':
      return needed('credentialProcess');
  }
}

function bookmarkFields(deciding: Deciding): readonly FieldUse[] {
  return [
    ...bookmarkAccessFields(deciding),
    ...optional('path', 'region', 'hostname', 'port', 'nickname', 'vendor', 'comment', 'uuid'),
  ];
}

function bookmarkAccessFields(deciding: Deciding): readonly FieldUse[] {
  if (isThroughAwsFiles(deciding)) return needed('name');
  const { access, has } = deciding;
  switch (access) {
    case 'keys':
    case 'process':
      return needed('accessKeyId');
    case 'role':
      return [
        ...needed('accessKeyId', 'roleArn'),
        // Without a device Cyberduck asks for one, unless the profile says that there is none.
        ...(has('withoutMfa') ? needed('vendor') : needed('mfaSerial')),
        ...optional('withoutMfa', 'durationSeconds', 'roleSessionName'),
      ];
    case 'session-token':
      return needed('accessKeyId', 'mfaSerial');
    case 'identity-center':
      return needed('ssoStartUrl', 'ssoRegion', 'ssoAccountId', 'ssoRoleName');
    case 'web-identity':
      return [...needed('roleArn', 'oauthClientId', 'vendor'), ...optional('roleSessionName', 'durationSeconds')];
  }
}

function profileFields(deciding: Deciding): readonly FieldUse[] {
  return [
    ...needed('vendor', 'description'),
    ...profileAccessFields(deciding),
    ...optional('region', 'hostname', 'port', 'path', 'nickname'),
  ];
}

function profileAccessFields(deciding: Deciding): readonly FieldUse[] {
  if (isThroughAwsFiles(deciding)) return [];
  const { access, has } = deciding;
  switch (access) {
    case 'keys':
    case 'process':
      return [];
    case 'role':
      return [
        ...optional('roleArn'),
        ...(has('withoutMfa') ? [] : optional('mfaSerial')),
        ...optional('withoutMfa', 'durationSeconds', 'roleSessionName'),
      ];
    case 'session-token':
      return optional('mfaSerial');
    case 'identity-center':
      return optional('ssoStartUrl', 'ssoRegion', 'ssoAccountId', 'ssoRoleName');
    case 'web-identity':
      return [
        ...needed('oauthAuthorizationUrl', 'oauthTokenUrl'),
        ...optional('oauthClientId', 'roleArn', 'roleSessionName', 'durationSeconds'),
      ];
  }
}

/** Every field that some kind of access has for a target. */
export function fieldsOfTarget(target: GenerateTarget): ReadonlySet<FieldName> {
  const all = new Set<FieldName>();
  for (const access of accessKinds)
    for (const program of ['cyberduck@9.5', 'cyberduck@9.2'] as const)
      for (const has of [() => false, () => true])
        for (const { name } of fieldsOf({ target, access, programs: [program], has })) all.add(name);
  return all;
}
