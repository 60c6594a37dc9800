import type * as S3 from '@aws-sdk/client-s3';
import type { DoctorWorld } from '../world.ts';
import { type CallTarget, clientSettings, type SigningKeys } from './client-settings.ts';
import { constructQuietly } from './construct-quietly.ts';
import { withDeadline } from './with-deadline.ts';

/** One call to S3 with a client of its own; without keys it is not signed. */
export async function callS3<Answer>(
  target: CallTarget,
  keys: SigningKeys | undefined,
  world: DoctorWorld,
  send: (client: S3.S3Client, s3: typeof S3) => Promise<Answer>,
): Promise<Answer> {
  const s3 = await import('@aws-sdk/client-s3');
  const settings = await clientSettings(target, keys, world);
  const client = constructQuietly(
    () =>
      new s3.S3Client({
        ...settings,
        ...(keys === undefined ? { signer: { sign: unsigned } } : {}),
        forcePathStyle: target.pathStyle ?? false,
        useArnRegion: false,
        disableS3ExpressSessionAuth: true,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
  );
  return withDeadline(client, world, () => send(client, s3));
}

async function unsigned<Request>(request: Request): Promise<Request> {
  return request;
}
