import type { SsoAccount, SsoExport } from './read-sso-export.ts';

const example: SsoExport = {
  startUrl: 'https://example.awsapps.com/start',
  region: 'eu-west-1',
  accounts: [
    { id: '111122223333', name: 'production', permissionSets: ['ReadOnly'] },
    { id: '222233334444', name: 'development', permissionSets: ['ReadOnly', 'PowerUser'] },
  ],
};

/** A roster to start from. */
export const startingRoster = `id,team
anna,finance
bert,engineering
`;

/** A spec to start from, with comments that say what to fill in; with what was found in an access portal, where it was. */
export function startingSpec(found?: SsoExport): string {
  const { startUrl, region, accounts } = found ?? example;
  const named = uniqueNames(accounts);
  const roles = rolesOf(named);
  const lines = [
    '# Who gets what: "duckbill fleet check" finds mistakes, "duckbill fleet generate" makes the files.',
    'version: 1',
    '',
    'organisation:',
    '  name: Example Corp',
    '  # Names what is ours on every computer. Once files are out, it must not change.',
    '  slug: example',
    '  contact: it@example.com',
    '',
    '# IAM Identity Center: the address of the access portal, and the region that it is in (not that of the buckets).',
    'ssoSession:',
    '  name: example',
    `  startUrl: ${quoted(startUrl)}`,
    `  region: ${quoted(region)}`,
    '',
    'accounts:',
    ...named.map(({ name, id }) => `  - { name: ${quoted(name)}, id: ${quoted(id)} }`),
    '',
    '# Ways into the accounts. A role is a permission set of its name unless it has a roleArn.',
    'roles:',
    ...roles.map(
      ({ name, accounts: own }) => `  - { name: ${quoted(name)}, accounts: [${own.map(quoted).join(', ')}] }`,
    ),
    '  # An IAM role, with the MFA device of each person (a column of the roster, to be listed under variables):',
    '  # - name: Backup',
    '  #   roleArn: arn:{partition}:iam::{account_id}:role/backup',
    '  #   mfaSerial: arn:aws:iam::111122223333:mfa/{user.id}',
    '  #   sourceProfile: default',
    '',
    '# Region of the AWS profiles.',
    `region: ${quoted(region)}`,
    '',
    '# Buckets that bookmarks open. {user.team} is the column "team" of the roster.',
    'buckets: []',
    '  # - { name: reports, bucket: example-reports, path: "{user.team}", account: production }',
    '',
    '# Who gets what. Without "when": everybody. Without "buckets": a bookmark with the list of all buckets.',
    'grants:',
    ...grantsOf(roles, found === undefined),
    '',
    '# Columns of the roster that are used above; "member" says which one tells people apart.',
    'member: { id: id }',
    'variables:',
    '  - { name: team, required: true }',
    '',
    '# For these programs. cyberduck@9.2 and @9.4 know no Identity Center: their bookmarks name an AWS profile.',
    'programs: [cyberduck@9.5, mountain-duck@5.3, aws-cli@2]',
    '',
    '# How things are called; what two of one person would share gets a number, a suffix, or is refused.',
    'naming:',
    '  awsProfile: { components: ["{account}", "{role}"], separator: "-", case: lower, collision: number }',
    '  nickname: { components: ["{account}", "{role}", "{bucket}"], separator: " - " }',
  ];
  return `${lines.join('\n')}\n`;
}

interface StartingRole {
  readonly name: string;
  readonly accounts: readonly string[];
}

function rolesOf(accounts: readonly SsoAccount[]): readonly StartingRole[] {
  const names = [...new Set(accounts.flatMap(({ permissionSets }) => permissionSets))];
  return names.map((name) => ({
    name,
    accounts: accounts.filter(({ permissionSets }) => permissionSets.includes(name)).map((account) => account.name),
  }));
}

/** The example gives by team; what was found is given to nobody until a person says to whom. */
function grantsOf(roles: readonly StartingRole[], isExample: boolean): readonly string[] {
  if (isExample)
    return [
      '  - { roles: [ReadOnly], accounts: [development] }',
      '  - { when: { team: finance }, roles: [ReadOnly], accounts: [production] }',
      '  - { when: { team: [engineering, operations] }, roles: [PowerUser] }',
    ];
  return roles.map(({ name }) => `  - { when: { team: ${quoted(name)} }, roles: [${quoted(name)}] }`);
}

/** Accounts of a portal may share a name; those of a spec may not. */
function uniqueNames(accounts: readonly SsoAccount[]): readonly SsoAccount[] {
  const count = new Map<string, number>();
  for (const { name } of accounts) count.set(name, (count.get(name) ?? 0) + 1);
  return accounts.map((account) => {
    const { id, name } = account;
    if (name.trim() === '') return { ...account, name: id };
    return (count.get(name) ?? 0) > 1 ? { ...account, name: `${name} ${id}` } : account;
  });
}

/** JSON is YAML: nothing in a name can end the text that it stands in. */
function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]{0,60}$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text)
    ? text
    : JSON.stringify(text);
}
