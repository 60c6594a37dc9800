import { callS3 } from '../sdk/call-s3.ts';
import type { CallTarget, SigningKeys } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';

/** Length of one object, as text; a missing one is refused with 404, without words (aws-wire §4.1). */
export async function headObject(
  target: CallTarget,
  keys: SigningKeys | undefined,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  world: DoctorWorld,
): Promise<string> {
  const { ContentLength = 0 } = await callS3(target, keys, world, (client, s3) =>
    client.send(new s3.HeadObjectCommand({ Bucket: bucket, Key: key })),
  );
  return `${ContentLength}`;
}
