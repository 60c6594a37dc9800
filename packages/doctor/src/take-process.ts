import type { ProcessStep } from '@duckbill/core';
import { printableText } from './print/wrap-text.ts';
import { askChoice } from './sign-in/ask-choice.ts';
import { readProcessOutput } from './sign-in/read-process-output.ts';
import { SignInError } from './sign-in/sign-in-error.ts';
import { systemCode } from './sign-in/system-code.ts';
import type { Walk } from './walk.ts';
import type { ProcessEnd } from './world.ts';

/** No program has a limit but Go's with a minute; a person may have to touch a key first. */
const timeout = 120_000;

/** Keys are some hundred characters. */
const longestOutput = 65_536;

/**
 * Starts the program of a `credential_process`. Whatever the file says, it is shown first and somebody has to say yes
 * (design §4.9).
 */
export async function takeProcess(step: ProcessStep, walk: Walk): Promise<void> {
  const started = walk.begin(step);
  if (!(await isAllowed(step, walk))) {
    walk.end(step, started, walk.world.mayAsk ? 'cancelled' : 'not-asked');
    walk.stop = 'process-not-allowed';
    return;
  }
  try {
    const end = await run(step, walk);
    const credentials = readProcessOutput(end, walk.planned.plan.program, walk.world.now());
    walk.noteSession(credentials);
    const { expiresAt } = credentials;
    walk.end(step, started, 'done', expiresAt === undefined ? {} : { expiresAt });
  } catch (error) {
    walk.fail(step, started, error);
  }
}

async function isAllowed({ command }: ProcessStep, { world }: Walk): Promise<boolean> {
  if (world.signIn.choices.allowProcess) return true;
  if (!world.mayAsk) return false;
  const question = {
    prompt: 'run-process',
    label: `The AWS profile names a program that prints keys. Run it?   ${printableText(command)}`,
    hidden: false,
    choices: [
      { value: 'no', label: 'No' },
      { value: 'yes', label: 'Yes, run it' },
    ],
  } as const;
  return (await askChoice(question, world)) === 'yes';
}

async function run({ command, argv }: ProcessStep, { world }: Walk): Promise<ProcessEnd> {
  try {
    return await world.signIn.runProcess({ command, argv, timeout, longestOutput });
  } catch (error) {
    const code = systemCode(error);
    throw new SignInError('process', 'it cannot be started', code === undefined ? {} : { code });
  }
}
