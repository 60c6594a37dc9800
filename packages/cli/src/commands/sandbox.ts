import { Buffer } from 'node:buffer';
import { mfaRole, mfaRoleWorld, startSandbox, totpCode } from '@duckbill/sandbox';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** `duckbill sandbox`: a local AWS until Ctrl-C. Its keys open nothing anywhere else, so they may be printed. */
export async function sandboxCommand(
  terminal: Terminal,
  options: { readonly port: number; readonly json?: boolean },
): Promise<Exit> {
  const { user, roleArn } = mfaRole;
  const sandbox = await startSandbox({ world: mfaRoleWorld(), port: options.port }).catch((error: unknown) => {
    throw CommandFailure.couldNotFinish(`cannot listen on port ${options.port}: ${reasonOf(error)}`);
  });
  const code = (): string => totpCode({ secret: user.mfaSecret, now: terminal.now().getTime() / 1000 });
  // Before the greeting: whoever reads it may interrupt at once.
  const interrupted = terminal.interrupted();
  if (options.json === true) {
    // Not through the mask: these practice keys are the point of the command.
    terminal.stdout.write(`${JSON.stringify({ url: sandbox.url, user, roleArn, processId: process.pid })}\n`);
  } else {
    const paint = paintFor(terminal.stdout, terminal.environment);
    terminal.stdout.write(`${paint.strong('A local AWS to practise on')}, at ${sandbox.url} (this computer only)

  user        ${user.arn}, without rights on S3
  access key  ${user.accessKeyId}
  secret key  ${user.secretAccessKey}
  role        ${roleArn}, wants an MFA code
  MFA device  ${user.mfaSerial}
  authenticator seed  ${user.mfaSecret}   ${paint.faint('(type it into any authenticator app)')}

Send the AWS CLI here:
  export AWS_ENDPOINT_URL=${sandbox.url} AWS_ACCESS_KEY_ID=${user.accessKeyId}
  export AWS_SECRET_ACCESS_KEY=${user.secretAccessKey}
  aws sts get-caller-identity

Send Duckbill here:
  duckbill connect TARGET --endpoint-url ${sandbox.url}

${paint.strong('MFA code now')}  ${code()}   ${paint.faint('each code works once; Enter shows the next one, Ctrl-C ends')}
`);
    showCodes(terminal, code);
  }
  await interrupted;
  await sandbox.close();
  return { code: exitCodes.ok, reason: 'stopped' };
}

/** A new code for every Enter; without a person at the terminal standard input is left alone. */
function showCodes(terminal: Terminal, code: () => string): void {
  if (terminal.stdin.isTTY !== true) return;
  terminal.stdin.on('data', (chunk: unknown) => {
    if (Buffer.isBuffer(chunk)) terminal.stdout.write(`MFA code now  ${code()}\n`);
  });
}
