import {
  checkAccessKeyId,
  checkAccount,
  checkDuration,
  checkExternalId,
  checkHost,
  checkHttpsUrl,
  checkMfaSerial,
  checkOutputFormat,
  checkPath,
  checkPermissionSet,
  checkPort,
  checkRegion,
  checkRoleArn,
  checkScopes,
  checkSecret,
  checkSectionName,
  checkSessionName,
  checkUuid,
  checkVendor,
  checkWords,
  type FieldCheck,
} from './field-checks.ts';
import type { FieldName } from './spec-fields.ts';

/** Of a switch the type is checked, and nothing else. */
const anything: FieldCheck = () => undefined;

const checks: Readonly<Record<FieldName, FieldCheck>> = {
  name: checkSectionName,
  accessKeyId: checkAccessKeyId,
  secretAccessKey: checkSecret,
  roleArn: checkRoleArn,
  sourceProfile: checkSectionName,
  mfaSerial: checkMfaSerial,
  withoutMfa: anything,
  durationSeconds: checkDuration,
  externalId: checkExternalId,
  roleSessionName: checkSessionName,
  ssoSession: checkSectionName,
  ssoStartUrl: checkHttpsUrl,
  ssoRegion: checkRegion,
  ssoScopes: checkScopes,
  ssoAccountId: checkAccount,
  ssoRoleName: checkPermissionSet,
  legacy: anything,
  webIdentityTokenFile: checkPath,
  oauthClientId: checkWords,
  oauthAuthorizationUrl: checkHttpsUrl,
  oauthTokenUrl: checkHttpsUrl,
  credentialProcess: checkPath,
  region: checkRegion,
  output: checkOutputFormat,
  vendor: checkVendor,
  description: checkWords,
  nickname: checkWords,
  hostname: checkHost,
  port: checkPort,
  path: checkPath,
  comment: checkWords,
  uuid: checkUuid,
};

/** What looks at the answers for a field. */
export function checkOfField(name: FieldName): FieldCheck {
  return checks[name];
}
