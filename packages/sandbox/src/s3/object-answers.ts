import type { SandboxResponse } from '../http-message.ts';
import { abortUpload, beginUpload, completeUpload, listParts, listUploads, putPart } from './multipart-upload.ts';
import { readObject } from './read-object.ts';
import type { ObjectCall } from './s3-call.ts';
import type { ObjectOperation, S3Operation } from './s3-route.ts';
import { deleteObject, putObject } from './write-object.ts';

/** Who answers which call about objects. */
export const objectAnswers: Readonly<Record<ObjectOperation, (call: ObjectCall) => SandboxResponse>> = {
  GetObject: readObject,
  HeadObject: readObject,
  PutObject: putObject,
  DeleteObject: deleteObject,
  CreateMultipartUpload: beginUpload,
  UploadPart: putPart,
  CompleteMultipartUpload: completeUpload,
  AbortMultipartUpload: abortUpload,
  ListParts: listParts,
  ListMultipartUploads: listUploads,
};

export function isObjectOperation(operation: S3Operation): operation is ObjectOperation {
  return typeof operation === 'string' && Object.hasOwn(objectAnswers, operation);
}
