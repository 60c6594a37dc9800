import type { PolicyDocument } from '../world.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

const version = '2012-10-17';

/** A policy of one statement that allows. */
export function allow(actions: readonly string[], resource: string, condition?: object): PolicyDocument {
  return {
    Version: version,
    Statement: [
      {
        Effect: 'Allow',
        Action: actions,
        Resource: resource,
        ...(condition === undefined ? {} : { Condition: condition }),
      },
    ],
  };
}

/** A trust policy of one statement. */
export function trust(principal: Values, actions: readonly string[], condition: object = {}): PolicyDocument {
  return {
    Version: version,
    Statement: [
      {
        Effect: 'Allow',
        Principal: principal,
        Action: actions,
        ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
      },
    ],
  };
}

/** The condition that guides write for MFA. */
export const withMfa: object = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
