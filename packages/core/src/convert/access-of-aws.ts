import type { AwsConfigModel, AwsModelSection, AwsModelSetting } from '../aws/aws-config-model.ts';
import type { AwsFiles } from '../aws/aws-reading.ts';
import { readAwsConfig } from '../aws/read-aws-config.ts';
import { keysSuffix } from './aws-of-access.ts';
import { type AccessDescription, type AccessEndpoint, type ReadAccess, saying } from './access-description.ts';
import { readEndpoint } from './access-endpoint.ts';
import { type ConvertKind, convertKindNames } from './convert-kind.ts';
import { Losses, type LossPlace } from './losses.ts';

/** An AWS profile that can only be named: Cyberduck has to read the AWS files themselves. */
export interface ReadAwsAccess extends ReadAccess {
  readonly reference?: string;
}

/**
 * What an AWS profile comes to, as its author evidently meant it, and what of it Cyberduck has no place for
 * (cyberduck-s3-connect §1.7). One hop to a source profile, as Cyberduck makes it.
 */
export function accessOfAws(files: AwsFiles, name: string, to: ConvertKind): ReadAwsAccess {
  const model = readAwsConfig(files);
  const profile = model.profiles.get(name);
  const file = files.config?.name ?? files.credentials?.name ?? 'config';
  const losses = new Losses({ to: convertKindNames[to], file, span: { start: 0, end: 0 } });
  if (profile === undefined) return losses.refused(`profile ${name}`, 'there is no such profile');
  return new AwsAccess(model, profile, losses).read();
}

/** No other credentials than these are known to Cyberduck (cyberduck-s3-connect §1.4, §1.7). */
const unknownSources: ReadonlyMap<string, string> = new Map([
  ['web_identity_token_file', 'Cyberduck reads no token from a file'],
  ['credential_source', 'Cyberduck takes the keys that assume a role from a source_profile only'],
  ['login_session', 'Cyberduck does not read what "aws login" left'],
]);

const reasons: ReadonlyMap<string, readonly [why: string, risk?: string]> = new Map([
  ['external_id', ['Cyberduck does not send it', 'a role whose trust policy asks for it refuses Cyberduck']],
  ['ca_bundle', ['Cyberduck takes the certificates of the system']],
  ['use_fips_endpoint', ['Cyberduck has no such switch', 'name the FIPS host as the server']],
  ['sso_registration_scopes', ['Cyberduck takes the scopes of its connection profile']],
]);

const CYBERDUCK = 'Cyberduck has nothing like it';

/** The part of a description that says how to sign in. */
type SignIn = Pick<AccessDescription, 'accessKeyId' | 'role' | 'mfaSerial' | 'sso'>;

class AwsAccess {
  readonly #model: AwsConfigModel;
  readonly #profile: AwsModelSection;
  readonly #losses: Losses;
  readonly #carried = new Set<AwsModelSetting>();

  constructor(model: AwsConfigModel, profile: AwsModelSection, losses: Losses) {
    this.#model = model;
    this.#profile = profile;
    this.#losses = losses;
  }

  read(): ReadAwsAccess {
    const { name, settings } = this.#profile;
    const refused = this.#refusal();
    if (refused !== undefined) return refused;
    const process = settings.get('credential_process');
    if (process !== undefined) {
      const why = 'credential_process is run by Cyberduck itself, out of the AWS files, from 9.4 on';
      this.#losses.at(placeOf(process)).needed(`AWS profile "${name}"`, why);
      return { reference: name, losses: this.#losses.found };
    }
    const read = this.#signIn();
    if ('losses' in read) return read;
    const access: AccessDescription = { name, ...read, ...this.#place() };
    this.#tellSettings(this.#profile);
    return { access, losses: this.#losses.found };
  }

  #refusal(): ReadAccess | undefined {
    for (const [key, why] of unknownSources) {
      const setting = this.#profile.settings.get(key);
      if (setting !== undefined) return this.#losses.at(placeOf(setting)).refused(`profile ${this.#profile.name}`, why);
    }
    return undefined;
  }

  /** The value of a setting, which counts as carried over. */
  #take(key: string, section: AwsModelSection = this.#profile): string | undefined {
    const setting = section.settings.get(key);
    if (setting === undefined) return undefined;
    this.#carried.add(setting);
    return setting.value.trim() === '' ? undefined : setting.value;
  }

  #signIn(): SignIn | ReadAccess {
    const { settings } = this.#profile;
    if (settings.has('role_arn')) return this.#role();
    if (settings.has('sso_session') || settings.has('sso_start_url')) return this.#sso();
    const keys = this.#keys(this.#profile);
    if (keys.accessKeyId === undefined) {
      const place = this.#start();
      return this.#losses.at(place).refused(`profile ${this.#profile.name}`, 'it has no keys, no role and no sign-in');
    }
    const serial = settings.get('mfa_serial');
    const mfaSerial = this.#take('mfa_serial');
    if (serial === undefined || mfaSerial === undefined) return keys;
    const risk = 'Cyberduck asks for a code and gets a session with MFA, the AWS CLI does neither';
    this.#losses.at(placeOf(serial)).differs('mfa_serial', 'AWS tools pass over it where there is no role', risk);
    return { ...keys, mfaSerial };
  }

  #role(): SignIn | ReadAccess {
    const { name, settings } = this.#profile;
    const reference = settings.get('source_profile');
    const sourceName = this.#take('source_profile');
    const source = sourceName === undefined ? this.#profile : this.#model.profiles.get(sourceName);
    const roleArn = this.#take('role_arn');
    const refuse = (why: string) =>
      this.#losses.at(reference === undefined ? this.#start() : placeOf(reference)).refused(`profile ${name}`, why);
    if (roleArn === undefined) return refuse('its role_arn is blank');
    if (source === undefined)
      return refuse(`there is no profile "${sourceName ?? ''}" with the keys that assume the role`);
    const keys = this.#keys(source);
    if (keys.accessKeyId === undefined)
      return refuse(`its source profile "${source.name}" has no keys of its own, and Cyberduck makes one step only`);
    if (reference !== undefined && source !== this.#profile) {
      this.#losses.at(placeOf(reference)).renamed('the source profile', source.name, `${name}${keysSuffix}`);
      this.#tellSettings(source);
    }
    const mfaSerial = this.#take('mfa_serial');
    const sessionName = this.#take('role_session_name');
    const durationSeconds = this.#take('duration_seconds');
    const role = { arn: roleArn, ...saying({ sessionName, durationSeconds }) };
    return { ...keys, role, ...saying({ mfaSerial }) };
  }

  /** The id alone: the secret and a token stay where they are. */
  #keys(section: AwsModelSection): Pick<AccessDescription, 'accessKeyId'> {
    for (const key of ['aws_secret_access_key', 'aws_session_token', 'aws_security_token']) {
      const setting = section.settings.get(key);
      if (setting === undefined) continue;
      this.#carried.add(setting);
      const risk =
        key === 'aws_secret_access_key'
          ? 'Cyberduck asks for it once, and keeps it in the keychain'
          : 'temporary keys are of no use in a bookmark';
      this.#losses.at(placeOf(setting)).secret(key, risk);
    }
    return saying({ accessKeyId: this.#take('aws_access_key_id', section) });
  }

  #sso(): SignIn | ReadAccess {
    const reference = this.#profile.settings.get('sso_session');
    const sessionName = this.#take('sso_session');
    const session = sessionName === undefined ? undefined : this.#model.ssoSessions.get(sessionName);
    const of = (key: string) => (session && this.#take(key, session)) ?? this.#take(key);
    const startUrl = of('sso_start_url');
    const region = of('sso_region');
    if (startUrl === undefined || region === undefined) {
      const place = reference === undefined ? this.#start() : placeOf(reference);
      return this.#losses
        .at(place)
        .refused(`profile ${this.#profile.name}`, 'its sso_start_url or sso_region is missing');
    }
    const accountId = this.#take('sso_account_id');
    const roleName = this.#take('sso_role_name');
    const scopes = session?.settings.get('sso_registration_scopes');
    if (scopes?.value === 'sso:account:access') this.#carried.add(scopes);
    if (session !== undefined) this.#tellSettings(session);
    if (reference !== undefined && sessionName !== undefined && sessionName !== this.#profile.name)
      this.#losses.at(placeOf(reference)).renamed('the sso-session', sessionName, this.#profile.name);
    return { sso: saying({ startUrl, region, accountId, roleName }) };
  }

  #place(): Pick<AccessDescription, 'region' | 'endpoint' | 'addressing'> {
    const region = this.#take('region');
    const services = this.#model.services.get(this.#profile.settings.get('services')?.value ?? '');
    const ofS3 = services?.settings.get('s3');
    const url = ofS3?.nested?.get('endpoint_url') ?? this.#profile.settings.get('endpoint_url');
    if (ofS3?.nested?.has('endpoint_url') === true && ofS3.nested.size === 1 && services?.settings.size === 1) {
      this.#take('services');
      this.#carried.add(ofS3);
    }
    const s3 = this.#profile.settings.get('s3');
    const style = s3?.nested?.get('addressing_style');
    const addressing = style?.value === 'path' ? style.value : undefined;
    if (addressing !== undefined && style !== undefined) this.#carried.add(style);
    const isSso = this.#profile.settings.has('sso_session') || this.#profile.settings.has('sso_start_url');
    if (url !== undefined && isSso && !this.#profile.settings.has('role_arn')) {
      this.#carried.add(url);
      const why = 'with Identity Center Cyberduck goes to the servers of AWS alone';
      this.#losses.at(placeOf(url)).lost(url.key, why, 'the bookmark opens the buckets of AWS instead');
      return saying({ region, addressing });
    }
    const endpoint = url === undefined ? undefined : this.#endpoint(url);
    return saying({ region, endpoint, addressing });
  }

  #endpoint(setting: AwsModelSetting): AccessEndpoint | undefined {
    this.#carried.add(setting);
    const read = /^https?:\/\//iu.test(setting.value) ? readEndpoint(setting.value) : undefined;
    const losses = this.#losses.at(placeOf(setting));
    if (read === undefined) losses.lost(setting.key, 'it is no address of a server');
    else if (read.path !== '')
      losses.lost(
        `the path of ${setting.key}`,
        'a bookmark names a server and a port',
        'requests go to the root of the server',
      );
    return read?.endpoint;
  }

  #tellSettings(section: AwsModelSection): void {
    for (const setting of section.settings.values()) {
      const { nested } = setting;
      if (nested === undefined) this.#tell(setting, setting.key);
      else if (!this.#carried.has(setting))
        for (const inner of nested.values()) this.#tell(inner, `${setting.key}.${inner.key}`);
    }
  }

  #tell(setting: AwsModelSetting, field: string): void {
    if (this.#carried.has(setting)) return;
    const [why, risk] = reasons.get(setting.key) ?? [CYBERDUCK];
    this.#losses.at(placeOf(setting)).lost(field, why, risk);
  }

  #start(): LossPlace {
    const [place] = this.#profile.places;
    return { file: place?.file ?? 'config', span: place?.nameSpan ?? { start: 0, end: 0 } };
  }
}

function placeOf({ file, keySpan }: AwsModelSetting): LossPlace {
  return { file, span: keySpan };
}
