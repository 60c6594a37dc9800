import path from 'node:path';
import {
  type AccountAssignments,
  describeGuidance,
  listAssignments,
  listPortalAccounts,
  type OpenPortal,
  type PortalAccount,
  PortalRefused,
  jsonConnectOutcome,
  printConnectOutcome,
  signInToPortal,
} from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { doctorWorld } from '../doctor-world.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { ProgressBar } from '../progress-bar.ts';
import { assignmentLine, openAssignmentFile } from '../sso/assignment-file.ts';
import { planPortal, type PortalOptions, type PortalPlan } from '../sso/portal-plan.ts';
import { textTable } from '../sso/text-table.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { exitCodeOf } from './connect.ts';

export interface SsoCommandOptions extends PortalOptions {
  readonly format: 'table' | 'json' | 'fleet';
  readonly account?: readonly string[];
  readonly out?: string;
  readonly resume?: boolean;
}

/** `duckbill sso accounts`: the accounts that the person may enter. */
export async function ssoAccountsCommand(
  terminal: Terminal,
  target: string | undefined,
  options: SsoCommandOptions,
): Promise<Exit> {
  return inPortal(terminal, target, options, async (portal, plan) => {
    const accounts = await listPortalAccounts(portal);
    const exit = counted(accounts.length, 'account');
    if (options.json === true) writeJson(terminal, { version: 1, ...addressOf(plan), accounts }, exit);
    else {
      const rows = accounts.map(({ accountId, accountName, email }) => [accountId, accountName, email]);
      terminal.stdout.write(textTable(['Account', 'Name', 'Email'], rows));
    }
    return exit;
  });
}

/** `duckbill sso roles`: the permission sets in each of these accounts. */
export async function ssoRolesCommand(
  terminal: Terminal,
  target: string | undefined,
  options: SsoCommandOptions,
): Promise<Exit> {
  const format = options.json === true ? 'json' : options.format;
  if (options.out !== undefined && format !== 'fleet') throw CommandFailure.usage('--out belongs to --format fleet');
  if (options.resume === true && options.out === undefined) throw CommandFailure.usage('--resume belongs to --out');
  return inPortal(terminal, target, options, async (portal, plan) => {
    const accounts = chosen(await listPortalAccounts(portal), options.account ?? []);
    if (format === 'fleet') return writeFleet(terminal, portal, plan, accounts, options);
    const found: AccountAssignments[] = [];
    const bar = new ProgressBar(terminal, 'Accounts', accounts.length);
    try {
      for await (const one of listAssignments(portal, accounts)) {
        found.push(one);
        bar.show(found.length);
      }
    } finally {
      bar.clear();
    }
    const exit = exitOf(found);
    if (format === 'json') writeJson(terminal, { version: 1, ...addressOf(plan), accounts: found.map(jsonOf) }, exit);
    else terminal.stdout.write(textTable(['Account', 'Name', 'Permission set'], found.flatMap(rowsOf)));
    tellRefused(terminal, found);
    return exit;
  });
}

/** Signs in, looks, and tells what kept it from either. */
async function inPortal(
  terminal: Terminal,
  target: string | undefined,
  options: SsoCommandOptions,
  look: (portal: OpenPortal, plan: PortalPlan) => Promise<Exit>,
): Promise<Exit> {
  const plan = await planPortal(terminal, target, options);
  const signedIn = await signInToPortal(plan.planned, doctorWorld(terminal, options));
  if ('refused' in signedIn) {
    const { refused } = signedIn;
    if (refused === 'not-identity-center')
      throw CommandFailure.usage(`${plan.planned.plan.target} does not sign in with IAM Identity Center`);
    const { outcome } = refused;
    terminal.stderr.write(printConnectOutcome(outcome, paintFor(terminal.stderr, terminal.environment)));
    const exit: Exit = { code: exitCodeOf(outcome), reason: outcome.reason };
    if (options.json === true) writeJson(terminal, jsonConnectOutcome(outcome), exit, refused.secrets);
    return exit;
  }
  try {
    return await look(signedIn.portal, plan);
  } catch (error) {
    if (error instanceof PortalRefused) return portalRefused(terminal, error, options.json === true);
    throw error;
  }
}

async function writeFleet(
  terminal: Terminal,
  portal: OpenPortal,
  plan: PortalPlan,
  accounts: readonly PortalAccount[],
  { out, resume }: SsoCommandOptions,
): Promise<Exit> {
  const file =
    out === undefined ? undefined : await openAssignmentFile(path.resolve(terminal.cwd, out), out, resume === true);
  const left = accounts.filter(({ accountId }) => file?.done.has(accountId) !== true);
  const bar = new ProgressBar(terminal, 'Accounts', accounts.length);
  const found: AccountAssignments[] = [];
  try {
    for await (const one of listAssignments(portal, left)) {
      found.push(one);
      // Left out, so that --resume asks for it again.
      if (one.failure === undefined) {
        const line = assignmentLine(addressOf(plan), one.account, one.permissionSets);
        if (file === undefined) terminal.stdout.write(line);
        else await file.append(line);
      }
      bar.show(accounts.length - left.length + found.length);
    }
  } finally {
    bar.clear();
    await file?.close();
  }
  tellRefused(terminal, found);
  return exitOf(found);
}

function addressOf({ startUrl, region }: PortalPlan): { readonly startUrl: string; readonly region: string } {
  return { startUrl, region };
}

/** A wrong account id is no reason to list all the others. */
function chosen(accounts: readonly PortalAccount[], wanted: readonly string[]): readonly PortalAccount[] {
  if (wanted.length === 0) return accounts;
  const known = new Set(accounts.map(({ accountId }) => accountId));
  const unknown = wanted.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw CommandFailure.usage(`not among your accounts: ${unknown.join(', ')}; list them: duckbill sso accounts`);
  return accounts.filter(({ accountId }) => wanted.includes(accountId));
}

function rowsOf({ account, permissionSets }: AccountAssignments): string[][] {
  return permissionSets.map((name) => [account.accountId, account.accountName, name]);
}

function jsonOf({ account, permissionSets, failure }: AccountAssignments): object {
  return { ...account, permissionSets, ...(failure === undefined ? {} : { failure: failure.failure }) };
}

function tellRefused(terminal: Terminal, found: readonly AccountAssignments[]): void {
  for (const { account, failure } of found) {
    if (failure === undefined) continue;
    const { code, message } = failure.failure;
    terminal.stderr.write(`duckbill: ${account.accountId} ${account.accountName}: ${message} [${code ?? 'no code'}]\n`);
  }
}

function exitOf(found: readonly AccountAssignments[]): Exit {
  const refused = found.filter(({ failure }) => failure !== undefined).length;
  if (refused > 0) return { code: exitCodes.findings, reason: `${refused} of ${found.length} accounts were refused` };
  return counted(
    found.reduce((sum, { permissionSets }) => sum + permissionSets.length, 0),
    'permission set',
  );
}

function counted(count: number, noun: string): Exit {
  return { code: exitCodes.ok, reason: `${count} ${noun}${count === 1 ? '' : 's'}` };
}

function portalRefused(
  terminal: Terminal,
  { failure: { failure, guidance, facts } }: PortalRefused,
  json: boolean,
): Exit {
  const [match] = guidance;
  const words = match === undefined ? undefined : describeGuidance(match, facts, 'the portal');
  const [first = ''] = words?.whatToDo ?? [];
  terminal.stderr.write(`duckbill: ${words?.title ?? failure.message} [${failure.code ?? 'no code'}]\n`);
  if (first !== '') terminal.stderr.write(`  → ${first}\n`);
  const code = failure.service === 'network' ? exitCodes.couldNotFinish : codeOf(failure.code);
  const exit: Exit = { code, reason: failure.message };
  if (json) writeJson(terminal, { version: 1, failure, guidance }, exit);
  return exit;
}

function codeOf(code: string | undefined): Exit['code'] {
  return code === 'UnauthorizedException' ? exitCodes.signInNeeded : exitCodes.findings;
}
