import type { Facts } from '../diagnostic/diagnostic.ts';
import type { Failure, FailureContext } from './failure.ts';

/** `User: ARN is not authorized to perform: ACTION on resource: RESOURCE …` (aws-wire §4.2). */
export function readFacts(failure: Failure, text: string): Facts {
  const facts: Record<string, string> = {};
  const caller = wordAfter(text, 'User: ');
  if (caller?.startsWith('arn:')) facts['caller'] = caller;
  const action = wordAfter(text, 'not authorized to perform: ');
  if (action !== undefined) facts['action'] = action;
  const resource = wordAfter(text, 'on resource: ') ?? failure.context?.roleArn;
  if (resource !== undefined) facts['resource'] = resource;
  for (const [name, marker] of markedNames) {
    const value = wordAfter(text, marker);
    if (value !== undefined) facts[name] = value;
  }
  for (const [name, value] of contextFacts(failure.context ?? {})) if (value !== undefined) facts[name] = value;
  return facts;
}

/** What stands before the names in texts of the AWS CLI and of Cyberduck (aws-config C, D.1; cyberduck-s3-connect §1.8). */
const markedNames: readonly (readonly [string, string])[] = [
  ['profile', 'The config profile ('],
  ['profile', 'using profile: ['],
  ['profile', 'referenced in the profile '],
  ['profile', 'No matching configuration for profile '],
  ['profile', 'failed to get shared config profile, '],
  ['source', 'The source_profile '],
  ['source', 'The source profile '],
  ['source', 'Missing source profile with name '],
  ['session', 'sso-session does not exist: '],
  ['session', 'failed to find SSO session section, '],
];

function contextFacts(context: FailureContext): readonly (readonly [string, string | undefined])[] {
  return [
    ['role', context.roleArn],
    ['serial', context.mfaSerial],
    ['url', context.startUrl],
    ['account', context.account],
    ['permissionset', context.permissionSet],
    ['path', context.path],
  ];
}

/** Longest name taken out of a message. */
const longestWord = 2048;

/** The word behind the first place of a marker, without quotation marks. */
export function wordAfter(text: string, marker: string): string | undefined {
  const at = text.indexOf(marker);
  if (at === -1) return undefined;
  const rest = text.slice(at + marker.length, at + marker.length + longestWord);
  const end = rest.search(/[\s"<)\]]/u);
  const word = rest.startsWith('"') ? rest.slice(1, rest.indexOf('"', 1)) : end === -1 ? rest : rest.slice(0, end);
  return word === '' ? undefined : word;
}
