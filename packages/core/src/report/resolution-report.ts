import type { AwsSetting } from '../aws/aws-reading.ts';
import type { ValueSource } from '../aws/resolve/aws-outcome.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
import type { AwsResolution, ResolvedCache, ResolvedCall } from '../inspect/aws-resolution.ts';
import { describeResolution, placeOfSetting } from '../inspect/describe-resolution.ts';
import { programs } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Paint } from './paint.ts';
import { isSecretName } from './secret-names.ts';
import { wrapText } from './wrap-text.ts';

type Sources = ReadonlyMap<string, SourceText>;

const width = 100;
const labelWidth = 9;

/** What a program makes of a profile: the verdict, then region, questions, commands, calls and files. */
export function resolutionLines(resolution: AwsResolution, sources: Sources, paint: Paint): string[] {
  const { result, region, endpoint, prompts, processes, calls, caches, passedOver, remarks } = resolution;
  const at = (setting: AwsSetting) => placeOfSetting(setting, sources);
  const rows: (readonly [string, string])[] = [
    ...remarks.map((remark) => ['note', remark] as const),
    ...(region === undefined ? [] : [['region', sourceText('region', region, sources)] as const]),
    ...(endpoint === undefined ? [] : [['endpoint', `${endpoint.value} (${at(endpoint)})`] as const]),
    ...prompts.map((prompt) => ['asks', `a code of the MFA device ${prompt.value} (${at(prompt)})`] as const),
    ...processes.map((process) => ['runs', `${process.value} (${at(process)})`] as const),
    ...calls.flatMap((call) => callRows(call, sources)),
    ...caches.map((cache) => [keeps(resolution, cache) ? 'keeps' : 'reads', cacheText(cache)] as const),
    ...passedOver.map((setting) => ['unused', `${setting.key} (${at(setting)})`] as const),
  ];
  const sign = resultSigns[result];
  const verdict = wrapText(visibleText(describeResolution(resolution, sources)), width - 6).map(
    (line, index) => `    ${index === 0 ? paint[sign.tone](sign.sign) : ' '} ${line}`,
  );
  const lines = rows.flatMap(([label, text]) =>
    wrapText(visibleText(text), width - labelWidth - 6).map(
      (line, index) => `      ${paint.faint((index === 0 ? label : '').padEnd(labelWidth))}${line}`,
    ),
  );
  return [...verdict, ...lines];
}

interface Sign {
  readonly sign: string;
  readonly tone: 'good' | 'warning' | 'error' | 'faint';
}

/** How a result is shown, here and in the matrix. */
export const resultSigns: Readonly<Record<AwsResolution['result'], Sign>> = {
  credentials: { sign: '✓', tone: 'good' },
  'sign-in': { sign: '○', tone: 'warning' },
  failure: { sign: '✗', tone: 'error' },
  nothing: { sign: '✗', tone: 'error' },
  unreadable: { sign: '✗', tone: 'error' },
  'not-seen': { sign: '–', tone: 'faint' },
  'reading-only': { sign: '·', tone: 'faint' },
};

function callRows(call: ResolvedCall, sources: Sources): (readonly [string, string])[] {
  const { operation, host, signingRegion } = call;
  const where = host === undefined ? '' : ` at ${host}`;
  const signed = signingRegion === undefined ? '' : `, signed for ${signingRegion}`;
  return [
    ['calls', `${operation}${where}${signed}`],
    ...call.parameters.map(({ name, source }) => ['', `  ${name}: ${sourceText(name, source, sources)}`] as const),
  ];
}

function sourceText(name: string, source: ValueSource, sources: Sources): string {
  switch (source.from) {
    case 'setting': {
      const { key, value } = source.setting;
      const text = isSecretName(key) || isSecretName(name) ? '(secret)' : value;
      return `${text} (${placeOfSetting(source.setting, sources)})`;
    }
    case 'text':
      return isSecretName(name) ? '(secret)' : source.text;
    case 'variable':
      return `of the variable ${source.variable}`;
    case 'generated':
      return 'made up when it is needed';
    case 'mfa-code':
      return 'as it is typed';
    case 'instance':
    case 'container':
      return 'of the machine it runs on';
    case 'call':
      return 'from the call before';
    case 'process':
      return 'from the output of the command';
    case 'file':
    case 'sso-token':
    case 'login-token':
      return `from ${source.path}`;
  }
}

const held: Readonly<Record<ResolvedCache['holds'], string>> = {
  'sso-token': 'token of the sign-in',
  'sso-credentials': 'credentials from Identity Center',
  'role-credentials': 'credentials of the role',
  'login-token': 'token of "aws login"',
  'web-identity-token': 'token that assumes the role',
};

const states: Readonly<Record<ResolvedCache['state'], string>> = {
  present: 'there',
  missing: 'not there',
  unusable: 'there, but expired or damaged',
};

/** An AWS CLI writes what it got; tokens are written by whoever signs in. */
function keeps({ program }: AwsResolution, { holds }: ResolvedCache): boolean {
  const isMade = holds === 'role-credentials' || holds === 'sso-credentials';
  return isMade && programs[program].family === 'botocore';
}

function cacheText({ path, holds, state }: ResolvedCache): string {
  return `${path} (${held[holds]}; ${states[state]})`;
}
