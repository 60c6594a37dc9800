import { type Agents, agentsFor } from '../network/agents.ts';
import type { DoctorWorld } from '../world.ts';
import { type OutboundHandler, outboundHandler } from './outbound-handler.ts';

/** Keys that sign a call. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where a call goes and for which region it is signed. */
export interface CallTarget {
  readonly endpoint: string;
  readonly signingRegion: string;
  /** The bucket goes into the path, not into the host name. */
  readonly pathStyle?: boolean;
}

/** What both clients take. */
export interface ClientSettings {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: SigningKeys | (() => Promise<SigningKeys>);
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  readonly defaultsMode: 'standard';
  readonly useDualstackEndpoint: boolean;
  readonly useFipsEndpoint: boolean;
  readonly authSchemePreference: string[];
  readonly sigv4aSigningRegionSet: string[];
  readonly userAgentAppId: () => Promise<undefined>;
  readonly disableClockSkewCorrection: boolean;
  readonly systemClockOffset: number;
  readonly requestHandler: ConnectionSettings | OutboundHandler;
}

type ConnectionSettings = {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly throwOnRequestTimeout: boolean;
} & Agents;

/**
 * Settings of every SDK client we make. Each one that the SDK would otherwise look up in the environment or in
 * ~/.aws is given, so that nothing but the plan decides. One attempt: a retry would spend an MFA code twice
 * (aws-wire §2.4) and would hide a wrong clock, which the SDK corrects before its second try. Without keys the call is
 * not signed.
 */
export async function clientSettings(
  target: CallTarget,
  keys: SigningKeys | undefined,
  world: DoctorWorld,
): Promise<ClientSettings> {
  return {
    region: target.signingRegion,
    endpoint: target.endpoint,
    credentials: keys ?? noKeys,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    authSchemePreference: [],
    sigv4aSigningRegionSet: [],
    userAgentAppId: async () => undefined,
    disableClockSkewCorrection: false,
    systemClockOffset: world.now().getTime() - Date.now(),
    requestHandler:
      world.outbound === undefined ? await connectionSettings(target, world) : outboundHandler(world.outbound),
  };
}

async function connectionSettings({ endpoint }: CallTarget, world: DoctorWorld): Promise<ConnectionSettings> {
  const agents = await agentsFor(endpoint, world);
  return {
    connectionTimeout: world.timeouts.connect,
    requestTimeout: world.timeouts.request,
    throwOnRequestTimeout: true,
    ...agents,
  };
}

/** For calls that nobody signs: the SDK must not look for keys of its own. */
async function noKeys(): Promise<SigningKeys> {
  throw new Error('this call is not signed');
}
