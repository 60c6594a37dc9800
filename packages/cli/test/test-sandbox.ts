import { mfaRole, mfaRoleWorld, type Sandbox, startSandbox, totpCode } from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';

/** A local AWS for one test. */
export async function sandboxForTest(): Promise<Sandbox> {
  const sandbox = await startSandbox({ world: mfaRoleWorld() });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The code of the user's authenticator, now or some steps away. Each is taken once. */
export function mfaCode(sandbox: Sandbox, step = 0, secret: string = mfaRole.user.mfaSecret): string {
  return totpCode({ secret, now: sandbox.clock.now(), step });
}

/** A code that is right at no time near now. */
export function wrongCode(sandbox: Sandbox): string {
  const right = new Set(Array.from({ length: 41 }, (_, index) => mfaCode(sandbox, index - 20)));
  return ['000000', '111111', '222222', '333333'].find((code) => !right.has(code)) ?? '444444';
}
