import {
  areRoleCredentialsUsable,
  type PlannedConnection,
  type RoleCredentials,
  roleCredentialsOf,
} from '@duckbill/core';
import { connect } from './connect.ts';
import { type Connection, planErrors } from './connect-outcome.ts';
import { sessionPlace } from './session-place.ts';
import { ssoValues } from './sso-values.ts';
import { Walk } from './walk.ts';
import type { DoctorWorld } from './world.ts';
import { handedCredentials } from './handed-credentials.ts';

/**
 * Signs in for somebody else to go on: what `connect` does, without the list, and not at all while the session of an
 * earlier run, or of the AWS CLI, is good for another 15 minutes. Never throws, as `connect`.
 */
export async function signIn(planned: PlannedConnection, world: DoctorWorld): Promise<Connection> {
  const { plan } = planned;
  const steps = plan.steps.filter((step) => step.kind !== 'call' || step.service !== 's3');
  const signInOnly = { ...planned, plan: { ...plan, steps } };
  const place = planErrors(plan.problems).length > 0 ? undefined : sessionPlace(signInOnly);
  if (place === undefined) return connect(signInOnly, world);
  const kept = await world.cache.read(place);
  if (kept !== undefined && areRoleCredentialsUsable(kept, world.now().getTime()))
    return keptConnection(signInOnly, kept, place.file, world);
  const connection = await connect(signInOnly, world);
  const entry = connection.handedOver && roleCredentialsOf(connection.handedOver);
  if (entry !== undefined) await world.cache.write(place, entry);
  return connection;
}

/** A connection of which every step was spared. */
function keptConnection(
  planned: PlannedConnection,
  kept: RoleCredentials,
  file: string,
  world: DoctorWorld,
): Connection {
  const { plan } = planned;
  const walk = new Walk(planned, world);
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt, accountId, assumedRole } = kept;
  const session = { accessKeyId, secretAccessKey, sessionToken, expiresAt };
  walk.noteSession(session, kept.from);
  if (assumedRole !== undefined)
    walk.identityAfter = { arn: assumedRole.arn, account: accountId ?? '', userId: assumedRole.id };
  const spared = plan.steps.map((step) => ({
    step,
    outcome: 'skipped' as const,
    durationMs: 0,
    facts: {},
    added: false,
  }));
  const look = {
    step: {
      kind: 'cache',
      cache: 'role-credentials',
      file: `~/.aws/cli/cache/${file}`,
      spares: spared.length,
      access: 'read-write',
      purpose: 'added by Duckbill: use the session of an earlier run',
    },
    outcome: 'done',
    durationMs: 0,
    facts: { expiresAt },
    added: true,
  } as const;
  const handedOver = handedCredentials(walk);
  return {
    outcome: walk.secrets.maskAll({
      version: 1,
      ok: true,
      exit: 'ok',
      reason: 'connected',
      program: plan.program,
      target: plan.target,
      strategy: plan.strategy,
      signedIn: true,
      steps: [look, ...spared],
      ...(walk.identityAfter === undefined ? {} : { identityAfter: walk.identityAfter }),
      expiresAt,
      overrides: [],
      problems: plan.problems,
    }),
    credentials: session,
    ...(handedOver === undefined ? {} : { handedOver }),
    ssoValues: ssoValues(walk),
    secrets: walk.secrets.values,
  };
}
