import { describe } from '../diagnostic/describe.ts';
import { type Diagnostic, severities, type Severity } from '../diagnostic/diagnostic.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
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
import { programs } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import { codeFrame } from './code-frame.ts';
import { type Paint, plainPaint } from './paint.ts';

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

/** A plan in words, for whoever prints it: a terminal, a page. Not masked. */
export interface PlanWords {
  readonly target: string;
  readonly program: string;
  readonly wayIn: string;
  /** What stops it comes first. */
  readonly problems: readonly PlanProblemWords[];
  readonly settings: readonly PlanSettingWords[];
  readonly steps: readonly PlanStepWords[];
}

export interface PlanProblemWords {
  readonly code: string;
  readonly severity: Severity;
  /** What it does to the program: only an error keeps it from going on. */
  readonly weight: string;
  /** With line and column where the text is among the sources; absent where it is not. */
  readonly place?: string;
  readonly message: string;
  /** Rows of the code frame; none where the text is not among the sources. */
  readonly frame: readonly string[];
  readonly advice: readonly string[];
}

export interface PlanSettingWords {
  readonly name: string;
  readonly value: string;
  readonly origin: string;
}

export interface PlanStepWords {
  readonly verb: 'asks' | 'calls' | 'opens' | 'runs' | 'looks';
  readonly object: string;
  readonly note: string;
  readonly purpose: readonly string[];
  /** What is sent along, a line for each. */
  readonly parameters: readonly string[];
}

/** The words of a plan. `sources` give its places their lines. */
export function planWords(plan: ConnectionPlan, sources: readonly SourceText[], paint: Paint = plainPaint): PlanWords {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const ordered = severities.flatMap((weight) => plan.problems.filter(({ severity }) => severity === weight));
  return {
    target: visibleText(plan.target),
    program: programs[plan.program].title,
    wayIn: strategyTitles[plan.strategy],
    problems: ordered.map((problem) => problemWords(problem, byName, paint)),
    settings: plan.settings.map(({ name, value, secret, origin }) => ({
      name,
      value: secret ? '(secret, not shown)' : value === '' ? '(blank)' : visibleText(value),
      origin: originText(origin, byName),
    })),
    steps: plan.steps.map(stepWords),
  };
}

const weights: Readonly<Record<Severity, string>> = { error: 'stops here', warning: 'take care', hint: 'note' };

function problemWords(problem: Diagnostic, sources: ReadonlyMap<string, SourceText>, paint: Paint): PlanProblemWords {
  const { code, severity, file, span } = problem;
  const { message, label, hints, whatToDo } = describe(problem);
  const source = sources.get(file);
  const at = source?.position(span.start);
  return {
    code,
    severity,
    weight: weights[severity],
    ...(at === undefined ? {} : { place: `${file}:${at.line}:${at.column}` }),
    message,
    frame: source === undefined ? [] : codeFrame(source, [{ span, label, dress: paint[severity] }], 3, paint),
    advice: [...hints, whatToDo],
  };
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

function stepWords(step: PlanStep): PlanStepWords {
  switch (step.kind) {
    case 'prompt':
      return promptWords(step);
    case 'call':
      return callWords(step);
    case 'browser':
      return browserWords(step);
    case 'process':
      return processWords(step);
    case 'cache':
      return cacheWords(step);
  }
}

function promptWords(step: PromptStep): PlanStepWords {
  const notes = [
    ...(step.key === undefined ? [] : [`the answer is ${step.key}`]),
    step.hidden ? 'hidden' : 'visible',
    ...(step.choices === undefined ? [] : [choicesText(step.choices)]),
    ...(step.onlyAfter === undefined ? [] : [`only when ${step.onlyAfter} was given`]),
    ...(step.prefilled === undefined ? [] : [`not when the answer to ${step.prefilled.by} brings it along`]),
    step.cancel === 'continues' ? 'Cancel goes on without it' : 'Cancel ends it',
    step.saved === '' ? 'never saved' : `saved ${step.saved}`,
  ];
  return { verb: 'asks', object: visibleText(step.label.trim()), note: notes.join(', '), purpose: [], parameters: [] };
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

function callWords(step: CallStep): PlanStepWords {
  const signed = signedWithWords[step.signedWith];
  const isSignature = step.signedWith === 'source' || step.signedWith === 'session';
  const how = signed === '' ? 'not signed' : isSignature ? `signed for ${step.signingRegion} ${signed}` : signed;
  return {
    verb: 'calls',
    object: `${step.service.toUpperCase()} ${step.operation}`,
    note: `${step.endpoint}, ${how}`,
    purpose: [
      step.purpose,
      ...(step.onlyFor === undefined ? [] : [`not made when ${step.onlyFor} needs no answer`]),
      ...(step.whenRefused === undefined ? [] : ['a failure is passed over']),
    ],
    parameters: parameterLines(step.parameters),
  };
}

function browserWords(step: BrowserStep): PlanStepWords {
  const back = step.redirect === undefined ? '' : `, which comes back to ${visibleText(step.redirect)}`;
  const pkce = step.pkce ? ', with a code challenge (PKCE)' : '';
  return {
    verb: 'opens',
    object: 'the browser',
    note: `${visibleText(step.url)}${back}${pkce}`,
    purpose: [step.purpose],
    parameters: parameterLines(step.parameters),
  };
}

function processWords(step: ProcessStep): PlanStepWords {
  const how = step.argv === undefined ? 'through a shell' : 'without a shell';
  return { verb: 'runs', object: visibleText(step.command), note: how, purpose: [step.purpose], parameters: [] };
}

function cacheWords(step: CacheStep): PlanStepWords {
  const written = step.access === 'read' ? 'never written' : 'written afterwards';
  const spares = step.spares === 1 ? 'the next step' : `the next ${step.spares} steps`;
  const use = step.spares === 0 ? 'must be there and valid' : `spares ${spares} when it is there and valid`;
  return {
    verb: 'looks',
    object: `into ${visibleText(step.file)}`,
    note: `${use}; ${written}`,
    purpose: [
      step.purpose,
      ...(step.stopsWithout === undefined ? [] : [`without it: ${visibleText(step.stopsWithout)}`]),
    ],
    parameters: [],
  };
}

function parameterLines(parameters: readonly CallParameter[]): string[] {
  return parameters.map(({ name, value }) => `${name} ${parameterText(value)}`);
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
