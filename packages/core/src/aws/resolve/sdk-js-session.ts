import { isRegionHostLabel } from '../../identifiers/partitions.ts';
import { SourceText } from '../../source/source-text.ts';
import type { AwsFileKind, AwsFiles, AwsSection, AwsSetting } from '../aws-reading.ts';
import { signInEndpoint, type SignInService } from '../endpoints.ts';
import { readFileAsSdkJs } from '../read/read-as-sdk-js.ts';
import { s3Endpoint } from '../s3-endpoint.ts';
import type { AwsCall, AwsEndpoint, AwsKeys, ValueSource } from './aws-outcome.ts';
import { AwsTrace } from './aws-trace.ts';
import type { AwsWorld } from './aws-world.ts';
import { oncePer } from './once-per.ts';
import { Refusal } from './refusal.ts';
import { hostOfUrl } from './url-host.ts';
import { fromSetting } from './value-source.ts';

/** Refusal after which the default chain goes on to its next link. */
export class NextLink extends Refusal {
  constructor(message: string, setting?: AwsSetting) {
    super('CredentialsProviderError', message, setting);
  }
}

/** A refusal of the SDK's own kind that ends the chain. */
export function lastLink(message: string, setting?: AwsSetting): Refusal {
  return new Refusal('CredentialsProviderError', message, setting);
}

const DEFAULT_STS_REGION = 'us-east-1';

const readFiles = oncePer((files: AwsFiles) => {
  const read = (kind: AwsFileKind) => readFileAsSdkJs(files[kind] ?? new SourceText(kind, ''), kind);
  const config = read('config');
  const credentials = read('credentials');
  const overwritten = new Set([...config.builtinsOverwritten.keys(), ...credentials.builtinsOverwritten.keys()]);
  const profiles = new Map<string, AwsSection>(config.profiles);
  let inBothFiles = false;
  for (const [name, section] of credentials.profiles) {
    const below = profiles.get(name);
    inBothFiles ||= below !== undefined;
    const settings = new Map([...(below?.settings ?? []), ...section.settings]);
    profiles.set(name, { name, settings, places: [...(below?.places ?? []), ...section.places] });
  }
  return { ssoSessions: config.ssoSessions, services: config.services, overwritten, profiles, inBothFiles };
});

/** The files, the environment and what happened so far, as the SDK for JavaScript sees them (aws-config A, C). */
export class SdkJsSession {
  readonly world: AwsWorld;
  readonly profiles: ReadonlyMap<string, AwsSection>;
  readonly ssoSessions: ReadonlyMap<string, AwsSection>;
  readonly trace: AwsTrace = new AwsTrace();
  readonly #services: ReadonlyMap<string, AwsSection>;
  readonly #overwritten: ReadonlySet<string>;
  readonly #inBothFiles: boolean;

  constructor(files: AwsFiles, world: AwsWorld) {
    this.world = world;
    const read = readFiles(files);
    this.ssoSessions = read.ssoSessions;
    this.#services = read.services;
    this.#overwritten = read.overwritten;
    this.profiles = read.profiles;
    this.#inBothFiles = read.inBothFiles;
  }

  /** The profile in use: named in code, by AWS_PROFILE, or the default. */
  get profileName(): string {
    return this.world.profile ?? this.#environmentProfile();
  }

  /** A file that wrote onto `Object` breaks what the SDK does next (aws-config A.5). */
  checkBuiltins(): void {
    const used = ['entries', ...(this.#inBothFiles ? ['assign'] : []), 'keys'];
    const broken = used.find((name) => this.#overwritten.has(`Object.${name}`));
    if (broken !== undefined) throw new Refusal('TypeError', `Object.${broken} is not a function`);
  }

  region(): ValueSource | undefined {
    if (this.world.env.has('AWS_REGION')) return { from: 'variable', variable: 'AWS_REGION' };
    const setting = this.profiles.get(this.profileName)?.settings.get('region');
    if (setting !== undefined) return { from: 'setting', setting };
    if (this.world.instanceCredentials) return { from: 'instance' };
    throw new Refusal('Error', 'Region is missing');
  }

  /**
   * The host for a nested client. FIPS and dual-stack come from the profile that the environment names, not from the
   * one given in code (aws-config C.1).
   */
  endpoint(service: SignInService, givenRegion: string | undefined): AwsEndpoint {
    const region = givenRegion ?? this.#stsRegion();
    checkRegion(region);
    const settings = this.profiles.get(this.#environmentProfile())?.settings;
    const endpoint = signInEndpoint(service, region, this.#variant(settings));
    if (endpoint === undefined)
      throw new Refusal('EndpointError', 'DualStack is enabled but this partition does not support DualStack');
    const configured = this.#configured(service, settings?.get('endpoint_url'));
    return configured === undefined
      ? { ...endpoint, url: `https://${endpoint.host}` }
      : { ...configured, signingRegion: endpoint.signingRegion };
  }

  /**
   * Where a client for S3 sends its requests: region, FIPS and dual-stack come from the profile in use, a configured
   * URL from the one that the environment names (measured on client-s3 3.116x).
   */
  s3(): AwsEndpoint {
    const region = this.#textOf(this.region());
    checkRegion(region);
    const variant = this.#variant(this.profiles.get(this.profileName)?.settings);
    const settings = this.profiles.get(this.#environmentProfile())?.settings;
    const services = this.#services.get(settings?.get('services')?.value ?? '')?.settings;
    const configured = this.#configured('s3', services?.get('s3.endpoint_url') ?? settings?.get('endpoint_url'));
    const endpoint = s3Endpoint(region, variant);
    if (endpoint === 'no-fips') throw new Refusal('EndpointError', 'Partition does not support FIPS');
    if (configured === undefined) return { ...endpoint, url: `https://${endpoint.host}` };
    if (variant.fips) throw new Refusal('EndpointError', 'A custom endpoint cannot be combined with FIPS');
    if (variant.dualStack)
      throw new Refusal('EndpointError', 'Cannot set dual-stack in combination with a custom endpoint.');
    return { ...configured, signingRegion: endpoint.signingRegion };
  }

  #variant(settings: ReadonlyMap<string, AwsSetting> | undefined): { fips: boolean; dualStack: boolean } {
    const isTrue = (variable: string, key: string) =>
      (this.world.env.get(variable) ?? settings?.get(key)?.value) === 'true';
    return {
      fips: isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
      dualStack: isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    };
  }

  #configured(service: string, setting: AwsSetting | undefined): Omit<AwsEndpoint, 'signingRegion'> | undefined {
    const { env } = this.world;
    const id = service.replaceAll('-', '_').toUpperCase();
    const variable = [`AWS_ENDPOINT_URL_${id}`, 'AWS_ENDPOINT_URL'].find((name) => env.has(name));
    const url = variable === undefined ? setting?.value : env.get(variable);
    if (url === undefined || url === '') return undefined;
    const host = hostOfUrl(url);
    if (variable !== undefined) return { host, url, configured: { from: 'variable', variable } };
    return { host, url, ...(setting === undefined ? {} : { configured: fromSetting(setting) }) };
  }

  /** What an instance says of itself nobody knows beforehand. */
  #textOf(source: ValueSource | undefined): string {
    if (source?.from === 'setting') return source.setting.value;
    return source?.from === 'variable' ? (this.world.env.get(source.variable) ?? '') : DEFAULT_STS_REGION;
  }

  /** Notes a call and returns the keys of its answer. */
  call(call: AwsCall): AwsKeys {
    const { accountId, ...keys } = this.trace.call(call);
    return call.operation === 'AssumeRole' && accountId !== undefined ? { ...keys, accountId } : keys;
  }

  #environmentProfile(): string {
    return this.world.env.get('AWS_PROFILE') || 'default';
  }

  #stsRegion(): string {
    const fromFile = this.profiles.get(this.#environmentProfile())?.settings.get('region')?.value;
    return this.world.env.get('AWS_REGION') ?? fromFile ?? DEFAULT_STS_REGION;
  }
}

function checkRegion(region: string): void {
  if (isRegionHostLabel(region)) return;
  throw new Refusal('Error', `Region not accepted: region="${region}" is not a valid hostname component.`);
}
