import { type Diagnostic, diagnostic, type Origin, type PlanSetting, type ProcessStep } from '@duckbill/core';
import { answer, type Check, type CheckContext, defineCheck } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import type { Machine } from '../machine/machine.ts';
import { machinePaths } from '../machine/machine-paths.ts';

/** Settings whose value is the path of a file that is opened. */
const fileSettings: ReadonlySet<string> = new Set(['web_identity_token_file', 'ca_bundle']);

/** Files and programs that the target names: a token file, a bundle of certificates, a credential_process. */
export const namedFilesThere: Check = defineCheck({
  id: 'named-files-there',
  title: 'What the target names is there',
  category: 'files',
  online: false,
  waitsFor: [],
  run: async (context) => {
    const { planned } = context;
    if (planned === undefined) return answer('skipped', 'skipped-no-plan');
    const { settings, steps } = planned.plan;
    const named = settings.filter(({ name, secret }) => !secret && fileSettings.has(name));
    const processes = steps.filter((step) => step.kind === 'process');
    if (named.length + processes.length === 0) return answer('skipped', 'skipped-nothing-named');
    const findings = await Promise.all([
      ...named.map(async (setting) => lookAtFile(setting, context)),
      ...processes.map(async (step) => lookAtProgram(step, context)),
    ]);
    const diagnostics = findings.filter((one) => one !== undefined);
    if (diagnostics.length === 0) return answer('passed', 'named-files-there');
    return answer('failed', 'named-files-missing', { count: countNoun(diagnostics.length, 'file') }, { diagnostics });
  },
});

async function lookAtFile(setting: PlanSetting, context: CheckContext): Promise<Diagnostic | undefined> {
  const { machine, program } = context;
  const { name, value, origin } = setting;
  if (value === '') return undefined;
  // Nobody but a shell takes `~` for the home folder; that it is written there is a finding of lint.
  const state = await machine.read(value);
  // A bundle may be a folder of certificates.
  const isGood = state.state === 'read' || (state.state === 'folder' && name === 'ca_bundle');
  if (isGood) return undefined;
  const reason =
    state.state === 'absent' ? 'there is no such file' : state.state === 'folder' ? 'it is a folder' : state.reason;
  const at = placeOf(origin, context);
  const named = origin.kind === 'environment' ? origin.name : name;
  const facts = { setting: named, path: value, reason };
  return diagnostic('named-file-missing', at.file, at.span, { facts, programs: [program] });
}

async function lookAtProgram(step: ProcessStep, context: CheckContext): Promise<Diagnostic | undefined> {
  const { machine, program, planned } = context;
  const word = programOf(step);
  if (word === undefined) return undefined;
  const reason = await whyNotStarted(word, machine);
  if (reason === undefined) return undefined;
  const setting = planned?.plan.settings.find(({ name }) => name === 'credential_process');
  const at = placeOf(setting?.origin, context);
  const facts = { command: word, reason };
  return diagnostic('named-program-missing', at.file, at.span, { facts, programs: [program] });
}

/** The word that is started; undefined where only a shell knows. */
function programOf({ argv, command }: ProcessStep): string | undefined {
  if (argv !== undefined) return argv[0];
  const text = command.trim();
  const quote = text.slice(0, 1);
  const end = quote === '"' || quote === "'" ? text.indexOf(quote, 1) : -1;
  const word = end > 0 ? text.slice(1, end) : (text.split(/\s/u, 1)[0] ?? '');
  return /^[\w./\\:+@-]+(?: [\w./\\:+@-]+)*$/u.test(word) && !shellWords.has(word) ? word : undefined;
}

/** Words that a shell does itself. */
const shellWords: ReadonlySet<string> = new Set([
  '.',
  ':',
  'cd',
  'command',
  'echo',
  'eval',
  'exec',
  'export',
  'if',
  'printf',
  'set',
  'source',
  'test',
  'umask',
  'unset',
]);

/** Looks by listing folders alone: a program is not read. */
async function whyNotStarted(word: string, machine: Machine): Promise<string | undefined> {
  const paths = machinePaths(machine);
  const isPath = word.includes('/') || (machine.platform === 'win32' && word.includes('\\'));
  if (isPath) {
    const absolute = paths.resolve(machine.cwd, word);
    const isThere = await isListed(paths.dirname(absolute), paths.basename(absolute), machine);
    if (!isThere) return 'there is no such file';
    return isScript(word) ? whyScriptNotStarted(absolute, machine) : undefined;
  }
  const path = machine.environment['PATH'] ?? machine.environment['Path'] ?? '';
  const folders = path.split(paths.delimiter).filter((folder) => folder !== '');
  if (folders.length === 0) return undefined;
  const found = await Promise.all(folders.map((folder) => isListed(folder, word, machine)));
  return found.includes(true) ? undefined : 'no folder of PATH has it';
}

const windowsEndings = ['', '.exe', '.cmd', '.bat', '.com'];

async function isListed(folder: string, name: string, machine: Machine): Promise<boolean> {
  const names = await machine.list(folder);
  if (machine.platform !== 'win32') return names.includes(name);
  const wanted = new Set(windowsEndings.map((ending) => `${name}${ending}`.toLowerCase()));
  return names.some((one) => wanted.has(one.toLowerCase()));
}

/** Small, so that it may be read; a program that was installed has its bits. */
function isScript(name: string): boolean {
  return /\.(?:sh|bash|zsh|py|pl|rb|js)$/u.test(name);
}

async function whyScriptNotStarted(absolute: string, machine: Machine): Promise<string | undefined> {
  const state = await machine.read(absolute);
  if (state.state === 'folder') return 'it is a folder';
  if (state.state !== 'read' || state.mode === undefined) return undefined;
  return (state.mode & 0o111) === 0 ? `it is not executable: chmod +x ${absolute}` : undefined;
}

function placeOf(
  origin: Origin | undefined,
  { target }: CheckContext,
): { readonly file: string; readonly span: { readonly start: number; readonly end: number } } {
  return origin?.kind === 'file' ? origin : { file: target, span: { start: 0, end: 0 } };
}
