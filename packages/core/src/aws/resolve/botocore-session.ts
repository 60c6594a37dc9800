import { isRegionHostLabel } from '../../identifiers/partitions.ts';
import type { AwsFiles, AwsReadFailure, AwsSection, AwsSetting } from '../aws-reading.ts';
import { readAwsFile } from '../read-aws-files.ts';
import { signInEndpoint, type SignInService } from '../endpoints.ts';
import type { AwsCall, AwsKeys, ValueSource } from './aws-outcome.ts';
import type { AwsWorld } from './aws-world.ts';
import { oncePer } from './once-per.ts';
import { checkTokenSession } from './botocore-token.ts';
import { Refusal } from './refusal.ts';
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
  readonly calls: AwsCall[] = [];
  readonly prompts: AwsSetting[] = [];
  readonly processes: string[][] = [];

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
   * The host and signing region of a client, or the error that keeps it from being made (aws-config B.2, E.3). Without a
   * region there is none to sign for when the host is configured.
   */
  endpoint(service: SignInService, givenRegion?: string): { host: string; signingRegion?: string } {
    const asked = givenRegion ?? this.regionText();
    if (asked !== undefined && asked !== '' && !isRegionHostLabel(asked))
      throw new Refusal('InvalidRegionError', `Provided region_name '${asked}' doesn't match a supported format.`);
    checkTokenSession(this.profiles, this.ssoSessions, this.profileName ?? 'default');
    const legacy = service === 'sts' && this.version === 1 ? this.#stsRegionalEndpoints() === 'legacy' : false;
    const region = asked ?? 'aws-global';
    const variant = {
      fips: this.#isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
      dualStack: this.#isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
      legacyGlobal: legacy,
    };
    const endpoint = signInEndpoint(service, region, variant);
    const configured = this.#configuredUrl(service);
    const url = configured ?? (endpoint && `https://${endpoint.host}`);
    if (url !== undefined && !isEndpointUrl(url)) throw new Refusal('ValueError', `Invalid endpoint: ${url}`);
    if (configured !== undefined) {
      const host = hostOfUrl(configured);
      return asked === undefined ? { host } : { host, signingRegion: endpoint?.signingRegion ?? region };
    }
    if (endpoint !== undefined) return endpoint;
    throw new Refusal(
      'EndpointVariantError',
      "Unable to construct a modeled endpoint with the following variant(s) ['dualstack']: ",
    );
  }

  /** Notes a call and returns the keys of its answer. */
  call(call: AwsCall): AwsKeys {
    const answer: ValueSource = { from: 'call', call: this.calls.length };
    this.calls.push(call);
    return { accessKeyId: answer, secretAccessKey: answer, sessionToken: answer, accountId: answer };
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

  #configuredUrl(service: SignInService): string | undefined {
    if (this.#isTrue('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls')) return undefined;
    const id = service.replaceAll('-', '_');
    const { env } = this.world;
    const scoped = this.scoped();
    const fromEnv = env.get(`AWS_ENDPOINT_URL_${id.toUpperCase()}`) || env.get('AWS_ENDPOINT_URL');
    const url = fromEnv || this.#servicesUrl(scoped, id) || scoped.get('endpoint_url')?.value;
    return url === '' ? undefined : url;
  }

  #servicesUrl(scoped: ReadonlyMap<string, AwsSetting>, id: string): string | undefined {
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
    return block?.nested?.get('endpoint_url')?.value;
  }
}

/** The error of a file that cannot be read. */
export function unreadable(failure: AwsReadFailure): Refusal {
  return new Refusal(failure.error, `Unable to parse config file: ${failure.file}`);
}
