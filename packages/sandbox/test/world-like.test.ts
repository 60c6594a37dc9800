import {
  openDocuments,
  openProfile,
  type PlannedConnection,
  planConnection,
  type PlanTarget,
  type ProgramId,
  programIds,
  SourceText,
} from '@duckbill/core';
import {
  checkWorld,
  copyFiles,
  type Likeness,
  type LikeInput,
  practiceIssuer,
  readTokenNames,
  rehearsals,
  rehearse,
  SecretSwap,
  seededRandom,
  worldLike,
} from '@duckbill/sandbox';
import { validateWorld } from '@duckbill/sandbox/validate-world';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const arn = 'arn:aws:iam::210987654321';
const keys = '[alice]\naws_access_key_id = AKIAEXAMPLEEXAMPLE01\naws_secret_access_key = canary-secret-of-alice-0001\n';

function plan(target: PlanTarget, config: string, program: ProgramId, credentials = keys): PlannedConnection {
  return planConnection({
    target,
    program,
    profiles: target.kind === 'profile' ? [target.profile] : [],
    aws: { config: new SourceText('config', config), credentials: new SourceText('credentials', credentials) },
    environment: {},
  });
}

function like(config: string, more: Partial<LikeInput> = {}, program: ProgramId = 'aws-cli@2'): Likeness {
  const planned = plan({ kind: 'aws-profile', name: 'x' }, config, program);
  return worldLike({ planned, random: seededRandom('a'), ...more });
}

const problemsOf = (world: unknown): unknown => (validateWorld(world) ? checkWorld(world) : validateWorld.errors);

const withMfa = `[profile x]
role_arn = ${arn}:role/team/Reports
source_profile = alice
mfa_serial = ${arn}:mfa/alice-phone
external_id = partner-7
duration_seconds = 7200
`;

describe('worldLike', () => {
  it('has the names of the files, and a trust policy that fits the call', () => {
    const { world, keys: made } = like(withMfa, { profileOfKeys: 'alice' });
    expect(problemsOf(world)).toEqual([]);
    expect(world.account).toBe('210987654321');
    expect(world.users).toMatchObject([
      { arn: `${arn}:user/alice`, accessKeys: [made], mfaDevices: [{ serial: `${arn}:mfa/alice-phone` }] },
    ]);
    expect(world.roles).toMatchObject([
      {
        arn: `${arn}:role/team/Reports`,
        maxSessionDuration: 7200,
        trust: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `${arn}:user/alice` },
              Action: ['sts:AssumeRole'],
              Condition: {
                Bool: { 'aws:MultiFactorAuthPresent': 'true' },
                StringEquals: { 'sts:ExternalId': 'partner-7' },
              },
            },
          ],
        },
      },
    ]);
    expect(JSON.stringify(world)).not.toMatch(/canary|AKIA/u);
  });

  it('is the same for the same seed, and another for another one', () => {
    const text = (seed: string): string => JSON.stringify(like(withMfa, { random: seededRandom(seed) }));
    expect(text('desk')).toBe(text('desk'));
    expect(text('desk')).not.toBe(text('door'));
  });

  it('lets each role of a chain be assumed by the one before', () => {
    const chain = `${withMfa.replace('[profile x]', '[profile first]')}
[profile x]
role_arn = ${arn}:role/Second
source_profile = first
`;
    const { world } = like(chain);
    expect(world.roles.map((role) => role.arn)).toEqual([`${arn}:role/team/Reports`, `${arn}:role/Second`]);
    expect(world.roles[1]?.trust).toMatchObject({ Statement: [{ Principal: { AWS: `${arn}:role/team/Reports` } }] });
    // The guide's rule: MFA counts for the link that sends a code.
    expect(JSON.stringify(world.roles[1]?.trust)).not.toContain('MultiFactorAuthPresent');
  });

  it('keeps hardware devices and other parts of AWS', () => {
    const hardware = like(withMfa.replace(`${arn}:mfa/alice-phone`, 'GAHT12345678'));
    expect(hardware.world.users[0]?.mfaDevices[0]?.serial).toBe('GAHT12345678');
    const china = like(withMfa.replaceAll('arn:aws:', 'arn:aws-cn:'));
    expect(china.world.users[0]?.arn).toMatch(/^arn:aws-cn:iam::210987654321:user\//u);
    expect(problemsOf(china.world)).toEqual([]);
  });

  it('leaves out what AWS would not take, and says so', () => {
    const { world, notes } = like(withMfa.replace('210987654321:role', '21:role').replace('alice-phone', 'ä'));
    expect(world.roles).toEqual([]);
    expect(problemsOf(world)).toEqual([]);
    expect(notes.filter(({ kind }) => kind === 'left-out').map(({ words }) => words.split(':', 1)[0])).toEqual([
      'the MFA device "arn',
      'the role "arn',
    ]);
  });

  it('knows what the same person enters through Identity Center', () => {
    const sso = `[profile x]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-north-1
sso_account_id = 210987654321
sso_role_name = Reader
`;
    const other = { startUrl: 'https://corp.awsapps.com/start/#/', region: 'eu-north-1' };
    const { world, person } = like(sso, {
      ssoProfiles: [
        { ...other, account: '345678901234', permissionSet: 'Auditor' },
        { ...other, startUrl: 'https://elsewhere.awsapps.com/start', account: '456789012345', permissionSet: 'No' },
        { ...other, account: '12', permissionSet: 'Torn' },
      ],
    });
    expect(problemsOf(world)).toEqual([]);
    expect(world.identityCenters?.[0]).toMatchObject({
      startUrl: 'https://corp.awsapps.com/start',
      region: 'eu-north-1',
      people: [
        {
          name: person,
          assignments: [
            { account: '210987654321', permissionSet: 'Reader' },
            { account: '345678901234', permissionSet: 'Auditor' },
          ],
        },
      ],
    });
    expect(world.users).toEqual([]);
  });

  it('answers what Cyberduck asks for a profile that knows nothing', () => {
    const { profile } = openProfile(
      new SourceText(
        'x.cyberduckprofile',
        `<?xml version="1.0"?><plist version="1.0"><dict><key>Protocol</key><string>s3</string><key>Vendor</key><string>x</string>
<key>Role Configurable</key><true/><key>Multi Factor Configurable</key><true/></dict></plist>`,
      ),
    );
    if (profile === undefined) throw new Error('no profile');
    const planned = plan({ kind: 'profile', profile }, '', 'cyberduck@9.5');
    const { answers, world, keys: made } = worldLike({ planned, random: seededRandom('a') });
    expect(answers.map(({ prompt }) => prompt)).toEqual([
      'access-key-id',
      'secret-access-key',
      'role-arn',
      'mfa-serial',
      'mfa-code',
    ]);
    expect(answers.slice(0, 2).map(({ value }) => value)).toEqual([made?.id, made?.secret]);
    expect(world.roles[0]?.arn).toBe(answers[2]?.value);
    expect(world.users[0]?.mfaDevices[0]?.serial).toBe(answers[3]?.value);
  });

  it('is a good world whatever stands in the files, for every program and every problem', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        `${arn}:role/R`,
        `${arn}:mfa/m`,
        'arn:aws:iam::1:role/x',
        '210987654321',
        'eu-west-1',
        'alice',
        'x',
      ),
      fc.constantFrom(
        'https://corp.awsapps.com/start',
        'cat keys',
        'Environment',
        'Ec2InstanceMetadata',
        'EcsContainer',
      ),
    );
    const key = fc.constantFrom(
      ...(
        'role_arn source_profile mfa_serial external_id duration_seconds region credential_source sso_start_url ' +
        'sso_region sso_account_id sso_role_name sso_session credential_process web_identity_token_file ' +
        'role_session_name aws_access_key_id aws_secret_access_key endpoint_url'
      ).split(' '),
    );
    const settings = fc.array(fc.tuple(key, value), { maxLength: 10 });
    fc.assert(
      fc.property(settings, fc.constantFrom(...programIds), (lines, program) => {
        const text = `[profile x]\n${lines.map(([name, said]) => `${name} = ${said.replaceAll(/[\r\n]/gu, '')}\n`).join('')}`;
        const planned = plan({ kind: 'aws-profile', name: 'x' }, text, program);
        const { world } = worldLike({ planned, random: seededRandom('a') });
        expect(problemsOf(world)).toEqual([]);
        const broken = rehearsals.flatMap(({ name }) => {
          const made = rehearse(world, planned, name);
          return typeof made === 'string' ? [] : [made.world];
        });
        expect(broken.flatMap(problemsOf)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('copies', () => {
  const canary = 'canary/secret+value-0123456789ABCDEF';

  function copied(config: string, credentials: string): string {
    const sources = [new SourceText('config', config), new SourceText('credentials', credentials)];
    const { documents } = openDocuments(sources, (source) =>
      source.name === 'config' ? 'aws-config' : 'aws-credentials',
    );
    const random = seededRandom('a');
    const swap = new SecretSwap([], {}, undefined, random);
    const files = copyFiles({ documents, url: 'http://127.0.0.1:1', tokenFile: '/token' }, swap);
    expect(files.map(({ name }) => name)).toEqual(['config', 'credentials']);
    return files.map(({ text }) => text).join('\n');
  }

  const places: readonly (readonly [title: string, text: string])[] = [
    ['a secret key', `[a]\naws_secret_access_key = ${canary}\n`],
    ['a quoted one', `[a]\naws_secret_access_key = "${canary}"\n`],
    ['capitals', `[a]\nAWS_SECRET_ACCESS_KEY=${canary}\n`],
    ['a colon', `[a]\naws_secret_access_key: ${canary}\n`],
    ['no sign', `[a]\naws_secret_access_key ${canary}\n`],
    ['a wrapped key', `[a]\naws_secret_access_key =\n  ${canary}\n`],
    ['a stray line', `[a]\naws_access_key_id = x\n${canary}\n`],
    ['a comment', `# ${canary}\n[a]\n; ${canary}\n`],
    ['a comment behind a value', `[a]\nregion = eu-west-1 # ${canary}\noutput = json ; ${canary}\n`],
    ['a comment behind a key id', `[a]\naws_access_key_id = AKIAEXAMPLEEXAMPLE01 # ${canary}\n`],
    ['a command', `[profile a]\ncredential_process = get ${canary}\n  --more ${canary}\n`],
    ['a token', `[a]\naws_session_token = ${canary}\n`],
    ['a setting of somebody', `[a]\nmy_api_token = ${canary}\n`],
    ['an address', `[a]\nproxy = http://me:${canary}@proxy.example.com\n`],
    ['before the first header', `aws_secret_access_key = ${canary}\n[a]\n`],
    ['a header', `[a] # ${canary}\nregion = eu-west-1\n`],
    ['Windows line ends', `[a]\r\naws_secret_access_key = ${canary}\r\n# ${canary}\r\n`],
  ];

  it.each(places)('hold no secret of the files: %s', (_, text) => {
    for (const both of [copied(text, ''), copied('', text), copied(text, text)]) expect(both).not.toContain(canary);
  });

  it('hold no secret wherever lines are put', () => {
    const lines = places.flatMap(([, text]) => text.split(/(?<=\n)/u));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines, '\n', '[b]\n', '  '), { maxLength: 12 }), (some) => {
        // A canary that stands in no named place at all, alone in a nested line, is told by its form.
        expect(copied(some.join(''), some.join(''))).not.toContain(canary);
      }),
      { numRuns: 500 },
    );
  });

  it('keep what is wrong with a file', () => {
    const text = '[profile a]\nregion = eu-west-1 # note\nrole_arn : x\n[b\nsource_profile\n';
    expect(copied(text, '')).toContain('region = eu-west-1 #\nrole_arn : x\n[b\n');
  });
});

describe('practiceIssuer', () => {
  it('signs tokens that carry the names of another', () => {
    const names = { issuer: 'https://issuer.example.org', audience: 'app', subject: 'alice' };
    const token = practiceIssuer(seededRandom('a')).token(names, 1_790_000_000, 60);
    expect(readTokenNames(token)).toEqual(names);
    for (const text of ['', 'x', 'a.b.c', 'e30.e30.x', `x.${Buffer.from('[]').toString('base64url')}.y`])
      expect(readTokenNames(text)).toBeUndefined();
  });
});
