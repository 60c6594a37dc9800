import { isRegionHostLabel } from '../../identifiers/partitions.ts';
import { SourceText } from '../../source/source-text.ts';
import type { AwsFileKind, AwsFiles, AwsSection, AwsSetting } from '../aws-reading.ts';
import { signInEndpoint, type SignInService } from '../endpoints.ts';
import { readFileAsSdkJs } from '../read/read-as-sdk-js.ts';
import type { AwsCall, AwsKeys, ValueSource } from './aws-outcome.ts';
import type { AwsWorld } from './aws-world.ts';
import { oncePer } from './once-per.ts';
import { Refusal } from './refusal.ts';
import { hostOfUrl } from './url-host.ts';

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
  return { ssoSessions: config.ssoSessions, overwritten, profiles, inBothFiles };
});

/** The files, the environment and what happened so far, as the SDK for JavaScript sees them (aws-config A, C). */
export class SdkJsSession {
  readonly world: AwsWorld;
  readonly profiles: ReadonlyMap<string, AwsSection>;
  readonly ssoSessions: ReadonlyMap<string, AwsSection>;
  readonly calls: AwsCall[] = [];
  readonly prompts: AwsSetting[] = [];
  readonly processes: string[][] = [];
  readonly #overwritten: ReadonlySet<string>;
  readonly #inBothFiles: boolean;

  constructor(files: AwsFiles, world: AwsWorld) {
    this.world = world;
    const read = readFiles(files);
    this.ssoSessions = read.ssoSessions;
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
  endpoint(service: SignInService, givenRegion: string | undefined): { host: string; signingRegion: string } {
    const region = givenRegion ?? this.#stsRegion();
    if (!isRegionHostLabel(region))
      throw new Refusal('Error', `Region not accepted: region="${region}" is not a valid hostname component.`);
    const settings = this.profiles.get(this.#environmentProfile())?.settings;
    const isTrue = (variable: string, key: string) =>
      (this.world.env.get(variable) ?? settings?.get(key)?.value) === 'true';
    const endpoint = signInEndpoint(service, region, {
      fips: isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
      dualStack: isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    });
    if (endpoint === undefined)
      throw new Refusal('EndpointError', 'DualStack is enabled but this partition does not support DualStack');
    const id = service.replaceAll('-', '_').toUpperCase();
    const url =
      this.world.env.get(`AWS_ENDPOINT_URL_${id}`) ??
      this.world.env.get('AWS_ENDPOINT_URL') ??
      settings?.get('endpoint_url')?.value;
    return url === undefined || url === '' ? endpoint : { ...endpoint, host: hostOfUrl(url) };
  }

  /** Notes a call and returns the keys of its answer. */
  call(call: AwsCall): AwsKeys {
    const answer: ValueSource = { from: 'call', call: this.calls.length };
    this.calls.push(call);
    const keys = { accessKeyId: answer, secretAccessKey: answer, sessionToken: answer };
    return call.operation === 'AssumeRole' ? { ...keys, accountId: answer } : keys;
  }

  #environmentProfile(): string {
    return this.world.env.get('AWS_PROFILE') || 'default';
  }

  #stsRegion(): string {
    const fromFile = this.profiles.get(this.#environmentProfile())?.settings.get('region')?.value;
    return this.world.env.get('AWS_REGION') ?? fromFile ?? DEFAULT_STS_REGION;
  }
}
