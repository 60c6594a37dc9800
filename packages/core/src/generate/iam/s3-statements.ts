import type { IamSpec } from './iam-spec.ts';
import type { IamStatement } from './policy-document.ts';
import { literalPrefix } from './policy-prefix.ts';

const listing = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'];
/** The other two of the above know no prefix. */
const listingBelow = ['s3:ListBucket', 's3:ListBucketVersions'];
const reading = ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTagging', 's3:GetObjectVersionTagging'];
const writing = [
  's3:PutObject',
  's3:PutObjectTagging',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
];

/** What is allowed in S3: to list, to read, to write, in all buckets, some, or below prefixes. */
export function s3Statements(spec: IamSpec): readonly IamStatement[] {
  const { partition, access, buckets, prefixes, listAllBuckets } = spec;
  const arn = (rest: string): string => `arn:${partition}:s3:::${rest}`;
  const all = buckets.length === 0 && prefixes.length === 0;
  if (all && access === 'full') return [allow('EverythingInS3', ['s3:*'], ['*'])];
  const names = all ? ['*'] : buckets;
  const statements: IamStatement[] = [];
  if (listAllBuckets) statements.push(allow('ListAllBuckets', ['s3:ListAllMyBuckets'], ['*']));
  if (names.length > 0 && access === 'full') {
    const resources = names.flatMap((name) => [arn(name), arn(`${name}/*`)]);
    return [...statements, allow('EverythingInTheseBuckets', ['s3:*'], resources)];
  }
  if (names.length > 0) statements.push(allow('ListTheseBuckets', listing, names.map(arn)));
  const prefixed = [...new Set(prefixes.map(({ bucket }) => bucket))];
  if (prefixed.length > 0) {
    statements.push(allow('FindBucketRegions', ['s3:GetBucketLocation'], prefixed.map(arn)));
    for (const [index, bucket] of prefixed.entries()) {
      const below = prefixes.filter((one) => one.bucket === bucket).map(({ prefix }) => literalPrefix(prefix));
      statements.push({
        ...allow(`ListThesePrefixes${index === 0 ? '' : index + 1}`, listingBelow, [arn(bucket)]),
        conditions: [['StringLike', 's3:prefix', ...below.flatMap((one) => [one, `${one}*`])]],
      });
    }
  }
  const objects = [
    ...names.map((name) => arn(`${name}/*`)),
    ...prefixes.map(({ bucket, prefix }) => arn(`${bucket}/${literalPrefix(prefix)}*`)),
  ];
  statements.push(allow('ReadObjects', reading, objects));
  if (access !== 'read-only') statements.push(allow('WriteObjects', writing, objects));
  return statements;
}

function allow(sid: string, actions: readonly string[], resources: readonly string[]): IamStatement {
  return { sid, effect: 'Allow', actions, resources };
}
