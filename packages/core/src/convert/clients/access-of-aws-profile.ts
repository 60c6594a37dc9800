import type { AwsConfigModel, AwsModelSection } from '../../aws/aws-config-model.ts';
import {
  type Access,
  type AccessDescription,
  type AccessRole,
  type AccessSecrets,
  type AccessSso,
  saying,
} from '../access-description.ts';
import { type ReadEndpoint, readEndpoint, unlessAmazon } from '../access-endpoint.ts';
import type { Losses } from '../losses.ts';

/**
 * The connection that an AWS profile describes, in the reading of its author (aws-config B). `awsProfile` is its own
 * name: programs that read the AWS files get everything from there. Undefined when there is no such profile.
 */
export function accessOfAwsProfile(model: AwsConfigModel, name: string, losses: Losses): Access | undefined {
  const section = model.profiles.get(name);
  if (section === undefined) return undefined;
  const text = (key: string): string | undefined => {
    const value = section.settings.get(key)?.value;
    return value === '' ? undefined : value;
  };
  const written = s3Address(model, section) ?? text('endpoint_url');
  const read = written === undefined ? undefined : readEndpoint(written);
  if (written !== undefined && read === undefined)
    losses.lost('endpoint_url', 'it is no address', 'requests would go to Amazon instead');
  tellUnheld(section, read, losses);
  const style = section.settings.get('s3')?.nested?.get('addressing_style')?.value;
  const arn = text('role_arn');
  const description = saying<AccessDescription>({
    name,
    endpoint: unlessAmazon(read?.endpoint),
    region: text('region'),
    addressing: style === 'path' ? 'path' : style === 'virtual' ? 'virtual-host' : undefined,
    accessKeyId: arn === undefined ? text('aws_access_key_id') : undefined,
    awsProfile: name,
    role: arn === undefined ? undefined : roleOf(arn, text),
    mfaSerial: text('mfa_serial'),
    sourceProfile: text('source_profile'),
    sso: ssoOf(model, text),
  });
  const secrets = saying<AccessSecrets>({
    secretAccessKey: text('aws_secret_access_key'),
    sessionToken: text('aws_session_token') ?? text('aws_security_token'),
  });
  return { description, secrets: arn === undefined ? secrets : {} };
}

/** The address for S3 alone, in the section that `services` names. */
function s3Address(model: AwsConfigModel, section: AwsModelSection): string | undefined {
  const services = section.settings.get('services')?.value;
  const s3 = services === undefined ? undefined : model.services.get(services)?.settings.get('s3');
  return s3?.nested?.get('endpoint_url')?.value;
}

type Text = (key: string) => string | undefined;

function roleOf(arn: string, text: Text): AccessRole {
  return saying<AccessRole>({
    arn,
    sessionName: text('role_session_name'),
    externalId: text('external_id'),
    durationSeconds: text('duration_seconds'),
  });
}

function ssoOf(model: AwsConfigModel, text: Text): AccessSso | undefined {
  const session = text('sso_session');
  const settings = session === undefined ? undefined : model.ssoSessions.get(session)?.settings;
  const sso = saying<AccessSso>({
    startUrl: settings?.get('sso_start_url')?.value ?? text('sso_start_url'),
    region: settings?.get('sso_region')?.value ?? text('sso_region'),
    accountId: text('sso_account_id'),
    roleName: text('sso_role_name'),
  });
  return Object.keys(sso).length === 0 ? undefined : sso;
}

/** Settings that change where requests of S3 go, and that other clients do not have. */
const unheld: readonly (readonly [key: string, risk: string])[] = [
  ['ca_bundle', 'the other program trusts the certificates of its computer'],
  ['use_fips_endpoint', 'requests go to the usual hosts'],
  ['use_dualstack_endpoint', 'requests go to hosts for IPv4'],
  ['credential_process', 'only programs that read the AWS profile run it'],
  ['web_identity_token_file', 'only programs that read the AWS profile use it'],
];

function tellUnheld(section: AwsModelSection, read: ReadEndpoint | undefined, losses: Losses): void {
  for (const [key, risk] of unheld)
    if (section.settings.has(key)) losses.lost(key, 'it stays in the AWS profile', risk);
  if (read !== undefined && read.path !== '')
    losses.lost('Path of endpoint_url', 'other programs take a host only', 'requests go to the host alone');
}
