import type { PathListing } from '../connect-outcome.ts';
import { NotAwsError } from '../not-aws-error.ts';
import { callS3 } from '../sdk/call-s3.ts';
import type { CallTarget, SigningKeys } from '../sdk/client-settings.ts';
import type { Parameters } from '../sign-in/assume-role.ts';
import type { DoctorWorld } from '../world.ts';

/** The first page of what a bookmark's path holds. */
export async function listObjects(
  target: CallTarget,
  keys: SigningKeys | undefined,
  parameters: Parameters,
  world: DoctorWorld,
): Promise<PathListing> {
  const bucket = parameters.get('Bucket') ?? '';
  const prefix = parameters.get('Prefix') ?? '';
  const most = parameters.get('MaxKeys');
  const answer = await callS3(target, keys, world, (client, s3) =>
    client.send(
      new s3.ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix === '' ? undefined : prefix,
        Delimiter: parameters.get('Delimiter') ?? '/',
        MaxKeys: most === undefined ? undefined : Number(most),
      }),
    ),
  );
  if (answer.Name === undefined && answer.KeyCount === undefined) throw new NotAwsError('ListObjectsV2');
  return {
    bucket,
    prefix,
    files: (answer.Contents ?? []).map(({ Key }) => Key ?? ''),
    folders: (answer.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''),
    more: answer.IsTruncated === true,
  };
}
