import { callS3 } from '../sdk/call-s3.ts';
import type { CallTarget, SigningKeys } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';

/** The region of a bucket: empty or `US` is us-east-1, `EU` is eu-west-1 (cyberduck-s3-connect §4.1; aws-wire §4.1). */
export async function bucketLocation(
  target: CallTarget,
  keys: SigningKeys | undefined,
  bucket: string,
  world: DoctorWorld,
): Promise<string> {
  const answer = await callS3(target, keys, world, (client, s3) =>
    client.send(new s3.GetBucketLocationCommand({ Bucket: bucket })),
  );
  const constraint: string = answer.LocationConstraint ?? '';
  if (constraint === '' || constraint === 'US') return 'us-east-1';
  return constraint === 'EU' ? 'eu-west-1' : constraint;
}
