import { type Paint, programs } from '@duckbill/core';
import { rehearsals, type Sandbox } from '@duckbill/sandbox';
import { mfaCodes } from '../sandbox-greeting.ts';
import type { RehearsalFolder } from './rehearsal-folder.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What is played, what to type, and what to answer. The secrets in it open nothing but this sandbox. */
export function greetRehearsal(
  rehearsal: Rehearsal,
  sandbox: Sandbox,
  folder: RehearsalFolder,
  commands: readonly string[],
  breaks: readonly string[],
  paint: Paint,
): string {
  const { likeness, read, world } = rehearsal;
  const { plan } = read.planned;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  const answers = likeness.answers.map(({ label, value, device }) => {
    const question = label.trim().replace(/:$/u, '');
    return `${question}: ${value ?? (device === undefined ? '' : 'the MFA code below')}`;
  });
  const devices = likeness.world.users.flatMap(({ mfaDevices }) => mfaDevices);
  const isLasting = !folder.path.includes('duckbill-rehearsal-');
  return [
    paint.strong(`A rehearsal of ${folder.target} as ${programs[plan.program].title}`) +
      `, at ${sandbox.url} (this computer only)`,
    ...section('As in your files:', sameNames(rehearsal)),
    ...section('Otherwise than in your files:', [
      'every key, secret and token is new and opens nothing',
      ...likeness.notes.map(({ words }) => words),
    ]),
    ...section(
      'What goes wrong:',
      breaks.map((what) => rehearsals.find(({ name }) => name === what.split('=', 1)[0])?.title ?? what),
    ),
    ...section(
      `Type in another terminal; your files are copied to that folder${isLasting ? '' : ' until this ends'}:`,
      commands,
    ),
    ...section('What to answer:', answers),
    ...section(
      'Sign in at the page as:',
      likeness.person === undefined ? [] : [`${likeness.person} (no password is asked)`],
    ),
    ...section(
      'Seeds, for any authenticator app:',
      devices.map(({ serial, secret }) => `${secret}  ${serial}`),
    ),
    '',
    ...mfaCodes(world, sandbox.clock.now()),
    paint.faint(
      devices.length === 0 ? 'Ctrl-C ends.' : 'Each MFA code works once; Enter shows the next one, Ctrl-C ends.',
    ),
    '',
  ].join('\n');
}

/** Names of the files. What `worldLike` made up is told beside them. */
function sameNames({ likeness: { world, notes } }: Rehearsal): readonly string[] {
  const isMadeUp = (name: string): boolean =>
    notes.some(({ kind, words }) => kind === 'made-up' && words.includes(name));
  return [
    ...world.users.filter(({ arn }) => !isMadeUp(arn)).map(({ arn }) => `user    ${arn}`),
    ...world.users.flatMap(({ mfaDevices }) => mfaDevices.map(({ serial }) => `device  ${serial}`)),
    ...world.roles.filter(({ arn }) => !isMadeUp(arn)).map(({ arn }) => `role    ${arn}`),
    ...(world.oidcProviders ?? []).map(({ url }) => `issuer  ${url}`),
    ...(world.identityCenters ?? []).flatMap((center) => [
      `portal  ${center.startUrl}, region ${center.region}`,
      ...center.people.flatMap(({ assignments }) =>
        assignments.map(({ account, permissionSet }) => `enters  ${account} as ${permissionSet}`),
      ),
    ]),
    ...world.buckets
      .filter(({ name }) => !isMadeUp(name))
      .map(({ name, region }) => `bucket  ${name}, region ${region}`),
  ];
}
