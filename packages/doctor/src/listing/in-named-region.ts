import { type ProgramId, programs } from '@duckbill/core';
import { regionHint } from '../region-hint.ts';
import type { CallTarget } from '../sdk/client-settings.ts';

/**
 * Asks S3, and both AWS CLIs once more when its refusal names the region to sign for, as botocore's redirector does.
 * The other programs leave it at the refusal.
 */
export async function inNamedRegion<Answer>(
  target: CallTarget,
  program: ProgramId,
  ask: (target: CallTarget) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask(target);
  } catch (error) {
    const region = programs[program].family === 'botocore' ? regionHint(error) : undefined;
    if (region === undefined) throw error;
    return ask({ ...target, signingRegion: region });
  }
}
