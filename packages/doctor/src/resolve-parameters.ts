import type { CallParameter, CallStep, FailureContext } from '@duckbill/core';
import { SignInError } from './sign-in/sign-in-error.ts';
import { systemCode } from './sign-in/system-code.ts';
import type { Walk } from './walk.ts';

/**
 * The values that a call goes out with. What was prompted and not answered is left out, and a code goes only with
 * its serial (cyberduck-s3-connect §2.2). Throws SignInError for a token file that cannot be read.
 */
export async function resolveParameters(
  { parameters }: Pick<CallStep, 'parameters'>,
  walk: Walk,
): Promise<ReadonlyMap<string, string>> {
  const resolved = new Map<string, string>();
  for (const parameter of parameters) {
    const text = parameter.value.kind === 'file' ? await readToken(parameter, walk) : knownText(parameter, walk);
    if (text !== undefined && text !== '') resolved.set(parameter.name, text);
  }
  if (!resolved.has('SerialNumber')) resolved.delete('TokenCode');
  return resolved;
}

/** What is known of the parameters without asking or reading anything. */
export function knownParameters(parameters: readonly CallParameter[], walk: Walk): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const parameter of parameters) {
    const text = knownText(parameter, walk);
    if (text !== undefined && text !== '') known.set(parameter.name, text);
  }
  return known;
}

function knownText({ name, value }: CallParameter, walk: Walk): string | undefined {
  switch (value.kind) {
    case 'known':
      return value.value;
    case 'prompted':
      return walk.answers.get(value.prompt)?.trim();
    case 'generated':
      return name === 'RoleSessionName' ? sessionName(value.how, walk) : undefined;
    case 'secret':
      return walk.planned.keys.oauthClientSecret;
    case 'answer':
      return walk.answerOf(value.of, value.member);
    case 'file':
      return undefined;
  }
}

/** The subject of the ID token where the program takes that; else the time, which is easy to find in CloudTrail. */
function sessionName(how: string, walk: Walk): string {
  const subject = how.includes('(sub)') ? walk.answerOf('ExchangeCode', 'sub') : undefined;
  return subject ?? `duckbill-${Math.floor(walk.world.now().getTime() / 1000)}`;
}

/** STS takes at most so many characters (aws-wire §2.1); a larger file is no token. */
const longestToken = 20_000;

async function readToken({ value }: CallParameter, walk: Walk): Promise<string | undefined> {
  if (value.kind !== 'file') return undefined;
  let text: string;
  try {
    text = await walk.world.signIn.readFile(value.path);
  } catch (error) {
    const code = systemCode(error);
    throw new SignInError('file', `cannot read the token file ${value.path}`, code === undefined ? {} : { code });
  }
  const token = text.trim();
  walk.secrets.add(token);
  if (token === '') throw new SignInError('file', `the token file ${value.path} is empty`);
  if (token.length > longestToken) throw new SignInError('file', `the token file ${value.path} holds no token`);
  return token;
}

/** What the guidance may know about a call because it is ours. Identity Center's names stand in a plan in any case. */
export function callContext(parameters: ReadonlyMap<string, string>): FailureContext {
  const folded = new Map([...parameters].map(([name, value]) => [name.toLowerCase(), value]));
  const roleArn = parameters.get('RoleArn');
  const mfaSerial = parameters.get('SerialNumber');
  const startUrl = folded.get('starturl') ?? folded.get('issuerurl');
  const account = folded.get('accountid');
  const permissionSet = folded.get('rolename');
  return {
    mfaSent: parameters.has('TokenCode'),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(mfaSerial === undefined ? {} : { mfaSerial }),
    ...(startUrl === undefined ? {} : { startUrl }),
    ...(account === undefined ? {} : { account }),
    ...(permissionSet === undefined ? {} : { permissionSet }),
  };
}
