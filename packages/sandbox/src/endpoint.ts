import { partitionOfRegion, partitions } from '@duckbill/core';
import { headerValue, hostName, splitTarget, type SandboxRequest } from './http-message.ts';
import { isAuthorizationProblem, parseAuthorization } from './sigv4/parse-authorization.ts';

/** `ec2-metadata` and `container-credentials` are no services of AWS's network, but stand beside the program. */
export const services = ['sts', 'iam', 's3', 'sso-oidc', 'sso', 'ec2-metadata', 'container-credentials'] as const;

export type Service = (typeof services)[number];

/** What the host name says about where a request wanted to go. A bare loopback address says nothing. */
export interface Endpoint {
  readonly service: Service | undefined;
  readonly region: string | undefined;
  /** The bucket of virtual-host style. */
  readonly bucket: string | undefined;
}

const nowhere: Endpoint = { service: undefined, region: undefined, bucket: undefined };
const suffixes = ['.amazonaws.com.cn', '.amazonaws.com', '.localhost'];

/**
 * Read a host name: `sts.REGION.amazonaws.com`, `BUCKET.s3.REGION.amazonaws.com`, `oidc.REGION.amazonaws.com`,
 * `portal.sso.REGION.amazonaws.com`, `device.sso.REGION.amazonaws.com`, the same with `.localhost`, and `BUCKET.localhost`.
 */
export function readEndpoint(host: string): Endpoint {
  const suffix = suffixes.find((one) => host.endsWith(one));
  if (suffix === undefined) return nowhere;
  const labels = host.slice(0, -suffix.length).split('.');
  const [first, second] = labels;
  if (first === 'sts' && labels.length <= 2)
    return { service: 'sts', region: second ?? globalRegion(suffix), bucket: undefined };
  if (first === 'iam' && labels.length === 1)
    return { service: 'iam', region: globalRegion(suffix), bucket: undefined };
  const ofIdentityCenter = identityCenterEndpoint(labels);
  if (ofIdentityCenter !== undefined) return ofIdentityCenter;
  const last = labels.at(-1);
  if (last === 's3') return s3Endpoint(labels.slice(0, -1), globalRegion(suffix));
  if (labels.at(-2) === 's3') return s3Endpoint(labels.slice(0, -2), last);
  if (suffix === '.localhost') return { service: 's3', region: undefined, bucket: labels.join('.') };
  return nowhere;
}

/** Identity Center has no global endpoint: the last word is always a region. */
function identityCenterEndpoint(labels: readonly string[]): Endpoint | undefined {
  const region = labels.at(-1);
  if (region === undefined || !isRegionShaped(region)) return undefined;
  switch (labels.slice(0, -1).join('.')) {
    case 'oidc':
    case 'device.sso':
      return { service: 'sso-oidc', region, bucket: undefined };
    case 'portal.sso':
      return { service: 'sso', region, bucket: undefined };
    default:
      return undefined;
  }
}

function s3Endpoint(bucket: readonly string[], region: string | undefined): Endpoint {
  return { service: 's3', region, bucket: bucket.length === 0 ? undefined : bucket.join('.') };
}

/** `sts.amazonaws.com` and `s3.amazonaws.com` are us-east-1; the same on localhost is anywhere. */
function globalRegion(suffix: string): string | undefined {
  return suffix === '.amazonaws.com' ? 'us-east-1' : undefined;
}

/**
 * Which service a request means: by host, else by its form, else by the scope of its signature, else by
 * its path, else S3.
 */
export function serviceOf(request: SandboxRequest): Service {
  const named = readEndpoint(hostName(request.headers)).service;
  if (named !== undefined) return named;
  const { path, query } = splitTarget(request.target);
  const contentType = headerValue(request.headers, 'content-type') ?? '';
  // IAM and STS speak alike; the scope tells.
  if (path === '/' && scopeOf(request) === 'iam') return 'iam';
  if (request.method === 'POST' && path === '/' && contentType.startsWith('application/x-www-form-urlencoded'))
    return 'sts';
  if (path === '/' && (query.startsWith('Action=') || query.includes('&Action='))) return 'sts';
  // No bucket has a name of two characters, so these are never addresses of S3.
  if (path.startsWith('/v1/') || path.startsWith('/v2/')) return 'container-credentials';
  const header = headerValue(request.headers, 'authorization');
  if (header === undefined && instancePaths.some((start) => path.startsWith(start))) return 'ec2-metadata';
  // What is modelled of Identity Center is never signed (aws-wire §5): a signed `/token` is a bucket of that name.
  if (header === undefined) return servicesOfPaths.get(path) ?? 's3';
  return servicesOfScopes.get(scopeOf(request) ?? '') ?? 's3';
}

/** The service that a request was signed for. */
function scopeOf(request: SandboxRequest): string | undefined {
  const header = headerValue(request.headers, 'authorization');
  const authorization = header === undefined ? undefined : parseAuthorization(header);
  return authorization === undefined || isAuthorizationProblem(authorization) ? undefined : authorization.scope.service;
}

/** By the names that the services go by in a credential scope. */
const servicesOfScopes: ReadonlyMap<string, Service> = new Map([
  ['sts', 'sts'],
  ['sso-oauth', 'sso-oidc'],
  ['awsssoportal', 'sso'],
]);

/** Never signed either; a signed request means a bucket called `latest`. */
const instancePaths = ['/latest/api/', '/latest/meta-data', '/latest/dynamic/'];

const servicesOfPaths: ReadonlyMap<string, Service> = new Map([
  ['/client/register', 'sso-oidc'],
  ['/device_authorization', 'sso-oidc'],
  ['/token', 'sso-oidc'],
  ['/authorize', 'sso-oidc'],
  ['/device', 'sso-oidc'],
  ['/assignment/accounts', 'sso'],
  ['/assignment/roles', 'sso'],
  ['/federation/credentials', 'sso'],
  ['/logout', 'sso'],
]);

/** Whether a region exists in any partition. */
export function isKnownRegion(region: string): boolean {
  return partitionOfRegion(region)?.regions.includes(region) ?? partitions.some((one) => one.regions.includes(region));
}

/** Whether a text can be the region of a scope, where the endpoint does not say which it is. */
export function isRegionShaped(region: string): boolean {
  return partitionOfRegion(region) !== undefined;
}
