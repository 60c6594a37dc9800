import type { AwsSetting } from '../aws/aws-reading.ts';
import { programs } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import type { AwsResolution, CredentialWay, ResolvedBase } from './aws-resolution.ts';

type Sources = ReadonlyMap<string, SourceText>;

/** `config:12`: the file without its folder, and the line. */
export function placeOfSetting({ file, keySpan }: AwsSetting, sources: Sources): string {
  return placeIn(file, keySpan.start, sources);
}

/** The file without its folder, and the line of an offset. */
export function placeIn(file: string, offset: number, sources: Sources): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const line = sources.get(file)?.position(offset).line;
  return line === undefined ? name : `${name}:${line}`;
}

/** What a program ends with, in a sentence without its end. */
export function describeResolution(resolution: AwsResolution, sources: Sources): string {
  const { result, failure, program } = resolution;
  switch (result) {
    case 'credentials':
      return describeCredentials(resolution, sources);
    case 'sign-in':
      return `${describeCredentials(resolution, sources)}; ${missing(resolution)}`;
    case 'failure': {
      const setting = failure?.setting;
      const place = setting === undefined ? '' : ` (${setting.key}, ${placeOfSetting(setting, sources)})`;
      // Errors of the SDK for Go have no name of their own, those of Cyberduck are only in its log.
      const named =
        failure === undefined || failure.error === 'error' || failure.error.includes(' ') ? '' : `${failure.error}: `;
      return `${named}${failure?.message.trim() ?? ''}${place}`;
    }
    case 'nothing':
      return 'sees the profile, but finds no credentials in it';
    case 'not-seen':
      return 'does not see this profile';
    case 'unreadable':
      return `refuses the files: ${failure?.message ?? failure?.error ?? ''}`;
    case 'reading-only':
      return `reads it; what ${programs[program].title} makes of it is not known here`;
  }
}

/** What somebody has to do first. */
function missing({ caches, way, base, program }: AwsResolution): string {
  if (base?.way === 'instance') return 'only on a machine of AWS that has a role';
  if (base?.way === 'environment') return 'only with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment';
  const cache = caches.find(({ state, holds }) => state !== 'present' && holds !== 'role-credentials');
  const isCyberduck = programs[program].era !== undefined;
  switch (cache?.holds) {
    case 'sso-token':
      return `first sign in ${cache.state === 'unusable' ? 'again ' : ''}with AWS CLI 2: aws sso login`;
    case 'login-token':
      return 'first sign in with AWS CLI 2: aws login';
    case 'web-identity-token':
      return `first the file has to be there: ${cache.path}`;
    case 'sso-credentials':
      return isCyberduck
        ? 'first an AWS CLI has to have fetched them, such as with: aws sts get-caller-identity'
        : 'first sign in with AWS CLI 2: aws sso login';
    default:
      return way === 'sso' ? 'first sign in in the browser' : 'first sign in';
  }
}

/** Which credentials, and where they come from. */
export function describeCredentials({ way, base, calls, prompts }: AwsResolution, sources: Sources): string {
  const mfa =
    prompts.length === 0 ? '' : prompts.length === 1 ? ', with an MFA code' : `, with ${prompts.length} MFA codes`;
  switch (way) {
    case 'role':
    case 'web-identity': {
      const arns = calls.flatMap(({ parameters }) =>
        parameters.flatMap(({ name, source }) =>
          name === 'RoleArn' && source.from === 'setting' ? [source.setting] : [],
        ),
      );
      const roles = arns.map((arn) => `${arn.value} (${placeOfSetting(arn, sources)})`).join(', then ');
      const from = way === 'web-identity' || base === undefined ? 'a web identity token' : describeBase(base, sources);
      return `assumes ${roles} with ${from}${mfa}`;
    }
    case 'session-token':
      return `GetSessionToken with ${base === undefined ? 'keys' : describeBase(base, sources)}${mfa}`;
    default:
      return base === undefined ? 'credentials' : describeBase(base, sources);
  }
}

const wayNames: Readonly<Record<CredentialWay, string>> = {
  keys: 'keys',
  role: 'a role',
  'session-token': 'session keys',
  sso: 'Identity Center',
  process: 'the output of a command',
  'web-identity': 'a web identity token',
  login: 'the session of "aws login"',
  instance: 'the role of the machine',
  environment: 'keys of the environment',
};

function describeBase({ way, profile, settings }: ResolvedBase, sources: Sources): string {
  const first = settings[0];
  const place = first === undefined ? '' : ` (${placeOfSetting(first, sources)})`;
  const of = profile === undefined ? '' : ` of ${profile.includes('"') ? profile : `"${profile}"`}`;
  const value = (key: string) => settings.find((setting) => setting.key === key)?.value;
  const [account, role] = [value('sso_account_id'), value('sso_role_name')];
  if (way === 'sso' && account !== undefined && role !== undefined)
    return `${role} in account ${account} from Identity Center,${of.slice(3)}${place}`;
  return `${wayNames[way]}${of}${place}`;
}
