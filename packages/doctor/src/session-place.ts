import { createHash } from 'node:crypto';
import {
  assumeRoleCacheFile,
  ssoRoleCacheFile,
  type CallStep,
  type PlannedConnection,
  type PlanStep,
  webIdentityCacheFile,
} from '@duckbill/core';
import type { CachePlace } from './token-cache.ts';

/**
 * Where a session that a plan ends with may be kept between runs: under the name by which the AWS CLI looks for it, and
 * under one of our own for GetSessionToken, which the AWS CLI keeps for nobody (aws-config D.4). Undefined when the plan
 * looks into the cache by itself, when what goes out is typed in, or when it holds what no name tells apart (a session
 * policy, tags).
 */
export function sessionPlace({ plan, keys }: PlannedConnection): CachePlace<'role-credentials'> | undefined {
  if (plan.steps.some((step) => step.kind === 'cache' && step.cache === 'role-credentials')) return undefined;
  const exchange = plan.steps.findLast(isExchange);
  const known = exchange && knownParameters(exchange);
  if (exchange === undefined || known === undefined) return undefined;
  const startUrl = plan.settings.findLast(({ name }) => name === 'sso_start_url')?.value;
  const file = fileOf(exchange, known, keys.accessKeyId, startUrl);
  return file === undefined ? undefined : { cache: 'role-credentials', file };
}

const exchanges: ReadonlySet<CallStep['operation']> = new Set([
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'GetSessionToken',
  'GetRoleCredentials',
]);

function isExchange(step: PlanStep): step is CallStep {
  return step.kind === 'call' && exchanges.has(step.operation);
}

/** What every run sends anew, and what is no part of the name. */
const passing: ReadonlySet<string> = new Set(['TokenCode', 'WebIdentityToken', 'accessToken']);

const named: ReadonlySet<string> = new Set([
  'RoleArn',
  'RoleSessionName',
  'DurationSeconds',
  'ExternalId',
  'SerialNumber',
  'accountId',
  'roleName',
]);

function knownParameters({ parameters }: CallStep): ReadonlyMap<string, string> | undefined {
  const known = new Map<string, string>();
  for (const { name, value } of parameters) {
    // A name made up for each session, as the AWS CLI's own, does not count.
    if (passing.has(name) || (name === 'RoleSessionName' && value.kind === 'generated')) continue;
    if (value.kind !== 'known' || !named.has(name)) return undefined;
    known.set(name, value.value);
  }
  return known;
}

function fileOf(
  step: CallStep,
  known: ReadonlyMap<string, string>,
  accessKeyId: string | undefined,
  startUrl: string | undefined,
): string | undefined {
  const RoleArn = known.get('RoleArn');
  const RoleSessionName = known.get('RoleSessionName');
  const session = RoleSessionName === undefined ? {} : { RoleSessionName };
  switch (step.operation) {
    case 'AssumeRole':
      return RoleArn && assumeRoleCacheFile({ RoleArn, ...session, ...numberOf(known), ...rest(known) }, sha1Hex);
    case 'AssumeRoleWithWebIdentity':
      return RoleArn && webIdentityCacheFile({ RoleArn, ...session }, sha1Hex);
    case 'GetRoleCredentials': {
      const accountId = known.get('accountId');
      const roleName = known.get('roleName');
      if (accountId === undefined || roleName === undefined || startUrl === undefined) return undefined;
      // As the AWS CLI does for a profile without sso_session: a bookmark knows no sessions.
      return ssoRoleCacheFile({ accountId, roleName, startUrl }, sha1Hex);
    }
    case 'GetSessionToken':
      return accessKeyId && `${sha1Hex(JSON.stringify(['duckbill', accessKeyId, ...known].flat()))}.json`;
    default:
      return undefined;
  }
}

function numberOf(known: ReadonlyMap<string, string>): { DurationSeconds?: number } {
  const seconds = known.get('DurationSeconds');
  return seconds === undefined ? {} : { DurationSeconds: Number(seconds) };
}

function rest(known: ReadonlyMap<string, string>): { ExternalId?: string; SerialNumber?: string } {
  const ExternalId = known.get('ExternalId');
  const SerialNumber = known.get('SerialNumber');
  return {
    ...(ExternalId === undefined ? {} : { ExternalId }),
    ...(SerialNumber === undefined ? {} : { SerialNumber }),
  };
}

function sha1Hex(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex');
}
