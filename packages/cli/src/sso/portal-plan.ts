import { type AwsFiles, planConnection, type PlannedConnection, readAwsFiles, SourceText } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { planSurroundings, readAws, readTarget } from '../read-target.ts';
import type { ConnectOptions } from '../target-command.ts';
import type { Terminal } from '../terminal.ts';

/** Which Identity Center to ask. */
export interface PortalOptions extends ConnectOptions {
  readonly session?: string;
  readonly startUrl?: string;
  readonly ssoRegion?: string;
}

/** A portal, and how to sign in to it. */
export interface PortalPlan {
  readonly planned: PlannedConnection;
  readonly startUrl: string;
  readonly region: string;
}

const standIn = 'duckbill-sso';

/**
 * Plans the sign-in to an access portal: of TARGET, of an `[sso-session]`, or of a start URL. A session alone is planned
 * as a profile that uses it, since programs sign in for a profile; account and permission set are never asked for.
 */
export async function planPortal(
  terminal: Terminal,
  target: string | undefined,
  options: PortalOptions,
): Promise<PortalPlan> {
  const given = [target, options.session, options.startUrl].filter((one) => one !== undefined);
  if (given.length > 1) throw CommandFailure.usage('name one: TARGET, --session, or --start-url with --sso-region');
  if ((options.startUrl === undefined) !== (options.ssoRegion === undefined))
    throw CommandFailure.usage('--start-url and --sso-region belong together');
  if (target !== undefined) return withPortal((await readTarget(terminal, target, options)).planned);
  const aws = await readAws(terminal, 'aws-cli@2');
  if (options.startUrl !== undefined && options.ssoRegion !== undefined)
    return planStandIn(terminal, options, {}, [
      `sso_start_url = ${oneLine(options.startUrl, '--start-url')}`,
      `sso_region = ${oneLine(options.ssoRegion, '--sso-region')}`,
    ]);
  const session = sessionOf(aws, options.session);
  return planStandIn(terminal, options, aws, [`sso_session = ${oneLine(session, '--session')}`]);
}

async function planStandIn(
  terminal: Terminal,
  options: PortalOptions,
  aws: AwsFiles,
  lines: readonly string[],
): Promise<PortalPlan> {
  const profile = [`[profile ${standIn}]`, ...lines, 'sso_account_id = 000000000000', 'sso_role_name = none', ''];
  const before = aws.config === undefined ? '' : `${aws.config.text}\n`;
  const planned = planConnection({
    target: { kind: 'aws-profile', name: standIn },
    program: 'aws-cli@2',
    profiles: [],
    aws: { ...aws, config: new SourceText(aws.config?.name ?? '~/.aws/config', before + profile.join('\n')) },
    environment: terminal.environment,
    surroundings: await planSurroundings(terminal, options),
  });
  return withPortal(planned);
}

function withPortal(planned: PlannedConnection): PortalPlan {
  const setting = (name: string): string => planned.plan.settings.find((one) => one.name === name)?.value ?? '';
  return { planned, startUrl: setting('sso_start_url'), region: setting('sso_region') };
}

/** The session that is named, or the one that everybody means when there is but one. */
function sessionOf(aws: AwsFiles, named: string | undefined): string {
  const names = [...readAwsFiles(aws, 'aws-cli@2').ssoSessions.keys()];
  const known = names.length === 0 ? 'there is no [sso-session] in ~/.aws/config' : `there are ${names.join(', ')}`;
  const [only, ...others] = names;
  const session = named ?? (others.length === 0 ? only : undefined);
  if (session === undefined)
    throw CommandFailure.usage(
      `which Identity Center? ${known}; name TARGET, --session NAME, or --start-url URL with --sso-region REGION`,
    );
  if (!names.includes(session)) throw CommandFailure.usage(`[sso-session ${session}] is not there: ${known}`);
  return session;
}

/** What is written into a line must stay in it. */
function oneLine(value: string, option: string): string {
  if (value === '' || /[\r\n]/u.test(value)) throw CommandFailure.usage(`${option} wants one line of text`);
  return value;
}
