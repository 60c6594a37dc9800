import { type SignInChoices, type SignInWorld } from '@duckbill/doctor';
import { identityCenter, identityCenterWorld, type Sandbox, startSandbox, type WorldApproval } from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';
import { memoryCache } from '../memory-cache.ts';
import { testSignIn, testWorld, type TestWorld } from '../test-world.ts';

/** A sandbox with Identity Center, in which people answer by themselves where `approval` says so. */
export async function centerSandbox(approval?: WorldApproval): Promise<Sandbox> {
  const world = identityCenterWorld();
  const centers = (world.identityCenters ?? []).map((center) => ({
    ...center,
    ...(approval === undefined ? {} : { approval }),
  }));
  const sandbox = await startSandbox({ world: { ...world, identityCenters: centers } });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Alice lets every program in. */
export const aliceAllows: WorldApproval = { answer: 'allow', person: identityCenter.person };

/** A person at this sandbox, whose time passes while somebody waits. */
export function centerWorld(
  sandbox: Sandbox,
  answers: readonly (string | undefined)[] = [],
  choices: Partial<SignInChoices> = {},
  more: Partial<SignInWorld> = {},
): TestWorld & { readonly cache: ReturnType<typeof memoryCache> } {
  const { url } = sandbox;
  const cache = memoryCache();
  const world = testWorld(answers, {
    now: () => new Date(sandbox.clock.now() * 1000),
    endpoints: { sts: url, s3: url, 'sso-oidc': url, sso: url },
    cache,
    signIn: testSignIn(choices, {
      wait: async (milliseconds) => {
        sandbox.clock.advance(milliseconds / 1000);
      },
      ...more,
    }),
  });
  return { ...world, cache };
}

/** A browser that goes where it is sent, and on from there. */
export async function browse(url: string): Promise<boolean> {
  await fetch(url, { redirect: 'follow' });
  return true;
}

/** Everything secret that went to and fro, and must be nowhere in what is shown. */
export const secretForms: RegExp = /Duck(?:ClientSecret|Code|Device|Refresh|Access)-[A-Za-z0-9_-]{8}/u;
