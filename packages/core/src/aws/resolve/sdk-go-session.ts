import type { AwsFiles, AwsSetting } from '../aws-reading.ts';
import { signInEndpoint, type SignInService } from '../endpoints.ts';
import type { AwsCall, AwsKeys, ValueSource } from './aws-outcome.ts';
import type { AwsWorld } from './aws-world.ts';
import { oncePer } from './once-per.ts';
import { Refusal } from './refusal.ts';
import { GoFiles, MissingGoProfile, type GoProfile } from './sdk-go-profile.ts';
import { hostOfUrl } from './url-host.ts';

/** An error of the SDK for Go: it has words, and no class worth naming. */
export function refuse(message: string, setting?: AwsSetting): Refusal {
  return new Refusal('error', message, setting);
}

/** What happens on the way. */
export interface GoTrace {
  readonly calls: AwsCall[];
  readonly prompts: AwsSetting[];
  readonly processes: string[][];
}

const goFiles = oncePer((files: AwsFiles) => new GoFiles(files));

/** The files, the environment and what happened so far, as the SDK for Go sees them (aws-config A.1, B.2). */
export class SdkGoSession {
  readonly world: AwsWorld;
  readonly trace: GoTrace;
  readonly profile: GoProfile;
  readonly #files: GoFiles;

  constructor(files: AwsFiles, world: AwsWorld, trace: GoTrace) {
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
  endpoint(service: SignInService, before: string, given?: string): { host: string; signingRegion: string } {
    const source = this.region();
    const own = source && this.textOf(source);
    const region = given ?? own ?? '';
    const { settings } = this.profile;
    const id = service.replaceAll('-', '_');
    const services = this.#files.services.get(settings.get('services')?.value ?? '')?.settings;
    const url =
      this.world.env.get(`AWS_ENDPOINT_URL_${id.toUpperCase()}`) ||
      services?.get(id)?.nested?.get('endpoint_url')?.value;
    if (region === '' && url === undefined)
      throw refuse(
        `${before}failed to resolve service endpoint, endpoint rule error, Invalid Configuration: Missing Region`,
      );
    if (!HOST_LABEL.test(region))
      throw refuse(`${before}failed to bind endpoint params, invalid input region ${region}`);
    const isTrue = (variable: string, key: string) =>
      (this.world.env.get(variable) ?? settings.get(key)?.value)?.toLowerCase() === 'true';
    const endpoint = signInEndpoint(service, region, {
      fips: isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
      dualStack: isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    });
    if (url !== undefined && url !== '') return { host: hostOfUrl(url), signingRegion: region };
    if (endpoint !== undefined) return endpoint;
    throw refuse(
      `${before}failed to resolve service endpoint, endpoint rule error, DualStack is enabled but this partition does not support DualStack`,
    );
  }

  /** Notes a call and returns the keys of its answer. */
  call(call: AwsCall): AwsKeys {
    const answer: ValueSource = { from: 'call', call: this.trace.calls.length };
    this.trace.calls.push(call);
    return { accessKeyId: answer, secretAccessKey: answer, sessionToken: answer, accountId: answer };
  }
}

const HOST_LABEL = /^[A-Za-z0-9-]*$/u;

/** The profile that the environment names. */
export function namedByEnvironment({ env }: AwsWorld): string | undefined {
  return ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']
    .map((name) => env.get(name))
    .find((name) => name !== undefined && name !== '');
}
