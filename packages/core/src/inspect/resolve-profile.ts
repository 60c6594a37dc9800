import type { AwsFiles, AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import type { AwsOutcome, AwsResult } from '../aws/resolve/aws-outcome.ts';
import { resolveAsBotocore } from '../aws/resolve/resolve-as-botocore.ts';
import { resolveAsSdkGo } from '../aws/resolve/resolve-as-sdk-go.ts';
import { resolveAsSdkJs } from '../aws/resolve/resolve-as-sdk-js.ts';
import { programs } from '../programs/program.ts';
import { baseOf, chainSettings, passedOver, s3Endpoint, wayOf } from './resolved-parts.ts';
import type { AwsResolution, InspectWorld, ResolvedBase, ResolvedCache } from './aws-resolution.ts';
import { cyberduckResolution } from './cyberduck-resolution.ts';
import { SignedInWorld } from './signed-in-world.ts';

/**
 * What one program makes of one profile: as if somebody had signed in and every command worked, and with what is still
 * missing for that. `reading` is that program's. Nothing is run or sent.
 */
export function resolveProfile(
  files: AwsFiles,
  reading: AwsReading,
  profile: string,
  world: InspectWorld,
): AwsResolution {
  const { program } = reading;
  const { family, era } = programs[program];
  const settings = reading.profiles.get(profile)?.settings;
  const empty = { program, profile, calls: [], prompts: [], processes: [], caches: [], passedOver: [], remarks: [] };
  const { failure } = reading;
  if (settings === undefined && (failure === undefined || family !== 'botocore')) {
    if (failure === undefined) return { ...empty, result: 'not-seen' };
    return { ...empty, result: 'unreadable', failure: { error: failure.error, message: failure.problem } };
  }
  if (family === 'sdk-java') return { ...empty, result: 'reading-only' };
  if (era !== undefined) return cyberduckResolution(reading, era, profile, world);
  return fromOutcome(files, reading, profile, world);
}

function fromOutcome(files: AwsFiles, reading: AwsReading, profile: string, world: InspectWorld): AwsResolution {
  const { program, failure } = reading;
  const lenders = chainSettings(reading, profile, 'credential_source').map(({ value }) => value);
  const resolve = (signedIn: SignedInWorld): AwsOutcome => {
    const given = signedIn.asProfile(profile, lenders);
    switch (programs[program].family) {
      case 'sdk-js':
        return resolveAsSdkJs(files, given, 'profile');
      case 'sdk-go':
        return resolveAsSdkGo(files, given);
      default:
        return resolveAsBotocore(files, given, program === 'aws-cli@1' ? 1 : 2);
    }
  };
  const real = new SignedInWorld(world, true);
  let outcome = resolve(real);
  let unusable = false;
  if (outcome.result.type === 'error' && [...real.asked.values()].includes(true)) {
    // Perhaps a token is only expired: see what happens when it is not.
    const later = resolve(new SignedInWorld(world, false));
    unusable = later.result.type === 'credentials';
    if (unusable) outcome = later;
  }
  const needed = neededFiles(real.asked, unusable);
  const way = wayOf(outcome);
  const base = baseOf(outcome, reading, profile);
  const calls = outcome.calls.map(({ operation, endpoint: { host, signingRegion }, signedWith, params }) => ({
    operation,
    host,
    ...(signedWith === undefined || signingRegion === undefined ? {} : { signingRegion }),
    parameters: [...params].map(([name, source]) => ({ name, source })),
  }));
  const settings = reading.profiles.get(profile)?.settings ?? new Map<string, AwsSetting>();
  const endpoint = s3Endpoint(settings, reading);
  const caches = [...needed, ...roleCaches(outcome, world)];
  return {
    program,
    profile,
    result: resultOf(outcome.result, needed, base, reading),
    ...(way === undefined ? {} : { way }),
    ...(base === undefined ? {} : { base }),
    calls,
    prompts: outcome.prompts,
    processes: outcome.processes.length === 0 ? [] : chainSettings(reading, profile, 'credential_process'),
    ...(outcome.region === undefined ? {} : { region: outcome.region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    caches,
    ...failureOf(outcome.result),
    passedOver:
      outcome.result.type === 'credentials' ? passedOver(settings, { base, calls, prompts: outcome.prompts }) : [],
    remarks: [
      ...(failure === undefined ? [] : [`it cannot read ${failure.file}: ${failure.problem}`]),
      ...(outcome.prompts.length > 0 && programs[program].family !== 'botocore' ? [asksItself] : []),
    ],
  };
}

/** The SDKs call a function of the program for it (aws-config B.1). */
const asksItself = 'only in a program that asks for MFA codes itself';

function resultOf(
  result: AwsResult,
  needed: readonly ResolvedCache[],
  base: ResolvedBase | undefined,
  { failure }: AwsReading,
): AwsResolution['result'] {
  switch (result.type) {
    case 'credentials':
      if (base?.way === 'instance' || base?.way === 'environment') return 'sign-in';
      return needed.every(({ state }) => state === 'present') ? 'credentials' : 'sign-in';
    case 'none':
      return 'nothing';
    case 'error':
      return failure !== undefined && result.error.error === failure.error ? 'unreadable' : 'failure';
    case 'process-not-run':
      return 'credentials';
  }
}

function failureOf(result: AwsResult): Pick<AwsResolution, 'failure'> {
  if (result.type !== 'error') return {};
  const { error, message, setting } = result.error;
  return { failure: { error, message, ...(setting === undefined ? {} : { setting }) } };
}

/** Files that somebody else has to have written: tokens. */
function neededFiles(asked: ReadonlyMap<string, boolean>, unusable: boolean): readonly ResolvedCache[] {
  return [...asked].map(([path, exists]) => ({
    path,
    holds: path.includes('/sso/cache/')
      ? 'sso-token'
      : path.includes('/login/cache/')
        ? 'login-token'
        : 'web-identity-token',
    state: exists ? (unusable ? 'unusable' : 'present') : 'missing',
  }));
}

/** Files in `~/.aws/cli/cache` where an AWS CLI keeps the answers of its calls (aws-config D.4). */
function roleCaches({ events }: AwsOutcome, world: InspectWorld): readonly ResolvedCache[] {
  return events.flatMap((event): ResolvedCache[] => {
    if (event.kind !== 'role-cache') return [];
    const holds = event.operation === 'GetRoleCredentials' ? 'sso-credentials' : 'role-credentials';
    return [{ path: event.path, holds, state: world.readFile(event.path) === undefined ? 'missing' : 'present' }];
  });
}
