import { Buffer } from 'node:buffer';
import type { Paint } from '@duckbill/core';
import { type Sandbox, type SandboxWorld, totpCode } from '@duckbill/sandbox';
import type { Terminal } from './terminal.ts';

/** The codes that the devices of a world show at a moment in epoch seconds, a line for each. */
export function mfaCodes(world: SandboxWorld, now: number): readonly string[] {
  return world.users.flatMap((user) =>
    user.mfaDevices.map(({ serial, secret }) => `MFA code now  ${totpCode({ secret, now })}  ${serial}`),
  );
}

/** What a world from a file has, for whoever started it. Its secrets stay in the file: they may be somebody's. */
export function greetWorld(sandbox: Sandbox, file: string, now: number, paint: Paint): string {
  const { world, url } = sandbox;
  const keys = world.users.flatMap((user) =>
    user.accessKeys.map(({ id, active }) => `  ${id}  ${user.arn}${active === false ? ', deactivated' : ''}`),
  );
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines];
  return [
    `${paint.strong('A local AWS to practise on')}, at ${url} (this computer only), with the world of ${file}`,
    ...section('Access keys, their secrets in that file:', keys),
    ...section(
      'Roles:',
      world.roles.map((role) => `  ${role.arn}`),
    ),
    ...section(
      'Identity Center:',
      (world.identityCenters ?? []).map((center) => `  ${center.startUrl}, region ${center.region}`),
    ),
    ...section(
      'Tokens are taken of:',
      (world.oidcProviders ?? []).map((provider) => `  ${provider.url}`),
    ),
    ...section('Credentials of the place (the variables of the AWS CLI and the SDKs):', placesOf(world, url)),
    ...section(
      'What goes wrong:',
      (world.faults ?? []).map(
        ({ kind, service, operation }) => `  ${[kind, service, operation].filter(Boolean).join(' ')}`,
      ),
    ),
    '',
    'Send the AWS CLI and the SDKs here:',
    // With an endpoint of its own STS has no usual region: the AWS CLI stops without one.
    `  export AWS_ENDPOINT_URL=${url} AWS_DEFAULT_REGION=us-east-1`,
    '',
    'Look at it and change it while it runs:',
    `  curl ${url}/_duckbill/`,
    ...section(paint.faint('Each MFA code works once; Enter shows the next ones, Ctrl-C ends.'), mfaCodes(world, now)),
    '',
  ].join('\n');
}

function placesOf(world: SandboxWorld, url: string): readonly string[] {
  const instance =
    world.instance === undefined ? [] : [`  AWS_EC2_METADATA_SERVICE_ENDPOINT=${url}/   instance ${world.instance.id}`];
  const containers = (world.containers ?? []).map(
    ({ path, authorization }) =>
      `  AWS_CONTAINER_CREDENTIALS_FULL_URI=${url}${path}${authorization === undefined ? '' : '   and its authorization token'}`,
  );
  return [...instance, ...containers];
}

/** New codes for every Enter; without a person at the terminal standard input is left alone. */
export function showCodes(terminal: Terminal, codes: () => readonly string[]): void {
  if (terminal.stdin.isTTY !== true) return;
  terminal.stdin.on('data', (chunk: unknown) => {
    if (Buffer.isBuffer(chunk)) for (const line of codes()) terminal.stdout.write(`${line}\n`);
  });
}
