import { isRegionHostLabel } from '../../identifiers/partitions.ts';
import type { AwsFiles, AwsReadFailure, AwsSection, AwsSetting } from '../aws-reading.ts';
import { readAwsFile } from '../read-aws-files.ts';
import { signInEndpoint, type SignInEndpoint, type SignInService } from '../endpoints.ts';
import { s3Endpoint } from '../s3-endpoint.ts';
import type { AwsEndpoint, ValueSource } from './aws-outcome.ts';
import { AwsTrace } from './aws-trace.ts';
import type { AwsWorld } from './aws-world.ts';
import { oncePer } from './once-per.ts';
import { checkTokenSession } from './botocore-token.ts';
import { Refusal } from './refusal.ts';
import { fromSetting } from './value-source.ts';
import { hostOfUrl, isEndpointUrl } from './url-host.ts';

type Sections = ReadonlyMap<string, AwsSection>;

/** Which of the two CLIs: they differ in the variables they obey. */
export type CliVersion = 1 | 2;

const profileVariables: Readonly<Record<CliVersion, readonly string[]>> = {
  1: ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE'],
  2: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
};
const regionVariables: Readonly<Record<CliVersion, readonly string[]>> = {
  1: ['AWS_DEFAULT_REGION'],
  2: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
};

const readFiles = oncePer((files: AwsFiles) => {
  const config = readAwsFile(files, 'config', 'botocore');
  const credentials = readAwsFile(files, 'credentials', 'botocore');
  const profiles = new Map(config.profiles);
  for (const [name, section] of credentials.profiles) {
    const below = config.profiles.get(name);
    const settings = new Map([...(below?.settings ?? []), ...section.settings]);
    profiles.set(name, { name, settings, places: [...(below?.places ?? []), ...section.places] });
  }
  return { config, credentials, profiles };
});

/** The files, the environment and what happened so far: botocore's session (aws-config A.1, B). */
export class BotocoreSession {
  readonly world: AwsWorld;
  readonly version: CliVersion;
  /** Named in code, or by the environment. */
  readonly profileName: string | undefined;
  /** Each file by itself, for the sources that read only one. */
  readonly config: Sections;
  readonly credentials: Sections;
  readonly credentialsFailure: AwsReadFailure | undefined;
  readonly configFailure: AwsReadFailure | undefined;
  /** Both merged; config alone when credentials cannot be read. */
  readonly profiles: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
  readonly trace: AwsTrace = new AwsTrace();

  constructor(files: AwsFiles, world: AwsWorld, version: CliVersion) {
    this.world = world;
    this.version = version;
    const named = profileVariables[version].find((variable) => world.env.has(variable));
    this.profileName = world.profile ?? (named === undefined ? undefined : world.env.get(named));
    const { config, credentials, profiles } = readFiles(files);
    this.config = config.profiles;
    this.credentials = credentials.profiles;
    this.configFailure = config.failure;
    this.credentialsFailure = credentials.failure;
    this.ssoSessions = config.ssoSessions;
    this.services = config.services;
    this.profiles = profiles;
  }

  /**
   * What both files say together under the chosen profile; a missing default is empty, another one is an error. To who
   * asks first, an unreadable credentials file is one as well.
   */
  scoped(first = false): ReadonlyMap<string, AwsSetting> {
    if (this.configFailure !== undefined) throw unreadable(this.configFailure);
    if (first && this.credentialsFailure !== undefined) throw unreadable(this.credentialsFailure);
    const profile = this.profiles.get(this.profileName ?? 'default');
    if (profile !== undefined) return profile.settings;
    if (this.profileName === undefined) return new Map();
    throw new Refusal('ProfileNotFound', `The config profile (${this.profileName}) could not be found`);
  }

  /** Asked first. */
  region(): ValueSource | undefined {
    const variable = regionVariables[this.version].find((name) => this.world.env.has(name));
    if (variable !== undefined) return { from: 'variable', variable };
    const setting = this.scoped(true).get('region');
    return setting === undefined ? undefined : { from: 'setting', setting };
  }

  /** The region's text, for clients. */
  regionText(): string | undefined {
    const variable = regionVariables[this.version].find((name) => this.world.env.has(name));
    return variable === undefined ? this.scoped().get('region')?.value : this.world.env.get(variable);
  }

  /**
   * Where a client sends its requests, or the error that keeps it from being made (aws-config B.2, E.3). Without a
   * region there is none to sign for when the host is configured; S3 then takes us-east-1.
   */
  endpoint(service: SignInService | 's3', givenRegion?: string): AwsEndpoint {
    const asked = givenRegion ?? this.regionText();
    if (asked !== undefined && asked !== '' && !isRegionHostLabel(asked))
      throw new Refusal('InvalidRegionError', `Provided region_name '${asked}' doesn't match a supported format.`);
    checkTokenSession(this.profiles, this.ssoSessions, this.profileName ?? 'default');
    const region = asked ?? 'aws-global';
    const endpoint = service === 's3' ? this.#s3(region) : this.#signIn(service, region);
    const configured = this.#configuredUrl(service);
    const url = configured?.url ?? (endpoint && `https://${endpoint.host}`);
    if (url !== undefined && !isEndpointUrl(url)) throw new Refusal('ValueError', `Invalid endpoint: ${url}`);
    if (configured !== undefined) {
      const { source } = configured;
      const given = { host: hostOfUrl(configured.url), url: configured.url, configured: source };
      if (asked !== undefined) return { ...given, signingRegion: endpoint?.signingRegion ?? region };
      return service === 's3' ? { ...given, signingRegion: 'us-east-1' } : given;
    }
    if (endpoint !== undefined) return { ...endpoint, url: `https://${endpoint.host}` };
    throw new Refusal(
      'EndpointVariantError',
      "Unable to construct a modeled endpoint with the following variant(s) ['dualstack']: ",
    );
  }

  #signIn(service: SignInService, region: string): SignInEndpoint | undefined {
    const legacy = service === 'sts' && this.version === 1 ? this.#stsRegionalEndpoints() === 'legacy' : false;
    return signInEndpoint(service, region, {
      fips: this.#isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
      dualStack: this.#isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
      legacyGlobal: legacy,
    });
  }

  /** The block `s3 =` speaks first; the AWS CLI 1 takes the one old host for us-east-1 (aws-config B.3). */
  #s3(region: string): SignInEndpoint | undefined {
    const block = this.scoped().get('s3')?.nested;
    const nested = block?.get('use_dualstack_endpoint')?.value.toLowerCase() === 'true';
    const dualStack = nested || this.#isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint');
    const regional =
      this.world.env.get('AWS_S3_US_EAST_1_REGIONAL_ENDPOINT') ??
      this.scoped().get('s3_us_east_1_regional_endpoint')?.value ??
      block?.get('us_east_1_regional_endpoint')?.value;
    const fips = this.#isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint');
    const endpoint = s3Endpoint(region, {
      fips,
      dualStack,
      legacyUsEast1: this.version === 1 && regional?.toLowerCase() !== 'regional',
    });
    if (endpoint === 'no-fips') throw new Refusal('EndpointResolutionError', 'Partition does not support FIPS');
    return dualStack && signInEndpoint('sts', region, { dualStack }) === undefined ? undefined : endpoint;
  }

  #stsRegionalEndpoints(): string {
    const setting = this.scoped().get('sts_regional_endpoints');
    const value = (this.world.env.get('AWS_STS_REGIONAL_ENDPOINTS') ?? setting?.value ?? '') || 'regional';
    if (value === 'regional' || value === 'legacy') return value;
    throw new Refusal(
      'InvalidSTSRegionalEndpointsConfigError',
      `STS regional endpoints option ${value} is invalid. Valid options are: "legacy", "regional"`,
      setting,
    );
  }

  #isTrue(variable: string, key: string): boolean {
    const value = this.world.env.get(variable) ?? this.scoped().get(key)?.value;
    return value?.toLowerCase() === 'true';
  }

  #configuredUrl(service: SignInService | 's3'): { url: string; source: ValueSource } | undefined {
    if (this.#isTrue('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls')) return undefined;
    const id = service.replaceAll('-', '_');
    const { env } = this.world;
    const scoped = this.scoped();
    const variable = [`AWS_ENDPOINT_URL_${id.toUpperCase()}`, 'AWS_ENDPOINT_URL'].find(
      (name) => (env.get(name) ?? '') !== '',
    );
    if (variable !== undefined) return { url: env.get(variable) ?? '', source: { from: 'variable', variable } };
    const block = this.#servicesUrl(scoped, id);
    const setting = block === undefined || block.value === '' ? scoped.get('endpoint_url') : block;
    return setting === undefined || setting.value === ''
      ? undefined
      : { url: setting.value, source: fromSetting(setting) };
  }

  #servicesUrl(scoped: ReadonlyMap<string, AwsSetting>, id: string): AwsSetting | undefined {
    const reference = scoped.get('services');
    if (reference === undefined) return undefined;
    const section = this.services.get(reference.value);
    if (section === undefined || section.settings.size === 0)
      throw new Refusal(
        'InvalidConfigError',
        `The profile is configured to use the services section but the "${reference.value}" services configuration does not exist.`,
        reference,
      );
    const block = section.settings.get(id);
    if (block !== undefined && block.nested === undefined)
      throw new Refusal('AttributeError', "'str' object has no attribute 'get'", block);
    return block?.nested?.get('endpoint_url');
  }
}

/** The error of a file that cannot be read. */
export function unreadable(failure: AwsReadFailure): Refusal {
  return new Refusal(failure.error, `Unable to parse config file: ${failure.file}`);
}
