import { parseArn } from '../identifiers/arn.ts';

/** The last name in a user's ARN: its path is no part of `aws:username`. */
export function nameOfUser(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** The ARN of a session's role, if that has no path; empty for another ARN. */
export function roleOfSession(arn: string): string {
  const parsed = parseArn(arn);
  if (parsed === undefined || parsed.service !== 'sts' || parsed.resourceType !== 'assumed-role') return '';
  const [name = ''] = parsed.resourceId.split('/');
  return `arn:${parsed.partition}:iam::${parsed.account}:role/${name}`;
}
