import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { childEnvironment, duckbillBin, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith, plist, practiceFiles, strings } from './sample-files.ts';

const root = new URL('../../../', import.meta.url);
const rule = 'profile-token-flag-for-role';

async function textOf(name: string): Promise<string> {
  return readFile(new URL(name, root), 'utf8');
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly [
      { readonly shell: string; readonly env: Readonly<Record<string, string>>; readonly run: string },
    ];
  };
}

interface Hook {
  readonly id: string;
  readonly language: string;
  readonly entry: string;
  readonly files: string;
}

interface Matcher {
  readonly owner: string;
  readonly pattern: readonly [Readonly<Record<string, string | number>> & { readonly regexp: string }];
}

/** A folder with an `npx` that runs the built command line, and keeps what it was asked for in `npx-words`. */
async function withNpx(home: string): Promise<string> {
  const folder = path.join(home, '.bin');
  await mkdir(folder);
  const script = `#!/bin/sh
printf '%s\\n' "$@" >"$HOME/npx-words"
[ "$1" = --yes ] && shift
shift
exec '${process.execPath}' '${duckbillBin}' "$@"
`;
  await writeFile(path.join(folder, 'npx'), script);
  await chmod(path.join(folder, 'npx'), 0o755);
  return folder;
}

/** Runs a script as the runner of GitHub Actions does. */
async function runScript(
  script: string,
  home: string,
  variables: Readonly<Record<string, string>>,
): Promise<{ status: number | null; stdout: string; stderr: string; words: readonly string[] }> {
  const bin = await withNpx(home);
  const { PATH = '', ...environment } = childEnvironment({ home });
  await writeFile(path.join(home, 'step.sh'), script);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', path.join(home, 'step.sh')],
    {
      cwd: home,
      encoding: 'utf8',
      env: {
        ...environment,
        PATH: `${bin}:${PATH}`,
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: home,
        GITHUB_OUTPUT: path.join(home, 'output'),
        ...variables,
      },
    },
  );
  const words = (await readFile(path.join(home, 'npx-words'), 'utf8')).split('\n').slice(0, -1);
  return { status, stdout, stderr, words };
}

let help = '';
beforeAll(async () => {
  help = (await runDuckbill(['lint', '--help'], { home: tmpdir() })).stdout;
});

/** Options in a text that `duckbill lint` does not have. */
function unknownOptions(text: string): readonly string[] {
  const options = [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/gu)].map(([option]) => option);
  return options.filter((option) => !new RegExp(`${option}\\b(?!-)`, 'u').test(help));
}

describe('action.yml', () => {
  async function readAction(): Promise<Action> {
    return parse(await textOf('action.yml')) as Action;
  }

  async function runAction(
    home: string,
    inputs: Readonly<Record<string, string>> = {},
    more: Readonly<Record<string, string>> = {},
  ): ReturnType<typeof runScript> {
    const { inputs: declared, runs } = await readAction();
    const [step] = runs.steps;
    const variables = Object.entries(step.env).map(([name, expression]) => {
      const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/u.exec(expression)?.[1] ?? '';
      return [name, inputs[input] ?? declared[input]?.default ?? `no input ${input}`] as const;
    });
    return runScript(step.run, home, { ...Object.fromEntries(variables), ...more });
  }

  it('hands every input to the script as a variable, and only uses options that lint has', async () => {
    const { inputs, runs } = await readAction();
    const [step] = runs.steps;
    const used = Object.values(step.env).map((text) => /inputs\.([a-z-]+)/u.exec(text)?.[1] ?? '');
    expect(used.toSorted()).toEqual(Object.keys(inputs).toSorted());
    expect(step.run).not.toContain('${{');
    expect(unknownOptions(step.run.replace('npx --yes', ''))).toEqual([]);
    expect(Object.keys(step.env).filter((name) => !step.run.includes(name))).toEqual([]);
  });

  it('lints, annotates, and tells the exit code', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    const run = await runAction(home);
    expect(run).toMatchObject({ status: 1, stderr: '', words: ['--yes', 'duckbill@latest', 'lint', '--', '.'] });
    expect(run.stdout).toMatch(new RegExp(`^::error file=Bad\\.cyberduckprofile,line=11,.*title=${rule}::`, 'mu'));
    expect(await readFile(path.join(home, 'output'), 'utf8')).toBe('exit-code=1\n');
  });

  it('succeeds where nothing is found', async () => {
    const home = await homeWith(practiceFiles);
    expect(await runAction(home)).toMatchObject({ status: 0 });
    expect(await readFile(path.join(home, 'output'), 'utf8')).toBe('exit-code=0\n');
  });

  it('takes all of its inputs, several a line where they are many', async () => {
    const home = await homeWith({
      'a b/Bad.cyberduckprofile': faultyProfile,
      'c/Bad.cyberduckprofile': faultyProfile,
      'd/Bad.cyberduckprofile': faultyProfile,
      'my config.json': '{}',
    });
    const run = await runAction(home, {
      paths: 'a b\nc\r\n\n',
      'fail-on': 'never',
      'max-warnings': '3',
      for: 'cyberduck@9.5\naws-cli@2\n',
      config: 'my config.json',
      'sarif-file': 'out/duckbill.sarif',
      formats: 'junit:out/duckbill.xml\nmarkdown:out/comment.md',
      version: '0.1.0',
    });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.words[1]).toBe('duckbill@0.1.0');
    expect((await readdir(path.join(home, 'out'))).toSorted()).toEqual([
      'comment.md',
      'duckbill.sarif',
      'duckbill.xml',
    ]);
    const sarif = await readFile(path.join(home, 'out/duckbill.sarif'), 'utf8');
    expect(sarif).toContain('"uri":"a%20b/Bad.cyberduckprofile"');
    expect(sarif).not.toContain('"uri":"d/');
  });

  it('shows the findings in the summary of the job, unless that is not wanted', async () => {
    const summary = async (inputs: Readonly<Record<string, string>>): Promise<string> => {
      const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile, 'summary.md': '' });
      const run = await runAction(home, inputs, { GITHUB_STEP_SUMMARY: path.join(home, 'summary.md') });
      // The annotations come as well.
      expect(run).toMatchObject({ status: 1, stderr: '' });
      expect(run.stdout).toContain(`title=${rule}::`);
      return readFile(path.join(home, 'summary.md'), 'utf8');
    };
    expect(await summary({})).toContain(rule);
    expect(await summary({ summary: 'false' })).toBe('');
  });

  it('takes a baseline', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    await runDuckbill(['lint', '--baseline', 'known.json', '--update-baseline'], { home });
    expect(await runAction(home, { baseline: 'known.json' })).toMatchObject({ status: 0 });
  });

  it('never runs what an input says, and takes no path for an option', async () => {
    const home = await homeWith();
    const owned = '$(touch owned) `touch owned`; touch owned #';
    const run = await runAction(home, { paths: `--fix\n${owned}`, 'sarif-file': `"${owned}` });
    expect(run.status).toBe(2);
    expect(run.words).toContain(`sarif:"${owned}`);
    expect(run.words.slice(-3)).toEqual(['--', '--fix', owned]);
    expect(await readdir(home)).not.toContain('owned');
    expect(await readFile(path.join(home, 'output'), 'utf8')).toBe('exit-code=2\n');
  });
});

describe('.pre-commit-hooks.yaml', () => {
  async function readHooks(): Promise<readonly Hook[]> {
    return parse(await textOf('.pre-commit-hooks.yaml')) as readonly Hook[];
  }

  it('picks the files of ours', async () => {
    for (const { files } of await readHooks()) {
      const ours = ['a.duck', 'a/b.cyberduckprofile', '.aws/config', 'home/.aws/credentials'];
      const others = ['a.duck.txt', 'config', 'x.aws/config', '.aws/cli/cache', 'duck'];
      const pattern = new RegExp(files, 'u');
      expect([...ours, ...others].filter((name) => pattern.test(name))).toEqual(ours);
    }
  });

  it('only uses options that lint has', async () => {
    for (const { entry } of await readHooks()) expect(unknownOptions(entry.replace('npx --yes', ''))).toEqual([]);
  });

  it('fails with findings, and mends them', async () => {
    const hooks = new Map((await readHooks()).map((hook) => [hook.id, hook]));
    const home = await homeWith({ 'a b.cyberduckprofile': faultyProfile });
    const lint = await runScript(`${hooks.get('duckbill-lint')?.entry} 'a b.cyberduckprofile'`, home, {});
    expect(lint).toMatchObject({ status: 1 });
    const other = await homeWith({ 'a b.cyberduckprofile': faultyProfile });
    const mended = await runScript(`${hooks.get('duckbill-fix')?.entry} 'a b.cyberduckprofile'`, other, {});
    expect(mended).toMatchObject({ status: 0 });
    expect(await readFile(path.join(other, 'a b.cyberduckprofile'), 'utf8')).not.toBe(faultyProfile);
  });
});

describe('the problem matcher', () => {
  it('matches every line that concise prints, and nothing of the text for people', async () => {
    const matchers = (JSON.parse(await textOf('packages/cli/problem-matcher.json')) as { problemMatcher: Matcher[] })
      .problemMatcher;
    const home = await homeWith({
      'a: 1:2 b/Bad.cyberduckprofile': faultyProfile,
      'Twice.cyberduckprofile': plist(strings({ Protocol: 's3', Vendor: 'a' }) + strings({ Vendor: 'b' })),
    });
    const lines = (await runDuckbill(['lint', '--format', 'concise'], { home })).stdout.trimEnd().split('\n');
    const matched = lines.map((line) =>
      matchers.flatMap(({ pattern: [{ regexp, ...groups }] }) => {
        const found = new RegExp(regexp, 'u').exec(line);
        return found === null
          ? []
          : [Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, found[Number(group)]]))];
      }),
    );
    expect(matched.every((found) => found.length === 1)).toBe(true);
    expect(matched.flat()).toContainEqual(
      expect.objectContaining({
        file: 'a: 1:2 b/Bad.cyberduckprofile',
        line: '11',
        column: '7',
        severity: 'error',
        code: rule,
      }),
    );
    expect(matched.flat().map(({ severity }) => severity)).toContain('warning');
    const text = (await runDuckbill(['lint', '--format', 'text'], { home })).stdout.split('\n');
    for (const { pattern } of matchers) {
      expect(text.filter((line) => new RegExp(pattern[0].regexp, 'u').test(line))).toEqual([]);
    }
  });

  it('knows hints as notices', async () => {
    const { problemMatcher } = JSON.parse(await textOf('packages/cli/problem-matcher.json')) as {
      problemMatcher: Matcher[];
    };
    const line = 'a/.aws/config:3:1: hint aws-example-code some words: more';
    const owners = problemMatcher.filter(({ pattern }) => new RegExp(pattern[0].regexp, 'u').test(line));
    expect(owners).toEqual([expect.objectContaining({ owner: 'duckbill-hint', severity: 'notice' })]);
  });
});

describe('examples of CI', () => {
  it('the workflow to call runs lint with its inputs and uploads what it wrote', async () => {
    const workflow = parse(await textOf('.github/workflows/duckbill.yml')) as {
      jobs: { lint: { steps: { run?: string; with?: { sarif_file?: string } }[] } };
    };
    const { steps } = workflow.jobs.lint;
    const script = steps.map(({ run }) => run ?? '').join('');
    expect(script).not.toContain('${{');
    expect(unknownOptions(script.replace('npx --yes', ''))).toEqual([]);
    const home = await homeWith({ 'a b/Bad.cyberduckprofile': faultyProfile });
    const run = await runScript(script, home, {
      DUCKBILL_PATHS: 'a b\n',
      DUCKBILL_FAIL_ON: 'error',
      DUCKBILL_VERSION: 'latest',
    });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(steps.map((step) => step.with?.sarif_file)).toContain('duckbill.sarif');
    expect(await readFile(path.join(home, 'duckbill.sarif'), 'utf8')).toContain(rule);
  });

  it('the guide holds YAML, options, inputs, hooks and formats that exist', async () => {
    const guide = await textOf('apps/docs/guide/ci.md');
    const blocks = [...guide.matchAll(/^```yaml\n([^`]*)^```$/gmu)].map(([, text]) => text ?? '');
    expect(blocks.length).toBeGreaterThan(4);
    for (const block of blocks) expect(parseAllDocuments(block).flatMap(({ errors }) => errors)).toEqual([]);
    const commands = [...guide.matchAll(/duckbill lint[^`\n]*/gu)].map(([command]) => command);
    expect(commands.length).toBeGreaterThan(4);
    expect(commands.flatMap(unknownOptions)).toEqual([]);
    for (const [, format] of guide.matchAll(/--format ([a-z]+)/gu))
      expect(help).toMatch(new RegExp(`^  ${format} `, 'mu'));
    for (const [, format] of guide.matchAll(/^\| `([a-z]+)`/gmu))
      expect(help).toMatch(new RegExp(`^  ${format} `, 'mu'));

    const { inputs } = parse(await textOf('action.yml')) as Action;
    const step = blocks.find((block) => block.includes('uses: OWNER/duckbill@')) ?? '';
    const { jobs } = parse(step) as {
      jobs: { duckbill: { steps: { uses?: string; with?: Record<string, string> }[] } };
    };
    const given = jobs.duckbill.steps.find(({ uses }) => uses?.startsWith('OWNER/duckbill') === true)?.with ?? {};
    expect(Object.keys(given).length).toBeGreaterThan(1);
    expect(Object.keys(given).filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);

    const hooks = parse(await textOf('.pre-commit-hooks.yaml')) as readonly Hook[];
    for (const [, id] of guide.matchAll(/- id: (\S+)/gu)) expect(hooks.map((hook) => hook.id)).toContain(id);
    expect(guide).toContain('node_modules/duckbill/problem-matcher.json');
  });

  it('the problem matcher is in the package', async () => {
    const { files } = JSON.parse(await textOf('packages/cli/package.json')) as { files: readonly string[] };
    expect(files).toContain('problem-matcher.json');
  });
});
