import type { SessionCredentials } from '../connect-outcome.ts';
import { NotAwsError } from '../not-aws-error.ts';
import { readJsonMembers, textMember } from './json-members.ts';
import { SignInError } from './sign-in-error.ts';

/**
 * Keys as the metadata services of containers and instances show them; their token is called `Token`. Throws SignInError
 * for a refusal, NotAwsError for an answer that is no document: a captive portal.
 */
export function readMetadataKeys(text: string, status: number): SessionCredentials {
  const members = readJsonMembers(text);
  if (status < 400 && members === undefined) throw new NotAwsError('a metadata service');
  if (status >= 400 || members === undefined) throw refused(status, members);
  const said = textMember(members, 'Code');
  if (said !== undefined && said !== 'Success')
    throw new SignInError('metadata', textMember(members, 'Message') ?? said, { code: said, status });
  const accessKeyId = textMember(members, 'AccessKeyId');
  const secretAccessKey = textMember(members, 'SecretAccessKey');
  if (accessKeyId === undefined || secretAccessKey === undefined) throw refused(status, members);
  const sessionToken = textMember(members, 'Token');
  const ends = new Date(textMember(members, 'Expiration') ?? Number.NaN);
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(Number.isNaN(ends.getTime()) ? {} : { expiresAt: ends.toISOString() }),
  };
}

function refused(status: number, members: ReadonlyMap<string, unknown> | undefined): SignInError {
  const code = members && (textMember(members, 'code') ?? textMember(members, 'Code'));
  const said = members && (textMember(members, 'message') ?? textMember(members, 'Message'));
  const message = said ?? (status >= 400 ? `HTTP ${status}` : 'the answer holds no keys');
  return new SignInError('metadata', message, { code: status >= 400 ? `HTTP ${status}` : (code ?? 'NoKeys'), status });
}
