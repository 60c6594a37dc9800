import { evaluatePolicies, readPolicy, RequestContext } from '@duckbill/core';
import type { Exchange } from '../exchange.ts';
import type { Session } from '../sessions.ts';
import { accountOfArn, type WorldRole } from '../world.ts';

/** Who runs the program that asks. */
export interface Workload {
  /** What the credentials are remembered under. */
  readonly place: string;
  readonly roleArn: string;
  readonly sessionName: string;
  /** The services, one of which the role has to trust. */
  readonly services: readonly string[];
  readonly duration: number;
}

/** Credentials of a workload's role; the text says why there are none. */
export function sessionOfWorkload(exchange: Exchange, workload: Workload): Session | string {
  const role = exchange.world.role(workload.roleArn);
  if (role === undefined) return 'there is no such role';
  if (!trustsOneOf(role, workload.services, exchange.now)) {
    return `the trust policy of the role does not name ${workload.services.join(' or ')}`;
  }
  return exchange.metadata.session(workload.place, role.roleId, exchange.now, () =>
    exchange.sessions.issue(
      {
        kind: 'role-session',
        roleArn: role.arn,
        roleId: role.roleId,
        sessionName: workload.sessionName,
        sessionPolicies: undefined,
        sourceIdentity: undefined,
        tags: [],
        transitiveTagKeys: [],
      },
      exchange.now,
      workload.duration,
    ),
  );
}

function trustsOneOf(role: WorldRole, services: readonly string[], now: number): boolean {
  const context = new RequestContext([
    ['aws:SourceAccount', accountOfArn(role.arn) ?? ''],
    ['aws:CurrentTime', new Date(now * 1000).toISOString()],
    ['aws:EpochTime', String(Math.floor(now))],
  ]);
  const trust = [readPolicy(role.trust)];
  return services.some(
    (service) =>
      evaluatePolicies(
        { principal: { kind: 'service', service }, action: 'sts:AssumeRole', resource: role.arn, context },
        { trust },
      ).decision === 'allow',
  );
}

/** A moment as the metadata services write it. */
export function metadataTime(epochSeconds: number): string {
  return `${new Date(Math.floor(epochSeconds) * 1000).toISOString().slice(0, 19)}Z`;
}
