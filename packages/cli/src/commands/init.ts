import path from 'node:path';
import { existsSync } from 'node:fs';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { foldersUpwards } from '../files/repository-root.ts';
import { writeJson } from '../json-output.ts';
import { configFileName, type LintConfig } from '../lint-config/lint-config.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';

/** Where the schema stands in an installation of this package. */
const schemaFile = 'node_modules/duckbill/dist/duckbill.config.schema.json';

/** `duckbill init`: a configuration to start from, in the working folder. Asks nothing. */
export async function initCommand(
  terminal: Terminal,
  options: { readonly force?: boolean; readonly json?: boolean },
): Promise<Exit> {
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
