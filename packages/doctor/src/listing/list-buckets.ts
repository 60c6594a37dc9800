import type { BucketFact } from '../connect-outcome.ts';
import { NotAwsError } from '../not-aws-error.ts';
import { callS3 } from '../sdk/call-s3.ts';
import type { CallTarget, SigningKeys } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';

/** The buckets of the account, as Cyberduck lists them at `/`. */
export async function listBuckets(
  target: CallTarget,
  keys: SigningKeys | undefined,
  world: DoctorWorld,
): Promise<BucketFact[]> {
  const answer = await callS3(target, keys, world, (client, s3) => client.send(new s3.ListBucketsCommand({})));
  if (answer.Buckets === undefined && answer.Owner === undefined) throw new NotAwsError('ListBuckets');
  return (answer.Buckets ?? []).map(({ Name, CreationDate, BucketRegion }) => ({
    name: Name ?? '',
    ...(CreationDate === undefined || Number.isNaN(CreationDate.getTime())
      ? {}
      : { createdAt: CreationDate.toISOString() }),
    ...(BucketRegion === undefined ? {} : { region: BucketRegion }),
  }));
}
