import { type TSchema, Type } from 'typebox';

/** Twelve digits. */
export function account(description: string): TSchema {
  return Type.String({ pattern: '^[0-9]{12}$', description });
}

/** The ARN of an IAM user or role, with its path. */
export function arnOf(kind: 'user' | 'role', description: string): TSchema {
  return Type.String({ pattern: `^arn:aws[a-z-]*:iam::[0-9]{12}:${kind}/[!-~]+$`, description });
}

/** A policy document; `checkWorld` reads it as IAM does. */
export function policy(description: string): TSchema {
  return Type.Record(Type.String(), Type.Unknown(), { description });
}

export function region(description: string): TSchema {
  return Type.String({ pattern: '^[a-z]{2,}(-[a-z0-9]+)+$', description });
}

export function seconds(description: string): TSchema {
  return Type.Integer({ minimum: 1, description });
}

export function sessionName(description: string): TSchema {
  return Type.String({ pattern: '^[\\w+=,.@-]{2,64}$', description });
}

/** A moment in ISO 8601, with its zone. */
export function moment(description: string): TSchema {
  return Type.String({
    pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?Z$',
    description,
  });
}
