import { identityCenter, identityCenterWorld, type Sandbox, type SandboxWorld, startSandbox } from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';
import { readAllowedEndpoint } from '../../src/connect/allowed-hosts.ts';
import { type ConnectService, createConnectService } from '../../src/connect/connect-service.ts';
import type { ApiWorld } from '../../src/world.ts';
import { type Exchange, serviceUnderTest, type ServiceUnderTest } from '../service-under-test.ts';

/** A service that calls a sandbox, whose clock both go by. */
export interface ConnectUnderTest {
  readonly documentation: ServiceUnderTest['documentation'];
  readonly send: ServiceUnderTest['send'];
  readonly post: ServiceUnderTest['post'];
  readonly sandbox: Sandbox;
  readonly connect: ConnectService;
  /** Starts a sign-in; with its id and user code. */
  readonly startSignIn: () => Promise<{ readonly id: string; readonly userCode: string; readonly path: string }>;
  /** Signs somebody in; the address of the sign-in. */
  readonly signIn: (person?: string) => Promise<string>;
}

export const sessionsPath = '/v1/connect/sso/sessions';

/** The sandbox as the operator allows it. */
export async function connectUnderTest(
  world: SandboxWorld = identityCenterWorld(),
  more: Partial<ApiWorld> = {},
): Promise<ConnectUnderTest> {
  const sandbox = await startSandbox({ world });
  const connect = createConnectService({
    allowed: [readAllowedEndpoint(sandbox.url)],
    now: () => new Date(sandbox.clock.now() * 1000),
  });
  onTestFinished(async () => {
    connect.close();
    await sandbox.close();
  });
  const service = await serviceUnderTest({ connect, ...more });
  const startSignIn = async (): Promise<{ id: string; userCode: string; path: string }> => {
    const { startUrl, region } = identityCenter;
    const started = await service.post(sessionsPath, { startUrl, region, endpoint: sandbox.url });
    const { id, approval } = started.body as { id: string; approval: { userCode: string } };
    return { id, userCode: approval.userCode, path: `${sessionsPath}/${id}` };
  };
  return {
    ...service,
    sandbox,
    connect,
    startSignIn,
    signIn: async (person = identityCenter.person) => {
      const { userCode, path } = await startSignIn();
      sandbox.approveDevice(userCode, person);
      sandbox.clock.advance(5);
      await service.send(path);
      return path;
    },
  };
}

/** The code of a problem, with its status. */
export function refusalOf({ status, body }: Exchange): string {
  return `${status} ${(body as { code?: string }).code ?? 'no problem'}`;
}

/** Calls that arrived at the sandbox. */
export function callsOf({ journal }: Sandbox): readonly string[] {
  return journal.map(({ operation }) => operation ?? '?');
}

/** Everything secret that went to and fro, and must be nowhere in what is shown. */
export const secretForms: RegExp = /Duck(?:ClientSecret|Code|Device|Refresh|Access)-[A-Za-z0-9_-]{8}/u;
