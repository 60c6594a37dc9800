import type { AwsFiles, AwsSetting } from '../aws-reading.ts';
import { signInEndpoint, type SignInService } from '../endpoints.ts';
import { s3Endpoint } from '../s3-endpoint.ts';
import type { AwsCall, AwsEndpoint, AwsKeys, ValueSource } from './aws-outcome.ts';
import type { AwsTrace } from './aws-trace.ts';
import type { AwsWorld } from './aws-world.ts';
import { oncePer } from './once-per.ts';
import { Refusal } from './refusal.ts';
import { GoFiles, MissingGoProfile, type GoProfile } from './sdk-go-profile.ts';
import { hostOfUrl } from './url-host.ts';

/** An error of the SDK for Go: it has words, and no class worth naming. */
export function refuse(message: string, setting?: AwsSetting): Refusal {
  return new Refusal('error', message, setting);
}

const goFiles = oncePer((files: AwsFiles) => new GoFiles(files));

/** The files, the environment and what happened so far, as the SDK for Go sees them (aws-config A.1, B.2). */
export class SdkGoSession {
  readonly world: AwsWorld;
  readonly trace: AwsTrace;
  readonly profile: GoProfile;
  readonly #files: GoFiles;

  constructor(files: AwsFiles, world: AwsWorld, trace: AwsTrace) {
    this.world = world;
    this.trace = trace;
    this.#files = goFiles(files);
    this.profile = this.#load();
  }

  #load(): GoProfile {
    const name = this.world.profile ?? namedByEnvironment(this.world) ?? 'default';
    try {
      return this.#files.load(name);
    } catch (thrown) {
      if (thrown instanceof MissingGoProfile && this.world.profile === undefined) return { name, settings: new Map() };
      throw thrown;
    }
  }

  /** Of the environment, else of the profile. */
  region(): ValueSource | undefined {
    const variable = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => (this.world.env.get(name) ?? '') !== '');
    if (variable !== undefined) return { from: 'variable', variable };
    const setting = this.profile.settings.get('region');
    return setting === undefined ? undefined : { from: 'setting', setting };
  }

  /** AWS_ACCESS_KEY_ID and the like, or their older names; half a pair counts as nothing. */
  environmentKeys(): AwsKeys | undefined {
    const { env } = this.world;
    const find = (...names: readonly string[]): ValueSource | undefined => {
      const variable = names.find((name) => (env.get(name) ?? '') !== '');
      return variable === undefined ? undefined : { from: 'variable', variable };
    };
    const accessKeyId = find('AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY');
    const secretAccessKey = find('AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY');
    if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
    const sessionToken = find('AWS_SESSION_TOKEN');
    const accountId = find('AWS_ACCOUNT_ID');
    return {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(accountId === undefined ? {} : { accountId }),
    };
  }

  /** The text of a value that is known beforehand. */
  textOf(source: ValueSource): string {
    if (source.from === 'setting') return source.setting.value;
    return source.from === 'variable' ? (this.world.env.get(source.variable) ?? '') : '';
  }

  /** `endpoint_url` of the profile does not reach these clients, a `[services]` section does (aws-config B.2). */
  endpoint(service: SignInService, before: string, given?: string): AwsEndpoint {
    const source = this.region();
    const own = source && this.textOf(source);
    const region = given ?? own ?? '';
    const configured = this.#configured(service, []);
    const url = configured?.url;
    if (region === '' && url === undefined)
      throw refuse(
        `${before}failed to resolve service endpoint, endpoint rule error, Invalid Configuration: Missing Region`,
      );
    if (!HOST_LABEL.test(region))
      throw refuse(`${before}failed to bind endpoint params, invalid input region ${region}`);
    const endpoint = signInEndpoint(service, region, this.#variant());
    if (configured !== undefined && configured.url !== '') return { ...configured, signingRegion: region };
    if (endpoint !== undefined) return { ...endpoint, url: `https://${endpoint.host}` };
    throw refuse(
      `${before}failed to resolve service endpoint, endpoint rule error, DualStack is enabled but this partition does not support DualStack`,
    );
  }

  /** Where a client for S3 sends its requests: every setting counts for it (aws-config B.2). */
  s3(): AwsEndpoint {
    const source = this.region();
    const region = source === undefined ? '' : this.textOf(source);
    const before = 'operation error S3: ListBuckets, failed to resolve service endpoint, endpoint rule error, ';
    if (region === '') throw refuse(`${before}A region must be set when sending requests to S3.`);
    const variant = this.#variant();
    const ignored = this.#isTrue('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls');
    const general = this.profile.settings.get('endpoint_url');
    const configured = ignored ? undefined : this.#configured('s3', ['AWS_ENDPOINT_URL'], general);
    const endpoint = s3Endpoint(region, variant);
    if (endpoint === 'no-fips') throw refuse(`${before}Partition does not support FIPS`);
    if (configured === undefined || configured.url === '') return { ...endpoint, url: `https://${endpoint.host}` };
    if (variant.fips) throw refuse(`${before}A custom endpoint cannot be combined with FIPS`);
    if (variant.dualStack) throw refuse(`${before}Cannot set dual-stack in combination with a custom endpoint.`);
    return { ...configured, signingRegion: endpoint.signingRegion };
  }

  /** Notes a call and returns the keys of its answer. */
  call(call: AwsCall): AwsKeys {
    return this.trace.call(call);
  }

  /** A variable of the service, then `more`, then the `[services]` section, then `otherwise`. */
  #configured(
    service: SignInService | 's3',
    more: readonly string[],
    otherwise?: AwsSetting,
  ): Omit<AwsEndpoint, 'signingRegion'> | undefined {
    const { env } = this.world;
    const id = service.replaceAll('-', '_');
    const variable = [`AWS_ENDPOINT_URL_${id.toUpperCase()}`, ...more].find((name) => (env.get(name) ?? '') !== '');
    if (variable !== undefined) {
      const url = env.get(variable) ?? '';
      return { host: hostOfUrl(url), url, configured: { from: 'variable', variable } };
    }
    const services = this.#files.services.get(this.profile.settings.get('services')?.value ?? '')?.settings;
    const setting = services?.get(id)?.nested?.get('endpoint_url') ?? otherwise;
    if (setting === undefined) return undefined;
    return { host: hostOfUrl(setting.value), url: setting.value, configured: { from: 'setting', setting } };
  }

  #variant(): { fips: boolean; dualStack: boolean } {
    return {
      fips: this.#isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
      dualStack: this.#isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    };
  }

  #isTrue(variable: string, key: string): boolean {
    return (this.world.env.get(variable) ?? this.profile.settings.get(key)?.value)?.toLowerCase() === 'true';
  }
}

const HOST_LABEL = /^[A-Za-z0-9-]*$/u;

/** The profile that the environment names. */
export function namedByEnvironment({ env }: AwsWorld): string | undefined {
  return ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']
    .map((name) => env.get(name))
    .find((name) => name !== undefined && name !== '');
}
