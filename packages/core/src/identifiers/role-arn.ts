import { isAccountId } from './account-id.ts';
import { isArnPartition, parseArn, type ArnPartition } from './arn.ts';
import { findPlaceholder } from './placeholder.ts';

/** Why a text is no ARN of an IAM role. */
export type RoleArnProblem =
  | 'empty'
  | 'placeholder'
  | 'surrounding-blanks'
  | 'not-an-arn'
  | 'partition'
  | 'assumed-role'
  | 'service'
  | 'region'
  | 'account'
  | 'user'
  | 'not-a-role'
  | 'name'
  | 'path'
  | 'length';

export interface RoleArn {
  readonly ok: true;
  readonly partition: ArnPartition;
  readonly account: string;
  /** With its slashes, `/` when there is none. */
  readonly path: string;
  readonly name: string;
}

export interface RoleArnFailure {
  readonly ok: false;
  readonly problem: RoleArnProblem;
  /** The role ARN that an assumed-role ARN was made from, when it has no path. */
  readonly suggestion?: string;
}

const ROLE_NAME = /^[\w+=,.@-]{1,64}$/u;
const PATH = /^[\x21-\x7E]*$/u;
const MIN_LENGTH = 20;
const MAX_LENGTH = 2048;
const MAX_PATH = 512;

/** Reads the ARN of an IAM role, or says what keeps it from being one (aws-config E.1). */
export function parseRoleArn(text: string): RoleArn | RoleArnFailure {
  const problem = (problem: RoleArnProblem): RoleArnFailure => ({ ok: false, problem });
  if (text === '') return problem('empty');
  if (findPlaceholder(text) !== undefined) return problem('placeholder');
  if (text.trim() !== text) return problem('surrounding-blanks');
  const arn = parseArn(text);
  if (arn === undefined) return problem('not-an-arn');
  if (!isArnPartition(arn.partition)) return problem('partition');
  if (arn.service === 'sts' && arn.resourceType === 'assumed-role') {
    const name = arn.resourceId.split('/')[0] ?? '';
    const suggestion = `arn:${arn.partition}:iam::${arn.account}:role/${name}`;
    return isAccountId(arn.account) && ROLE_NAME.test(name)
      ? { ok: false, problem: 'assumed-role', suggestion }
      : problem('assumed-role');
  }
  if (arn.service !== 'iam') return problem('service');
  if (arn.region !== '') return problem('region');
  if (!isAccountId(arn.account)) return problem('account');
  if (arn.resourceType === 'user') return problem('user');
  if (!arn.resource.startsWith('role/')) return problem('not-a-role');
  const slash = arn.resource.lastIndexOf('/');
  const name = arn.resource.slice(slash + 1);
  const path = arn.resource.slice('role'.length, slash + 1);
  if (!ROLE_NAME.test(name)) return problem('name');
  if (path.length > MAX_PATH || !PATH.test(path)) return problem('path');
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return problem('length');
  return { ok: true, partition: arn.partition, account: arn.account, path, name };
}
