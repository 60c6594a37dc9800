import { mfaRole } from '@duckbill/sandbox';
import { credentialsIn } from '../practice-client.ts';
import { assumes, assumesWithoutMfa, user } from './assuming.ts';
import type { StsFailure } from './sts-failure.ts';

const denied = { status: 403, code: 'AccessDenied' } as const;

function notAuthorized(role: string): string {
  return `User: ${user.arn} is not authorized to perform: sts:AssumeRole on resource: ${role}`;
}

/** What trust and permissions refuse. */
export const ofAuthorization: readonly StsFailure[] = [
  { title: 'MFA missing', ...denied, message: notAuthorized(mfaRole.roleArn), produce: assumesWithoutMfa({}) },
  {
    title: 'not trusted',
    ...denied,
    message: notAuthorized(mfaRole.foreignRoleArn),
    produce: assumes({ RoleArn: mfaRole.foreignRoleArn }),
  },
  {
    title: 'external id wrong',
    ...denied,
    message: notAuthorized(mfaRole.externalIdRoleArn),
    produce: assumes({ RoleArn: mfaRole.externalIdRoleArn, ExternalId: 'wrong' }),
  },
  {
    title: 'no such role',
    ...denied,
    message: notAuthorized(`${mfaRole.roleArn}X`),
    produce: assumes({ RoleArn: `${mfaRole.roleArn}X` }),
  },
  {
    title: 'a session that wants a session token',
    ...denied,
    message: 'Cannot call GetSessionToken with session credentials',
    produce: async (client) => client.sts(credentialsIn(await client.assume()), 'GetSessionToken'),
  },
];
