import { ServiceFailure } from '../service-failure.ts';
import type { WorldBucket } from '../world.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';
import { canonicalId } from './list-buckets.ts';
import type { OwnedBucket } from './s3-permission.ts';

/** A setting of a bucket that can be read: a subresource of its own. */
export interface BucketSetting {
  readonly operation: string;
  /** What one has to be allowed. */
  readonly action: string;
  readonly read: (target: OwnedBucket) => SettingDocument;
}

export interface SettingDocument {
  readonly name: string;
  readonly parts: readonly XmlPart[];
}

/** Settings by their name in the query, with what a bucket has when nobody changed them (aws-wire §4.1). */
export const bucketSettings: ReadonlyMap<string, BucketSetting> = new Map([
  ['acl', { operation: 'GetBucketAcl', action: 's3:GetBucketAcl', read: readAcl }],
  ['encryption', { operation: 'GetBucketEncryption', action: 's3:GetEncryptionConfiguration', read: readEncryption }],
  [
    'lifecycle',
    {
      operation: 'GetBucketLifecycleConfiguration',
      action: 's3:GetLifecycleConfiguration',
      read: absent('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
    },
  ],
  ['logging', { operation: 'GetBucketLogging', action: 's3:GetBucketLogging', read: readLogging }],
  [
    'ownershipControls',
    { operation: 'GetBucketOwnershipControls', action: 's3:GetBucketOwnershipControls', read: readOwnership },
  ],
  [
    'publicAccessBlock',
    { operation: 'GetPublicAccessBlock', action: 's3:GetBucketPublicAccessBlock', read: readPublicAccess },
  ],
  [
    'tagging',
    {
      operation: 'GetBucketTagging',
      action: 's3:GetBucketTagging',
      read: absent('NoSuchTagSet', 'The TagSet does not exist'),
    },
  ],
  ['versioning', { operation: 'GetBucketVersioning', action: 's3:GetBucketVersioning', read: readVersioning }],
]);

function absent(code: string, text: string): BucketSetting['read'] {
  return ({ bucket }) => {
    throw missing(bucket, code, text);
  };
}

function missing(bucket: WorldBucket, code: string, text: string): ServiceFailure {
  return new ServiceFailure(404, code, text, { elements: [textElement('BucketName', bucket.name)] });
}

function readAcl({ owner }: OwnedBucket): SettingDocument {
  const id = textElement('ID', canonicalId(owner));
  const type = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"';
  const grant = element('Grant', [element('Grantee', [id], type), textElement('Permission', 'FULL_CONTROL')]);
  return { name: 'AccessControlPolicy', parts: [element('Owner', [id]), element('AccessControlList', [grant])] };
}

function readEncryption(): SettingDocument {
  const algorithm = element('ApplyServerSideEncryptionByDefault', [textElement('SSEAlgorithm', 'AES256')]);
  const rule = element('Rule', [algorithm, textElement('BucketKeyEnabled', false)]);
  return { name: 'ServerSideEncryptionConfiguration', parts: [rule] };
}

function readLogging(): SettingDocument {
  return { name: 'BucketLoggingStatus', parts: [] };
}

function readOwnership({ bucket }: OwnedBucket): SettingDocument {
  if (bucket.ownershipControls === false) {
    throw missing(bucket, 'OwnershipControlsNotFoundError', 'The bucket ownership controls were not found');
  }
  const rule = element('Rule', [textElement('ObjectOwnership', 'BucketOwnerEnforced')]);
  return { name: 'OwnershipControls', parts: [rule] };
}

function readPublicAccess({ bucket }: OwnedBucket): SettingDocument {
  if (bucket.publicAccessBlock === false) {
    const text = 'The public access block configuration was not found';
    throw missing(bucket, 'NoSuchPublicAccessBlockConfiguration', text);
  }
  const names = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
  return { name: 'PublicAccessBlockConfiguration', parts: names.map((name) => textElement(name, true)) };
}

/** A bucket that was never versioned has no Status at all. */
function readVersioning({ bucket }: OwnedBucket): SettingDocument {
  return { name: 'VersioningConfiguration', parts: [optionalElement('Status', bucket.versioning)] };
}
