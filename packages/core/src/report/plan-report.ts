import type {
  BrowserStep,
  CacheStep,
  CallParameter,
  CallStep,
  ConnectionPlan,
  Origin,
  PlanStep,
  ProcessStep,
  PromptStep,
} from '../plan/connection-plan.ts';
import { describe } from '../diagnostic/describe.ts';
import { type Diagnostic, severities } from '../diagnostic/diagnostic.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
import { programs } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import { codeFrame } from './code-frame.ts';
import { type JsonPlace, jsonPlace, maskStrings } from './json-report.ts';
import { maskSecrets } from './mask-secrets.ts';
import { type Paint, plainPaint } from './paint.ts';
import { wrapText } from './wrap-text.ts';

const strategyTitles: Readonly<Record<ConnectionPlan['strategy'], string>> = {
  'static-keys': 'access key and secret, as they are',
  'assume-role': 'AssumeRole: the keys of the user are exchanged for a session of the role',
  'get-session-token': 'GetSessionToken: the keys of the user are exchanged for a session with MFA',
  'web-identity': 'AssumeRoleWithWebIdentity: a token of an identity provider is exchanged for a session of the role',
  'identity-center': 'IAM Identity Center: a sign-in in the browser gives the keys of a permission set',
  process: 'credential_process: another program prints the keys',
  container: 'the container it runs in hands out keys',
  'instance-metadata': 'the instance it runs on hands out keys',
  'cached-keys': 'keys that the AWS CLI left in its cache',
  anonymous: 'anonymous: without keys, requests are not signed',
  unsupported: 'none that could be planned',
};

const reportWidth = 100;

/** A plan for people: problems first, then the settings with their places, then prompts and calls in order. */
export function planReport(
  plan: ConnectionPlan,
  sources: readonly SourceText[],
  paint: Paint = plainPaint,
  secrets: Iterable<string> = [],
): string {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const lines = [
    `${paint.strong(visibleText(plan.target))} as ${paint.strong(programs[plan.program].title)}`,
    `  way in  ${strategyTitles[plan.strategy]}`,
  ];
  // What stops it comes first.
  for (const problem of severities.flatMap((weight) => plan.problems.filter(({ severity }) => severity === weight))) {
    const words = describe(problem);
    const source = byName.get(problem.file);
    const at = source?.position(problem.span.start);
    lines.push(
      '',
      `${problemTitle(problem, paint)}  ${paint.strong(problem.code)}${at === undefined ? '' : `  ${problem.file}:${at.line}:${at.column}`}`,
    );
    lines.push(...wrapText(words.message, reportWidth - 2).map((line) => `  ${line}`));
    if (source !== undefined)
      lines.push(
        ...codeFrame(source, [{ span: problem.span, label: words.label, dress: paint[problem.severity] }], 3, paint),
      );
    lines.push(
      ...[...words.hints, words.whatToDo].flatMap((text) =>
        wrapText(text, reportWidth - 4).map((line, index) => `  ${index === 0 ? '→' : ' '} ${line}`),
      ),
    );
  }
  if (plan.settings.length > 0) lines.push('', paint.strong('Settings'), ...settingLines(plan, byName, paint));
  if (plan.steps.length > 0) {
    lines.push('', paint.strong('Steps'), ...plan.steps.flatMap((step, index) => stepLines(step, index + 1, paint)));
  }
  return `${maskSecrets(lines.join('\n'), secrets)}\n`;
}

/** Only an error keeps the program from going on. */
function problemTitle({ severity }: Diagnostic, paint: Paint): string {
  if (severity === 'error') return paint.error('✗ stops here');
  return severity === 'warning' ? paint.warning('! take care') : paint.hint('· note');
}

function settingLines(plan: ConnectionPlan, sources: ReadonlyMap<string, SourceText>, paint: Paint): string[] {
  const width = Math.max(...plan.settings.map(({ name }) => name.length));
  return plan.settings.map(({ name, value, secret, origin }) => {
    const shown = secret ? '(secret, not shown)' : value === '' ? '(blank)' : visibleText(value);
    return `  ${name.padEnd(width)}  ${shown}  ${paint.faint(originText(origin, sources))}`;
  });
}

function originText(origin: Origin, sources: ReadonlyMap<string, SourceText>): string {
  switch (origin.kind) {
    case 'file': {
      const line = sources.get(origin.file)?.position(origin.span.start).line;
      return line === undefined ? origin.file : `${origin.file}:${line}`;
    }
    case 'default':
      return `default of ${origin.of}`;
    case 'environment':
      return `environment variable ${origin.name}`;
    case 'prompt':
      return 'asked';
    case 'argument':
      return origin.name;
  }
}

const indent = '             ';

function stepLines(step: PlanStep, number: number, paint: Paint): string[] {
  switch (step.kind) {
    case 'prompt':
      return promptLines(step, number, paint);
    case 'call':
      return callLines(step, number, paint);
    case 'browser':
      return browserLines(step, number, paint);
    case 'process':
      return processLines(step, number, paint);
    case 'cache':
      return cacheLines(step, number, paint);
  }
}

function promptLines(step: PromptStep, number: number, paint: Paint): string[] {
  const notes = [
    ...(step.key === undefined ? [] : [`the answer is ${step.key}`]),
    step.hidden ? 'hidden' : 'visible',
    ...(step.choices === undefined ? [] : [choicesText(step.choices)]),
    ...(step.onlyAfter === undefined ? [] : [`only when ${step.onlyAfter} was given`]),
    ...(step.prefilled === undefined ? [] : [`not when the answer to ${step.prefilled.by} brings it along`]),
    step.cancel === 'continues' ? 'Cancel goes on without it' : 'Cancel ends it',
    step.saved === '' ? 'never saved' : `saved ${step.saved}`,
  ];
  return [
    `  ${number}. ${paint.warning('asks')}   ${visibleText(step.label.trim())}  ${paint.faint(notes.join(', '))}`,
  ];
}

const mostNames = 8;

function choicesText(choices: NonNullable<PromptStep['choices']>): string {
  if (choices.from === 'answer') return `a list of what ${choices.of} answers, not shown for a single entry`;
  const { values } = choices;
  const shown = values.slice(0, mostNames).map(visibleText).join(', ');
  return `a list: ${shown}${values.length > mostNames ? ` and ${values.length - mostNames} more` : ''}`;
}

const signedWithWords: Readonly<Record<CallStep['signedWith'], string>> = {
  source: 'with the keys of the user',
  session: 'with the keys of the session',
  'access-token': 'with the access token of the sign-in',
  nothing: '',
};

function callLines(step: CallStep, number: number, paint: Paint): string[] {
  const signed = signedWithWords[step.signedWith];
  const isSignature = step.signedWith === 'source' || step.signedWith === 'session';
  const how = signed === '' ? 'not signed' : isSignature ? `signed for ${step.signingRegion} ${signed}` : signed;
  return [
    `  ${number}. ${paint.hint('calls')}  ${step.service.toUpperCase()} ${step.operation}  ${paint.faint(`${step.endpoint}, ${how}`)}`,
    ...purposeLines(step.purpose),
    ...(step.onlyFor === undefined ? [] : [`${indent}not made when ${step.onlyFor} needs no answer`]),
    ...(step.whenRefused === undefined ? [] : [`${indent}a failure is passed over`]),
    ...parameterLines(step.parameters),
  ];
}

function browserLines(step: BrowserStep, number: number, paint: Paint): string[] {
  const back = step.redirect === undefined ? '' : `, which comes back to ${visibleText(step.redirect)}`;
  const pkce = step.pkce ? ', with a code challenge (PKCE)' : '';
  return [
    `  ${number}. ${paint.warning('opens')}  the browser  ${paint.faint(`${visibleText(step.url)}${back}${pkce}`)}`,
    ...purposeLines(step.purpose),
    ...parameterLines(step.parameters),
  ];
}

function processLines(step: ProcessStep, number: number, paint: Paint): string[] {
  const how = step.argv === undefined ? 'through a shell' : 'without a shell';
  return [
    `  ${number}. ${paint.warning('runs')}   ${visibleText(step.command)}  ${paint.faint(how)}`,
    ...purposeLines(step.purpose),
  ];
}

function cacheLines(step: CacheStep, number: number, paint: Paint): string[] {
  const written = step.access === 'read' ? 'never written' : 'written afterwards';
  const spares = step.spares === 1 ? 'the next step' : `the next ${step.spares} steps`;
  const use = step.spares === 0 ? 'must be there and valid' : `spares ${spares} when it is there and valid`;
  return [
    `  ${number}. ${paint.hint('looks')}  into ${visibleText(step.file)}  ${paint.faint(`${use}; ${written}`)}`,
    ...purposeLines(step.purpose),
    ...(step.stopsWithout === undefined ? [] : purposeLines(`without it: ${visibleText(step.stopsWithout)}`)),
  ];
}

function purposeLines(purpose: string): string[] {
  return wrapText(purpose, reportWidth - indent.length).map((line) => `${indent}${line}`);
}

function parameterLines(parameters: readonly CallParameter[]): string[] {
  return parameters.map(({ name, value }) => `${indent}${name} ${parameterText(value)}`);
}

function parameterText(value: CallParameter['value']): string {
  switch (value.kind) {
    case 'known':
      return `= ${visibleText(value.value)}`;
    case 'prompted':
      return `← answer to ${value.prompt}`;
    case 'generated':
      return `← ${value.how}`;
    case 'file':
      return `← content of ${visibleText(value.path)}`;
    case 'secret':
      return '= (secret, not shown)';
    case 'answer':
      return `← ${value.member} of ${value.of === 'browser' ? 'what the browser brings back' : value.of}`;
  }
}

export type JsonOrigin = Exclude<Origin, { kind: 'file' }> | ({ readonly kind: 'file' } & JsonPlace);

export interface JsonPlan {
  readonly version: 1;
  readonly program: ConnectionPlan['program'];
  readonly target: string;
  readonly strategy: ConnectionPlan['strategy'];
  readonly settings: readonly {
    readonly name: string;
    readonly value: string;
    readonly secret: boolean;
    readonly origin: JsonOrigin;
  }[];
  readonly steps: ConnectionPlan['steps'];
  readonly problems: readonly (JsonPlace & {
    readonly code: string;
    readonly severity: Diagnostic['severity'];
    readonly message: string;
    readonly hints: readonly string[];
    readonly whatToDo: string;
  })[];
}

/** A plan for machines: positions resolved, no secret passes. */
export function jsonPlan(
  plan: ConnectionPlan,
  sources: readonly SourceText[],
  secrets: Iterable<string> = [],
): JsonPlan {
  const byName = new Map(sources.map((source) => [source.name, source]));
  return maskStrings(
    {
      version: 1 as const,
      program: plan.program,
      target: plan.target,
      strategy: plan.strategy,
      settings: plan.settings.map((setting) => ({ ...setting, origin: jsonOrigin(setting.origin, byName) })),
      steps: plan.steps,
      problems: plan.problems.map((problem) => {
        const { message, hints, whatToDo } = describe(problem);
        const { code, severity, file, span } = problem;
        return { code, severity, message, hints, whatToDo, ...jsonPlace(file, span, byName) };
      }),
    },
    secrets,
  );
}

function jsonOrigin(origin: Origin, sources: ReadonlyMap<string, SourceText>): JsonOrigin {
  return origin.kind === 'file' ? { kind: 'file', ...jsonPlace(origin.file, origin.span, sources) } : origin;
}
