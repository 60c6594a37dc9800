import { callerArn, type Caller, type RequestFacts } from '../caller.ts';
import { randomHex, type Exchange } from '../exchange.ts';
import { headerValue, type HeaderField, type SandboxResponse } from '../http-message.ts';
import { noteFailure, shownParametersOf } from '../journal.ts';
import { ServiceFailure } from '../service-failure.ts';
import { textElement } from '../xml-text.ts';
import { authenticateS3, withBucketRegion } from './authenticate-s3.ts';
import { listBuckets } from './list-buckets.ts';
import { listObjects, listObjectsV2 } from './list-objects.ts';
import { isObjectOperation, objectAnswers } from './object-answers.ts';
import { s3Document, s3Empty, s3Error, type S3Ids } from './s3-answer.ts';
import { checkS3Permission, type OwnedBucket } from './s3-permission.ts';
import { operationName, routeS3, type S3Route } from './s3-route.ts';

const longestBody = 10_000_000;

/** Answer one request as S3 does. */
export function answerS3(exchange: Exchange): SandboxResponse {
  const { request, draft } = exchange;
  const ids: S3Ids = {
    requestId: randomHex(exchange.random, 8).toUpperCase(),
    hostId: Buffer.from(exchange.random(56)).toString('base64'),
  };
  draft.requestId = ids.requestId;
  try {
    if (request.body.length > longestBody) {
      throw new ServiceFailure(413, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    }
    const route = routeS3(request);
    draft.operation = operationName(route.operation);
    draft.parameters = shownParametersOf(route.parameters);
    return answerRoute(exchange, route, ids);
  } catch (error) {
    const failure = error instanceof ServiceFailure ? error : internalError();
    noteFailure(draft, failure);
    return s3Error(failure, ids, request.method !== 'HEAD');
  }
}

function internalError(): ServiceFailure {
  return new ServiceFailure(500, 'InternalError', 'We encountered an internal error. Please try again.');
}

function answerRoute(exchange: Exchange, route: S3Route, ids: S3Ids): SandboxResponse {
  const bucket = route.bucket === undefined ? undefined : exchange.world.bucket(route.bucket);
  const caller = authenticate(exchange, bucket?.region, route.endpoint.region);
  if (caller !== undefined) exchange.draft.caller = callerArn(caller);
  const facts: RequestFacts = {
    now: exchange.now,
    sourceIp: exchange.request.sourceIp ?? '127.0.0.1',
    region: bucket?.region ?? route.endpoint.region ?? 'us-east-1',
    userAgent: headerValue(exchange.request.headers, 'user-agent'),
  };
  if (route.bucket === undefined) return answerService(exchange, route, caller, facts, ids);
  if (bucket === undefined) {
    throw new ServiceFailure(404, 'NoSuchBucket', 'The specified bucket does not exist', {
      elements: [textElement('BucketName', route.bucket)],
    });
  }
  const target: OwnedBucket = { bucket, owner: exchange.world.bucketOwner(bucket) };
  checkExpectedOwner(exchange, target);
  if (isObjectOperation(route.operation))
    return objectAnswers[route.operation]({
      exchange,
      caller,
      target,
      key: route.key,
      parameters: route.parameters,
      facts,
      ids,
    });
  return answerBucket(exchange, route, caller, target, facts, ids);
}

function authenticate(
  exchange: Exchange,
  bucketRegion: string | undefined,
  region: string | undefined,
): Caller | undefined {
  try {
    return authenticateS3(exchange, bucketRegion ?? region);
  } catch (error) {
    if (error instanceof ServiceFailure) throw withBucketRegion(error, bucketRegion);
    throw error;
  }
}

function checkExpectedOwner(exchange: Exchange, target: OwnedBucket): void {
  const expected = headerValue(exchange.request.headers, 'x-amz-expected-bucket-owner');
  if (expected === undefined) return;
  if (!/^[0-9]{12}$/.test(expected)) {
    const text = `The value of the expected bucket owner parameter must be an AWS Account ID... [${expected}]`;
    throw new ServiceFailure(400, 'InvalidBucketOwnerAWSAccountID', text);
  }
  if (expected !== target.owner) throw new ServiceFailure(403, 'AccessDenied', 'Access Denied');
}

function answerService(
  exchange: Exchange,
  route: S3Route,
  caller: Caller | undefined,
  facts: RequestFacts,
  ids: S3Ids,
): SandboxResponse {
  if (route.operation !== 'ListBuckets') {
    throw new ServiceFailure(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      elements: [textElement('Method', exchange.request.method), textElement('ResourceType', 'SERVICE')],
    });
  }
  checkS3Permission(caller, 's3:ListAllMyBuckets', undefined, facts);
  if (caller === undefined) throw internalError();
  return s3Document('ListAllMyBucketsResult', listBuckets(exchange, caller, route.parameters), ids);
}

function answerBucket(
  exchange: Exchange,
  route: S3Route,
  caller: Caller | undefined,
  target: OwnedBucket,
  facts: RequestFacts,
  ids: S3Ids,
): SandboxResponse {
  const { bucket, owner } = target;
  const regionHeader: readonly HeaderField[] = [['x-amz-bucket-region', bucket.region]];
  switch (route.operation) {
    case 'HeadBucket':
      checkS3Permission(caller, 's3:ListBucket', target, facts);
      return s3Empty(
        [...regionHeader, ['x-amz-bucket-arn', `arn:aws:s3:::${bucket.name}`], ['x-amz-access-point-alias', 'false']],
        ids,
      );
    case 'GetBucketLocation': {
      checkS3Permission(caller, 's3:GetBucketLocation', target, facts);
      const constraint = bucket.locationConstraint ?? (bucket.region === 'us-east-1' ? '' : bucket.region);
      return s3Document('LocationConstraint', [constraint], ids);
    }
    case 'ListObjectsV2':
      checkS3Permission(caller, 's3:ListBucket', target, facts, listingKeys(route.parameters));
      return s3Document(
        'ListBucketResult',
        listObjectsV2({ bucket, owner, contents: exchange.objects }, route.parameters),
        ids,
        regionHeader,
      );
    case 'ListObjects':
      checkS3Permission(caller, 's3:ListBucket', target, facts, listingKeys(route.parameters));
      return s3Document(
        'ListBucketResult',
        listObjects({ bucket, owner, contents: exchange.objects }, route.parameters),
        ids,
        regionHeader,
      );
    case 'ListBuckets':
      return notModelled(route);
    default: {
      const setting = route.operation;
      if (typeof setting === 'string' || 'notModelled' in setting) return notModelled(route);
      checkS3Permission(caller, setting.action, target, facts);
      const { name, parts } = setting.read(target);
      return s3Document(name, parts, ids);
    }
  }
}

function notModelled(route: S3Route): never {
  throw new ServiceFailure(501, 'NotImplemented', `The sandbox does not model ${operationName(route.operation)}.`);
}

function listingKeys(parameters: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return ['prefix', 'delimiter', 'max-keys'].flatMap((name) => {
    const value = parameters.get(name);
    return value === undefined ? [] : [[`s3:${name}`, value] as const];
  });
}
