import path from 'node:path';
import { existsSync } from 'node:fs';
import { awsFilePath } from '@duckbill/core';
import { askOn } from '../ask.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { foldersUpwards } from '../files/repository-root.ts';
import { writeJson } from '../json-output.ts';
import { configFileName, type LintConfig } from '../lint-config/lint-config.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';

/** Where the schema stands in an installation of this package. */
const schemaFile = 'node_modules/duckbill/dist/duckbill.config.schema.json';

export interface InitOptions {
  readonly force?: boolean;
  readonly input?: boolean;
  readonly json?: boolean;
}

/** What a person may want to set up; the last is what a script gets. */
const things = [
  { value: 'identity-center', label: 'signing in through IAM Identity Center (SSO)' },
  { value: 'role', label: 'a role with MFA' },
  { value: 'keys', label: 'the access key of a user' },
  { value: 'provider', label: 'a connection profile for another S3 service, or a server of your own' },
  { value: 'checks', label: `checks of files in CI: a ${configFileName}` },
] as const;

/** `duckbill init`: at a terminal leads through setting something up; in a script it writes the configuration of lint. */
export async function initCommand(terminal: Terminal, options: InitOptions): Promise<Exit> {
  const asks = terminal.stdin.isTTY === true && options.input !== false && options.json !== true;
  if (!asks || options.force === true) return writeStartingConfig(terminal, options);
  const ask = askOn(terminal);
  const thing = await ask({ label: 'What is to be set up?', hidden: false, choices: things });
  if (thing === undefined) throw CommandFailure.couldNotFinish('cancelled; nothing is written');
  if (thing === 'checks') return writeStartingConfig(terminal, options);
  if (thing === 'provider') {
    const { setUpProvider } = await import('../generate/set-up-provider.ts');
    return setUpProvider(terminal, ask);
  }
  const config = awsFilePath('config', 'aws-cli@2', terminal.home, terminal.environment);
  if (config === undefined) throw CommandFailure.usage('the environment says that there is no config file');
  const { setUpAccess } = await import('../generate/set-up.ts');
  return setUpAccess(terminal, ask, thing, path.resolve(terminal.cwd, config));
}

/** A configuration to start from, in the working folder. Asks nothing. */
async function writeStartingConfig(terminal: Terminal, options: InitOptions): Promise<Exit> {
  const file = path.join(terminal.cwd, configFileName);
  if (existsSync(file) && options.force !== true) {
    throw CommandFailure.usage(`there is a ${configFileName} already; --force writes over it`);
  }
  const text = `${JSON.stringify(startingConfig(terminal.cwd), undefined, 2)}\n`;
  const outcome = await writeTextFile(file, text, {
    mode: 0o644,
    ...(options.force === true ? {} : { expected: null }),
  });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${configFileName}: ${outcome.reason}`);
  const exit: Exit = { code: exitCodes.ok, reason: `wrote ${configFileName}` };
  if (options.json === true) writeJson(terminal, { file: configFileName }, exit);
  else terminal.stdout.write(`wrote ${configFileName}\n`);
  return exit;
}

function startingConfig(cwd: string): LintConfig {
  const folder = foldersUpwards(cwd).find((candidate) => existsSync(path.join(candidate, schemaFile)));
  const schema = folder === undefined ? undefined : `${path.relative(cwd, folder) || '.'}/${schemaFile}`;
  return {
    ...(schema === undefined ? {} : { $schema: schema.replaceAll(path.sep, '/') }),
    failOn: 'error',
    severities: {},
    overrides: [],
    ignore: [],
    organisation: {},
  };
}
