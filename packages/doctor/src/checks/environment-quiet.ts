import { type Diagnostic, lint, programs, type SourceText } from '@duckbill/core';
import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck, type Saying } from '../check.ts';
import { installedKindOf } from '../surroundings/name-program.ts';
import type { Surroundings, VariableFact } from '../surroundings/surroundings.ts';
import { kindTitles } from '../surroundings/update-commands.ts';
import { targetFacts } from '../surroundings/target-facts.ts';

/** Something about a variable; the first failure is told, else the first warning. */
interface Found {
  readonly outcome: 'failed' | 'warned';
  readonly say: Saying;
  readonly guidance: 'environment-not-read' | 'environment-overrides' | 'environment-file-missing';
}

/** Variables that shadow or break what this target does. */
export const environmentQuiet: Check = defineCheck({
  id: 'environment-quiet',
  title: 'The environment is quiet',
  category: 'surroundings',
  online: false,
  waitsFor: [],
  run: async (context) => {
    const surroundings = await context.surroundings();
    const duck = programs[context.program].family === 'cyberduck';
    const found = duck ? beyondCyberduck(context, surroundings) : await beforeFiles(context, surroundings);
    const diagnostics = duck ? [] : ownFindings(context);
    const [first, ...others] = found.toSorted((a, b) => weight[a.outcome] - weight[b.outcome]);
    if (first !== undefined) return outcomeOf(first, others, diagnostics);
    const [finding] = diagnostics;
    if (finding !== undefined) {
      const variable = String(finding.facts['variable'] ?? finding.facts['set'] ?? 'AWS_PROFILE');
      return answer('warned', 'environment-path', { variable }, { diagnostics });
    }
    return duck
      ? answer('passed', 'environment-not-looked-at', { name: nameOf(context) })
      : answer('passed', 'environment-quiet');
  },
});

const weight = { failed: 0, warned: 1 } as const;

function outcomeOf(first: Found, others: readonly Found[], diagnostics: readonly Diagnostic[]): CheckOutcome {
  const guidance = [...new Set([first, ...others].map((one) => one.guidance))];
  const details = others.map(({ say }) => say);
  return answer(first.outcome, first.say.word, first.say.facts, { details, guidance, diagnostics });
}

function nameOf({ program }: CheckContext): string {
  const kind = installedKindOf(program);
  return kind === undefined ? programs[program].title : kindTitles[kind];
}

const keyVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE'];

/** Cyberduck reads none of them (#14983, #18097): that matters where the files alone do not get it in. */
function beyondCyberduck(context: CheckContext, { variables }: Surroundings): Found[] {
  const target = targetFacts(context.planned, context.planInput);
  if (target === undefined || context.planned === undefined) return [];
  const name = nameOf(context);
  const found: Found[] = [];
  const stuck = context.planned.plan.problems.some(({ severity }) => severity === 'error');
  const usesFiles = target.fromAwsFiles || target.settings.has('aws_access_key_id');
  const exported = variables.filter((one) => keyVariables.includes(one.name)).map((one) => one.name);
  if (stuck && exported.length > 0) {
    const say: Saying = { word: 'environment-unused', facts: { names: exported.join(', '), name } };
    found.push({ outcome: 'warned', say, guidance: 'environment-not-read' });
  }
  for (const [variable, file] of movedFiles) {
    const path = valueOf(variables, variable);
    if (path === undefined || path === '' || !(usesFiles || stuck)) continue;
    if (context.machine.home !== '' && path === `${context.machine.home}/.aws/${file}`) continue;
    const say: Saying = { word: 'environment-elsewhere', facts: { variable, path, name, file } };
    found.push({ outcome: 'warned', say, guidance: 'environment-not-read' });
  }
  return found;
}

const movedFiles = [
  ['AWS_CONFIG_FILE', 'config'],
  ['AWS_SHARED_CREDENTIALS_FILE', 'credentials'],
] as const;

/** What the AWS CLI and the SDKs look at before the files. */
async function beforeFiles(context: CheckContext, { variables }: Surroundings): Promise<Found[]> {
  const found: Found[] = [];
  for (const variable of ['AWS_CA_BUNDLE', ...movedFiles.map(([name]) => name)]) {
    const path = valueOf(variables, variable);
    // Paths that the program would expand first are the business of their own rule.
    if (path === undefined || path === '' || /[~$%]/u.test(path)) continue;
    if ((await context.machine.read(path)).state !== 'absent') continue;
    const say: Saying = { word: 'environment-file-missing', facts: { variable, path } };
    found.push({
      outcome: variable === 'AWS_CA_BUNDLE' ? 'failed' : 'warned',
      say,
      guidance: 'environment-file-missing',
    });
  }
  const ignored = valueOf(variables, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')?.toLowerCase() === 'true';
  for (const { name: variable, value: server } of variables) {
    if (ignored || server === undefined || !endpointVariables.has(variable)) continue;
    const say: Saying = { word: 'environment-endpoint', facts: { variable, server } };
    found.push({ outcome: 'warned', say, guidance: 'environment-overrides' });
  }
  return [...found, ...shadowingKeys(context, variables)];
}

/** Of the services that a sign-in and a list ask. */
const endpointVariables: ReadonlySet<string> = new Set(
  ['', '_S3', '_STS', '_SSO', '_SSO_OIDC'].map((service) => `AWS_ENDPOINT_URL${service}`),
);

/** Keys go before a profile that AWS_PROFILE names; with `--profile NAME` they do not count (aws-config C.1). */
function shadowingKeys({ planInput, program }: CheckContext, variables: readonly VariableFact[]): Found[] {
  const target = planInput?.target;
  if (target?.kind !== 'aws-profile' || target.name !== undefined || program === 'sdk-js@3') return [];
  const has = (name: string): boolean => variables.some((one) => one.name === name);
  const profile = valueOf(variables, 'AWS_PROFILE') ?? valueOf(variables, 'AWS_DEFAULT_PROFILE') ?? '';
  if (profile === '' || !has('AWS_ACCESS_KEY_ID')) return [];
  const unset = keyVariables.filter((name) => name !== 'AWS_PROFILE' && has(name)).join(' ');
  const say: Saying = { word: 'environment-shadows', facts: { variable: 'AWS_ACCESS_KEY_ID', profile, unset } };
  return [{ outcome: 'warned', say, guidance: 'environment-overrides' }];
}

/** Lint's own rules about variables; hints are for those who ask lint. */
function ownFindings({ planInput, machine, program }: CheckContext): readonly Diagnostic[] {
  if (!movedFiles.some(([name]) => machine.environment[name] !== undefined)) return [];
  const kinds = new Map<SourceText, 'aws-config' | 'aws-credentials'>();
  const { config, credentials } = planInput?.aws ?? {};
  if (config !== undefined) kinds.set(config, 'aws-config');
  if (credentials !== undefined) kinds.set(credentials, 'aws-credentials');
  const files = new Set([...kinds.keys()].map(({ name }) => name));
  const own = { files, environment: machine.environment, modes: new Map<string, number>() };
  const report = lint([...kinds.keys()], { programs: [program], kindOf: (source) => kinds.get(source), own });
  return report.files
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ code, severity }) => code === 'aws-environment-path' && severity !== 'hint');
}

function valueOf(variables: readonly VariableFact[], name: string): string | undefined {
  return variables.find((one) => one.name === name)?.value;
}
