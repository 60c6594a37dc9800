import { createHash } from 'node:crypto';
import { type Code, describe, type Diagnostic, expandMember, SourceText, textReport } from '@duckbill/core';
import { readFleetSpec, readRoster, type RosterFormat, rosterFormatOf } from '@duckbill/fleet';
import type { Asked, OtherExample } from './other-example.ts';
import { reportPaint } from './report-paint.ts';

const spec = `version: 1
organisation: { name: Example Corp, slug: example }
ssoSession: { name: example, startUrl: "https://example.awsapps.com/start", region: eu-west-1 }
accounts:
  - { name: production, id: "111122223333" }
roles:
  - { name: ReadOnly, accounts: [production] }
region: eu-west-1
buckets: []
grants:
  - { roles: [ReadOnly], accounts: [production] }
member: { id: id }
variables:
  - { name: team, required: true }
  - { name: cost, default: "1000", pattern: "####" }
programs: [cyberduck@9.5, aws-cli@2]
`;
const roster = 'id,team\nanna,finance\nbert,engineering\n';

/** A spec and a roster as files; the roster's name tells its format. */
interface FleetRequest {
  readonly spec: string;
  readonly roster: string;
  readonly rosterName: string;
  /** Where the name does not tell it. */
  readonly format?: RosterFormat;
}

/** The spec with these pieces replaced, each by the one behind it. */
function ofSpec(...pieces: readonly string[]): FleetRequest {
  let text = spec;
  for (let at = 0; at < pieces.length; at += 2) text = text.replace(pieces[at] ?? '', pieces[at + 1] ?? '');
  return { ...good, spec: text };
}

function ofRoster(text: string, rosterName = 'roster.csv'): FleetRequest {
  return { spec, roster: text, rosterName };
}

const good: FleetRequest = { spec, roster, rosterName: 'roster.csv' };
const grant = '- { roles: [ReadOnly], accounts: [production] }';
const role = '- { name: ReadOnly, accounts: [production] }';

/** What shows a finding; without it nothing is found. */
const requests: ReadonlyMap<Code, FleetRequest> = new Map([
  ['fleet-spec-unreadable', ofSpec('organisation: { name', 'organisation: { name: {')],
  ['fleet-spec-key-unknown', ofSpec('region: eu-west-1\nbuckets', 'regoin: eu-west-1\nbuckets')],
  ['fleet-spec-key-missing', ofSpec('{ name: Example Corp, slug: example }', '{ name: Example Corp }')],
  ['fleet-spec-value-wrong', ofSpec('"111122223333"', '11112222333')],
  [
    'fleet-spec-template-wrong',
    ofSpec(role, '- { name: ReadOnly, accounts: [production], roleArn: "arn:{partitoin}:iam" }'),
  ],
  ['fleet-spec-name-repeated', ofSpec(role, `${role}\n  ${role}`)],
  ['fleet-spec-name-unknown', ofSpec(grant, `${grant}\n  - { roles: [Reader], accounts: [production] }`)],
  [
    'fleet-spec-grants-nothing',
    ofSpec(
      '"111122223333" }',
      '"111122223333" }\n  - { name: development, id: "222233334444" }',
      grant,
      `${grant}\n  - { roles: [ReadOnly], accounts: [development] }`,
    ),
  ],
  [
    'fleet-spec-external-id',
    ofSpec(
      role,
      '- { name: ReadOnly, accounts: [production], roleArn: "arn:{partition}:iam::{account_id}:role/r", sourceProfile: default, externalId: partner-7 }',
    ),
  ],
  ['fleet-roster-unreadable', ofRoster('{"id": "anna"', 'roster.json')],
  ['fleet-roster-column-missing', ofRoster('id,group\nanna,finance\n')],
  ['fleet-roster-column-repeated', ofRoster('id,team,team\nanna,finance,finance\n')],
  ['fleet-row-malformed', ofRoster('id,team\nanna,finance,leader\nbert,engineering\n')],
  ['fleet-row-value-missing', ofRoster('id,team\nanna,\nbert,engineering\n')],
  ['fleet-row-value-wrong', ofRoster('id,team,cost\nanna,finance,12\nbert,engineering,2000\n')],
  ['fleet-row-value-formula', ofRoster('id,team\n=anna,finance\nbert,engineering\n')],
  ['fleet-row-value-template', ofRoster('id,team\n{user.team},finance\nbert,engineering\n')],
  ['fleet-row-repeated', ofRoster('id,team\nanna,finance\nanna,engineering\n')],
  [
    'fleet-row-inactive',
    {
      ...ofSpec('{ id: id }', '{ id: userName }', '{ name: team, required: true }', '{ name: team, default: none }'),
      roster: '{ "Resources": [{ "userName": "anna", "active": true }, { "userName": "bert", "active": false }] }\n',
      rosterName: 'users.json',
      format: 'scim',
    },
  ],
  [
    'fleet-value-refused',
    ofSpec(
      role,
      '- { name: ReadOnly, accounts: [production], roleArn: "arn:aws:iam::{account_id}:role/{user.team}", sourceProfile: default, mfaSerial: "{user.team}" }',
    ),
  ],
  [
    'fleet-name-changed',
    ofSpec('programs:', 'naming:\n  nickname: { components: ["{account}:{role}\\u202E"] }\nprograms:'),
  ],
  [
    'fleet-name-refused',
    ofSpec(
      `${role}\nregion: eu-west-1`,
      `${role}\n  - { name: Auditor, accounts: [production] }\nregion: eu-west-1\nnaming: { awsProfile: { components: [work], collision: refuse } }`,
      grant,
      '- { roles: [ReadOnly, Auditor], accounts: [production] }',
    ),
  ],
  [
    'fleet-source-not-granted',
    ofSpec(
      grant,
      '- { roles: [Backup], accounts: [production] }',
      role,
      `${role}\n  - { name: Backup, accounts: [production], roleArn: "arn:aws:iam::111122223333:role/b", sourceRole: ReadOnly }`,
    ),
  ],
  [
    'fleet-member-without-access',
    ofSpec(grant, '- { roles: [ReadOnly], accounts: [production], when: { team: [finance] } }'),
  ],
]);

const sha1Hex = (text: string): string => createHash('sha1').update(text).digest('hex');

/** What `duckbill fleet check` finds. */
async function check(request: FleetRequest): Promise<Asked> {
  const source = new SourceText('fleet.yaml', request.spec);
  const { fleet, diagnostics } = readFleetSpec(source);
  const rows: Diagnostic[] = [];
  if (fleet !== undefined) {
    const format = request.format ?? rosterFormatOf(request.rosterName) ?? 'csv';
    for await (const entry of readRoster(once(request.roster), fleet, { name: request.rosterName, format })) {
      rows.push(...entry.diagnostics);
      if (entry.member !== undefined) rows.push(...expandMember(fleet, entry.member, sha1Hex).diagnostics);
    }
  }
  const report = { files: [{ source, diagnostics, secrets: [] }], skipped: [] };
  return {
    shown: [
      { name: 'fleet.yaml', language: 'yaml', text: request.spec },
      { name: request.rosterName, language: 'csv', text: request.roster },
    ],
    command: `duckbill fleet check fleet.yaml --roster ${request.rosterName}${request.format === undefined ? '' : ` --roster-format ${request.format}`}`,
    output: [
      ...(diagnostics.length === 0 ? [] : [textReport(report, reportPaint)]),
      ...rows.map((row) => rowLine(request.rosterName, row)),
    ].join('\n'),
    codes: [...diagnostics, ...rows].map(({ code }) => code),
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function rowLine(name: string, row: Diagnostic): string {
  const { line, member } = row.facts;
  const who = typeof member === 'string' ? `${member}: ` : '';
  return `${name}:${typeof line === 'number' ? line : 1}: ${row.severity}: ${who}${describe(row).message} [${row.code}]`;
}

// Rosters are read as they come in: pages ask when all is there.
const better: Asked = await check(good);
const examples: ReadonlyMap<Code, OtherExample> = new Map(
  await Promise.all(
    [...requests].map(async ([code, request]) => [code, { ...(await check(request)), better }] as const),
  ),
);

/** A spec or a roster in which something is found, and one in which nothing is. */
export function fleetExample(code: Code): OtherExample | undefined {
  return examples.get(code);
}
