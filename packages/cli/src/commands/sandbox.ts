import { identityCenter, identityCenterWorld, mfaRole, type Sandbox, startSandbox, totpCode } from '@duckbill/sandbox';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { greetWorld, mfaCodes, showCodes } from '../sandbox-greeting.ts';
import { readWorldFile } from '../sandbox-world.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';

export interface SandboxCommandOptions {
  readonly port: number;
  readonly json?: boolean;
  /** A file. */
  readonly world?: string;
  readonly printWorld?: boolean;
  /** A target whose files the world is made from. */
  readonly like?: string;
  /** Files of another computer, from a bundle of the doctor. */
  readonly fromBundle?: string;
  readonly as?: string;
  readonly profile?: readonly string[];
  readonly seed?: string;
  readonly copyTo?: string;
  readonly worldOut?: string;
  readonly break?: readonly string[];
}

/** `duckbill sandbox`: a local AWS until Ctrl-C. Its keys open nothing anywhere else, so they may be printed. */
export async function sandboxCommand(terminal: Terminal, options: SandboxCommandOptions): Promise<Exit> {
  checkTogether(options);
  if (options.like !== undefined || options.fromBundle !== undefined) {
    const { sandboxLikeCommand } = await import('./sandbox-like.ts');
    return sandboxLikeCommand(terminal, options);
  }
  const world = options.world === undefined ? identityCenterWorld() : await readWorldFile(options.world, terminal);
  if (options.printWorld === true) {
    terminal.stdout.write(`${JSON.stringify(world, undefined, 2)}\n`);
    return { code: exitCodes.ok, reason: 'printed' };
  }
  const sandbox = await startSandbox({ world, port: options.port }).catch((error: unknown) => {
    throw CommandFailure.couldNotFinish(`cannot listen on port ${options.port}: ${reasonOf(error)}`);
  });
  // Before the greeting: whoever reads it may interrupt at once.
  const interrupted = terminal.interrupted();
  const asJson = options.json === true;
  if (options.world === undefined) tellGuide(terminal, sandbox, asJson);
  else tellWorld(terminal, sandbox, options.world, asJson);
  await interrupted;
  await sandbox.close();
  return { code: exitCodes.ok, reason: 'stopped' };
}

/** Options that say something about `--like` alone. */
function checkTogether({ world, ...options }: SandboxCommandOptions): void {
  const like = options.like ?? options.fromBundle;
  if (like !== undefined && world !== undefined) throw CommandFailure.usage('--like and --world exclude each other');
  if (like !== undefined) return;
  const alone = [
    ['--as', options.as],
    ['--profile', options.profile],
    ['--seed', options.seed],
    ['--copy-to', options.copyTo],
    ['--world-out', options.worldOut],
    ['--break', options.break],
  ].find(([, value]) => value !== undefined);
  if (alone !== undefined) throw CommandFailure.usage(`${String(alone[0])} wants --like TARGET or --from-bundle FILE`);
}

function tellWorld(terminal: Terminal, sandbox: Sandbox, file: string, asJson: boolean): void {
  if (asJson) {
    const known = { url: sandbox.url, control: `${sandbox.url}/_duckbill/`, processId: process.pid };
    terminal.stdout.write(`${JSON.stringify(known)}\n`);
    return;
  }
  const paint = paintFor(terminal.stdout, terminal.environment);
  terminal.stdout.write(greetWorld(sandbox, file, sandbox.clock.now(), paint));
  showCodes(terminal, () => mfaCodes(sandbox.world, sandbox.clock.now()));
}

function tellGuide(terminal: Terminal, { url }: Sandbox, asJson: boolean): void {
  const { user, roleArn } = mfaRole;
  if (asJson) {
    // Not through the mask: these practice keys are the point of the command.
    const control = `${url}/_duckbill/`;
    terminal.stdout.write(
      `${JSON.stringify({ url, control, user, roleArn, identityCenter, processId: process.pid })}\n`,
    );
    return;
  }
  const code = (): string => totpCode({ secret: user.mfaSecret, now: terminal.now().getTime() / 1000 });
  const paint = paintFor(terminal.stdout, terminal.environment);
  terminal.stdout.write(`${paint.strong('A local AWS to practise on')}, at ${url} (this computer only)

  user        ${user.arn}, without rights on S3
  access key  ${user.accessKeyId}
  secret key  ${user.secretAccessKey}
  role        ${roleArn}, wants an MFA code
  MFA device  ${user.mfaSerial}
  authenticator seed  ${user.mfaSecret}   ${paint.faint('(type it into any authenticator app)')}

Send the AWS CLI here:
  export AWS_ENDPOINT_URL=${url} AWS_ACCESS_KEY_ID=${user.accessKeyId}
  export AWS_SECRET_ACCESS_KEY=${user.secretAccessKey} AWS_DEFAULT_REGION=${identityCenter.region}
  aws sts get-caller-identity

Assume the role with an MFA code: the exports above, and this in ~/.aws/config:
  [profile practice-role]
  role_arn = ${roleArn}
  credential_source = Environment
  mfa_serial = ${user.mfaSerial}

  duckbill connect aws:practice-role

Sign in to IAM Identity Center, with this in ~/.aws/config:
  [sso-session practice]
  sso_start_url = ${identityCenter.startUrl}
  sso_region = ${identityCenter.region}
  sso_registration_scopes = sso:account:access

  [profile practice]
  sso_session = practice
  sso_account_id = ${identityCenter.account}
  sso_role_name = ${identityCenter.permissionSet}

  AWS_ENDPOINT_URL=${url} aws sso login --profile practice   ${paint.faint('(at its page you choose who you are)')}
  duckbill connect aws:practice --endpoint-url ${url}

Send Duckbill here:
  duckbill connect TARGET --endpoint-url ${url}

${paint.strong('MFA code now')}  ${code()}   ${paint.faint('each code works once; Enter shows the next one, Ctrl-C ends')}
`);
  showCodes(terminal, () => [`MFA code now  ${code()}`]);
}
