import type { ProfileValues, ProgramId } from '@duckbill/core';

/** A bookmark, a connection profile or the name of an AWS profile, with what is in `~/.aws`. */
export interface PlanRequest {
  readonly bookmark?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly profile?: ProfileValues;
  readonly awsProfile?: string;
  /** The connection profile that the bookmark names. */
  readonly installed?: ProfileValues;
  readonly config?: string;
  readonly credentials?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly program: ProgramId;
}

export const keys = '[reports]\naws_access_key_id = AKIAIOSFODNN7QWERTY1\naws_secret_access_key = …\n';

export const role = '[profile team]\nrole_arn = arn:aws:iam::111122223333:role/Reports\nsource_profile = reports\n';

/** A bookmark for credentials of the AWS CLI, unless it says otherwise. */
export function cyberduck(
  bookmark: NonNullable<PlanRequest['bookmark']>,
  more: Omit<Partial<PlanRequest>, 'bookmark'> = {},
): PlanRequest {
  return {
    bookmark: { Protocol: 's3', Provider: 's3-cli', Hostname: 's3.amazonaws.com', ...bookmark },
    program: 'cyberduck@9.5',
    ...more,
  };
}

export function awsCli(awsProfile: string, files: Partial<PlanRequest>): PlanRequest {
  return { awsProfile, program: 'aws-cli@2', ...files };
}
