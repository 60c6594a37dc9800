import { describe, expect, it } from 'vitest';
import type { AwsDocument } from '../../src/document/document.ts';
import { findSecrets } from '../../src/document/find-secrets.ts';
import { awsMatrix, type AwsMatrix } from '../../src/inspect/aws-matrix.ts';
import type { ProgramId } from '../../src/programs/program.ts';
import { maskSecrets } from '../../src/report/mask-secrets.ts';
import { jsonMatrix, matrixReport } from '../../src/report/matrix-report.ts';
import type { Paint } from '../../src/report/paint.ts';
import { awsDocument, canary, everyday, keys, worldWith } from './aws-texts.ts';

const matrixOf = (document: AwsDocument): AwsMatrix => awsMatrix(document, worldWith());

function cellOf(matrix: AwsMatrix, profile: string, program: ProgramId): AwsMatrix['rows'][number]['cells'][number] {
  const row = matrix.rows.find((one) => one.profile === profile);
  const cell = row?.cells.find(({ resolution }) => resolution.program === program);
  if (cell === undefined) throw new Error(`no cell for ${profile}, ${program}`);
  return cell;
}

function notesOf(matrix: AwsMatrix, profile: string, program: ProgramId): string {
  return matrix.notes
    .filter(({ profiles, programs }) => profiles.includes(profile) && programs.includes(program))
    .map(({ text }) => text)
    .join('\n');
}

describe('awsMatrix', () => {
  const matrix = matrixOf(everyday);

  it('has every profile in the order of the files, and a cell for every program', () => {
    expect(matrix.rows.map(({ profile }) => profile)).toEqual([
      'default',
      'admin',
      'deploy',
      'corp',
      'corp-legacy',
      'vault',
      'loop-a',
      'loop-b',
      'orphan',
      'machine-of-the-data-platform-in-production',
      'dev-keys',
      'only-here',
    ]);
    for (const { cells } of matrix.rows)
      expect(cells.map(({ resolution }) => resolution.program)).toEqual(matrix.programs);
  });

  it.each<readonly [string, ProgramId, object]>([
    ['default', 'aws-cli@1', { result: 'credentials', way: 'keys' }],
    ['admin', 'sdk-go@2', { result: 'credentials', way: 'role', base: { way: 'keys', profile: 'dev-keys' } }],
    ['admin', 'cyberduck@9.2', { result: 'credentials', way: 'role' }],
    ['deploy', 'aws-cli@2', { result: 'credentials', way: 'role', base: { profile: 'dev-keys' } }],
    ['deploy', 'cyberduck@9.5', { result: 'failure' }],
    ['corp', 'aws-cli@2', { result: 'sign-in', way: 'sso' }],
    ['corp', 'cyberduck@9.5', { result: 'sign-in', way: 'sso' }],
    ['corp-legacy', 'sdk-js@3', { result: 'sign-in', way: 'sso' }],
    ['vault', 'cyberduck@9.2', { result: 'failure' }],
    ['vault', 'cyberduck@9.4', { result: 'credentials', way: 'process' }],
    ['loop-a', 'sdk-js@3', { result: 'failure', failure: { error: 'CredentialsProviderError' } }],
    ['orphan', 'aws-cli@1', { result: 'failure', failure: { error: 'InvalidConfigError' } }],
    ['machine-of-the-data-platform-in-production', 'sdk-go@2', { result: 'sign-in', base: { way: 'instance' } }],
    ['machine-of-the-data-platform-in-production', 'cyberduck@9.4', { result: 'failure' }],
    ['only-here', 'aws-cli@2', { result: 'credentials', way: 'keys' }],
    ['only-here', 'cyberduck@9.4', { result: 'credentials', way: 'session-token' }],
    // What the SDK for Java makes of a profile is not known, and nobody pretends.
    ['admin', 'sdk-java@2', { result: 'reading-only' }],
  ])('tells what %s comes to for %s', (profile, program, expected) => {
    expect(cellOf(matrix, profile, program).resolution).toMatchObject(expected);
  });

  it('marks what is unlike the others, and explains all of a profile where one is', () => {
    const marked = matrix.rows.filter(({ differs }) => differs).map(({ profile }) => profile);
    expect(marked).toEqual([
      'deploy',
      'corp',
      'corp-legacy',
      'vault',
      'machine-of-the-data-platform-in-production',
      'only-here',
    ]);
    expect(cellOf(matrix, 'vault', 'cyberduck@9.2').differs).toBe(true);
    expect(cellOf(matrix, 'vault', 'aws-cli@2').differs).toBe(false);
    expect(notesOf(matrix, 'vault', 'aws-cli@2')).toContain('the output of a command');
    expect(notesOf(matrix, 'default', 'aws-cli@2')).toBe('');
    expect(notesOf(matrix, 'deploy', 'cyberduck@9.5')).toContain(
      '"admin" holds none itself (source_profile, config:12)',
    );
    expect(notesOf(matrix, 'corp', 'cyberduck@9.4')).toContain('first an AWS CLI has to have fetched them');
  });

  it('follows nothing into files outside, but says what they would be', () => {
    const { caches } = cellOf(matrix, 'corp', 'aws-cli@2').resolution;
    expect(caches).toMatchObject([
      { holds: 'sso-token', state: 'missing' },
      { holds: 'sso-credentials', state: 'missing' },
    ]);
    const token = JSON.stringify({ accessToken: canary, expiresAt: '2026-01-01T08:00:00Z' });
    const signedIn = awsMatrix(everyday, worldWith({ [caches[0]?.path ?? '']: token }));
    expect(cellOf(signedIn, 'corp', 'aws-cli@2').resolution).toMatchObject({
      result: 'credentials',
      caches: [{ state: 'present' }, { state: 'missing' }],
    });
    const expired = awsMatrix(everyday, worldWith({ [caches[0]?.path ?? '']: token.replace('2026', '2025') }));
    expect(cellOf(expired, 'corp', 'aws-cli@2').resolution).toMatchObject({
      result: 'sign-in',
      caches: [{ state: 'unusable' }, {}],
    });
    expect(matrixReport(signedIn)).not.toContain(canary);
  });

  it('compares readings: who sees a header, a key, a note behind a value', () => {
    const odd = matrixOf(
      awsDocument({
        config: `[profile "a b"]\n${keys('AKIAIOSFODNN7EXAMPL4')}[profile c]\nregion = eu-west-1 # here\n`,
      }),
    );
    expect(cellOf(odd, 'a b', 'aws-cli@2').resolution.result).toBe('credentials');
    expect(cellOf(odd, 'a b', 'sdk-js@3').resolution.result).toBe('not-seen');
    expect(notesOf(odd, 'a b', 'sdk-js@3')).toBe('does not take [profile "a b"] for this profile (config:1)');
    expect(cellOf(odd, 'c', 'aws-cli@2').readings).toMatchObject([
      { key: 'region', setting: { value: 'eu-west-1 # here' }, usual: { value: 'eu-west-1' } },
    ]);
    expect(notesOf(odd, 'c', 'aws-cli@2')).toContain('reads region as "eu-west-1 # here" (config:5)');
  });

  it('takes a name in capitals for another name, as its reader does', () => {
    const upper = matrixOf(
      awsDocument({ credentials: keys('AKIAIOSFODNN7EXAMPL5').toUpperCase().replace(/^/u, '[up]\n') }),
    );
    expect(cellOf(upper, 'up', 'sdk-go@2').resolution.result).toBe('credentials');
    expect(cellOf(upper, 'up', 'sdk-js@3').resolution.result).toBe('failure');
    expect(upper.notes.map(({ text }) => text).join('\n')).not.toContain('AWS_ACCESS_KEY_ID');
  });

  it('tells once who refuses a file', () => {
    const broken = matrixOf(awsDocument({ config: `[profile a]\nregion = x\n[profile a]\n[profile b]\nregion = y\n` }));
    const refused = broken.notes.filter(({ result }) => result === 'unreadable');
    expect(refused).toMatchObject([{ profiles: ['a', 'b'], programs: ['aws-cli@1', 'aws-cli@2'] }]);
    expect(matrixReport(broken)).toContain('every profile');
  });

  it('keeps names of the language itself apart', () => {
    const hostile = matrixOf(
      awsDocument({ credentials: `[__proto__]\n${keys('AKIAIOSFODNN7EXAMPL6')}[constructor]\n` }),
    );
    expect(hostile.rows.map(({ profile }) => profile)).toEqual(['__proto__', 'constructor']);
  });
});

describe('matrixReport', () => {
  it('shows a table, explanations and a legend in 100 columns', () => {
    expect(maskSecrets(matrixReport(matrixOf(everyday)), findSecrets(everyday))).toMatchInlineSnapshot(`
      ".aws/config and .aws/credentials: who gets which credentials

                             AWS CLI               AWS SDK               Cyberduck
        profile              1          2          JS 3       Go 2       to 9.2     9.3, 9.4   9.5
        ────────────────────────────────────────────────────────────────────────────────────────────────
        default              ✓ keys     ✓ keys     ✓ keys     ✓ keys     ✓ keys     ✓ keys     ✓ keys
                             cred:2     cred:2     cred:2     cred:2     cred:2     cred:2     cred:2

        admin                ✓ role     ✓ role     ✓ role     ✓ role     ✓ role     ✓ role     ✓ role
                             Admin      Admin      Admin      Admin      Admin      Admin      Admin
                             ← dev-keys ← dev-keys ← dev-keys ← dev-keys ← dev-keys ← dev-keys ← dev-keys
                             + MFA      + MFA      + MFA      + MFA      + MFA      + MFA      + MFA

      ≠ deploy               ✓ role     ✓ role     ✓ role     ✓ role     ✗ fails ≠  ✗ fails ≠  ✗ fails ≠
                             Deploy     Deploy     Deploy     Deploy
                             ← dev-keys ← dev-keys ← dev-keys ← dev-keys
                             + MFA      + MFA      + MFA      + MFA

      ≠ corp                 ○ sso      ○ sso      ○ sso      ○ sso      ○ sso ≠    ○ sso ≠    ○ sso
                             ReadOnly   ReadOnly   ReadOnly   ReadOnly   ReadOnly   ReadOnly   ReadOnly

      ≠ corp-legacy          ○ sso      ○ sso      ○ sso      ○ sso      ○ sso ≠    ○ sso ≠    ○ sso
                             PowerUser  PowerUser  PowerUser  PowerUser  PowerUser  PowerUser  PowerUser

      ≠ vault                ✓ cmd      ✓ cmd      ✓ cmd      ✓ cmd      ✗ fails ≠  ✓ cmd      ✓ cmd

        loop-a               ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails

        loop-b               ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails

        orphan               ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails    ✗ fails

      ≠ machine-of-t…uction  ○ role     ○ role     ○ role     ○ role     ✗ fails ≠  ✗ fails ≠  ✗ fails ≠
                             data-p…tor data-p…tor data-p…tor data-p…tor
                             ← machine  ← machine  ← machine  ← machine

        dev-keys             ✓ keys     ✓ keys     ✓ keys     ✓ keys     ✓ keys     ✓ keys     ✓ keys
                             cred:6     cred:6     cred:6     cred:6     cred:6     cred:6     cred:6

      ≠ only-here            ✓ keys     ✓ keys     ✓ keys     ✓ keys     ✓ token ≠  ✓ token ≠  ✓ token ≠
                             cred:10    cred:10    cred:10    cred:10    cred:10    cred:10    cred:10
                                                                         + MFA      + MFA      + MFA

        AWS SDK for Java 2 sees all profiles; what it makes of them is not modelled here.

        admin (config:4)
          ✓ AWS SDK for JavaScript 3, AWS SDK for Go 2: only in a program that asks for MFA codes itself

        deploy (config:10)
          ✓ AWS CLI: assumes arn:aws:iam::123456789012:role/Admin (config:5), then
            arn:aws:iam::333333333333:role/Deploy (config:11) with keys of "dev-keys" (credentials:6),
            with an MFA code
          ✓ AWS SDK for JavaScript 3, AWS SDK for Go 2: assumes arn:aws:iam::123456789012:role/Admin
            (config:5), then arn:aws:iam::333333333333:role/Deploy (config:11) with keys of "dev-keys"
            (credentials:6), with an MFA code; only in a program that asks for MFA codes itself
          ✗ Cyberduck: AssumeRole is tried without keys: "admin" holds none itself (source_profile,
            config:12)

        corp (config:15)
          ○ AWS CLI, AWS SDK for JavaScript 3, AWS SDK for Go 2: ReadOnly in account 123456789012 from
            Identity Center, "corp" (config:17); first sign in with AWS CLI 2: aws sso login
          ○ Cyberduck up to 9.2, Cyberduck 9.3 and 9.4: ReadOnly in account 123456789012 from Identity
            Center, "corp" (config:17); first an AWS CLI has to have fetched them, such as with: aws sts
            get-caller-identity
          ○ Cyberduck 9.5: ReadOnly in account 123456789012 from Identity Center, "corp" (config:17);
            first sign in in the browser; only with a connection profile for IAM Identity Center

        corp-legacy (config:21)
          ○ AWS CLI, AWS SDK for JavaScript 3, AWS SDK for Go 2: PowerUser in account 123456789012 from
            Identity Center, "corp-legacy" (config:24); first sign in with AWS CLI 2: aws sso login
          ○ Cyberduck up to 9.2, Cyberduck 9.3 and 9.4: PowerUser in account 123456789012 from Identity
            Center, "corp-legacy" (config:24); first an AWS CLI has to have fetched them, such as with:
            aws sts get-caller-identity
          ○ Cyberduck 9.5: PowerUser in account 123456789012 from Identity Center, "corp-legacy"
            (config:24); first sign in in the browser; only with a connection profile for IAM Identity
            Center

        vault (config:27)
          ✓ Cyberduck since 9.3, AWS CLI, AWS SDK for JavaScript 3, AWS SDK for Go 2: the output of a
            command of "vault" (config:28)
          ✗ Cyberduck up to 9.2: the profile is found, but no keys in it: requests go out without any

        loop-a (config:31)
          ✗ AWS CLI: InfiniteLoopConfigError: Infinite loop in credential configuration detected.
            Attempting to load from profile loop-a which has already been visited. Visited profiles:
            ['loop-a', 'loop-b'] (source_profile, config:37)
          ✗ AWS SDK for JavaScript 3: CredentialsProviderError: Detected a cycle attempting to resolve
            credentials for profile loop-a. Profiles visited: loop-b, loop-a (source_profile, config:33)
          ✗ AWS SDK for Go 2: failed to load assume role arn:aws:iam::123456789012:role/B, of profile
            loop-a, <nil> (source_profile, config:37)
          ✗ Cyberduck: AssumeRole is tried without keys: "loop-b" holds none itself (source_profile,
            config:33)

        loop-b (config:35)
          ✗ AWS CLI: InfiniteLoopConfigError: Infinite loop in credential configuration detected.
            Attempting to load from profile loop-b which has already been visited. Visited profiles:
            ['loop-b', 'loop-a'] (source_profile, config:33)
          ✗ AWS SDK for JavaScript 3: CredentialsProviderError: Detected a cycle attempting to resolve
            credentials for profile loop-b. Profiles visited: loop-a, loop-b (source_profile, config:37)
          ✗ AWS SDK for Go 2: failed to load assume role arn:aws:iam::123456789012:role/A, of profile
            loop-b, <nil> (source_profile, config:33)
          ✗ Cyberduck: AssumeRole is tried without keys: "loop-a" holds none itself (source_profile,
            config:37)

        orphan (config:39)
          ✗ AWS CLI: InvalidConfigError: The source_profile "nobody" referenced in the profile "orphan"
            does not exist. (source_profile, config:41)
          ✗ AWS SDK for JavaScript 3: CredentialsProviderError: Could not resolve credentials using
            profile: [nobody] in configuration/credentials file(s).
          ✗ AWS SDK for Go 2: failed to load assume role arn:aws:iam::123456789012:role/Orphan, of profile
            nobody, failed to get shared config profile, nobody (source_profile, config:41)
          ✗ Cyberduck: there is no profile "nobody" to assume the role with (source_profile, config:41)

        machine-of-the-data-platform-in-production (config:43)
          ○ AWS CLI, AWS SDK for JavaScript 3, AWS SDK for Go 2: assumes
            arn:aws:iam::123456789012:role/data-platform-administrator (config:44) with the role of the
            machine; only on a machine of AWS that has a role
          ✗ Cyberduck: it assumes roles with a source_profile only, and there is none (role_arn,
            config:44)

        only-here (credentials:9)
          ✓ AWS CLI, AWS SDK for JavaScript 3, AWS SDK for Go 2: keys of "only-here" (credentials:10)
          ✓ Cyberduck: GetSessionToken with keys of "only-here" (credentials:10), with an MFA code

        ✓ has credentials   ○ after a sign-in, or elsewhere   ✗ has none   ≠ unlike the others
      "
    `);
  });

  const odd = awsDocument({
    config: [...Array.from({ length: 12 }, (_, index) => 'x'.repeat(index * 20)), '日本', 'a\u0007b', 'ctrl\u001B[31m']
      .map((name) => `[profile ${name}]\nrole_arn = arn:aws:iam::1:role/${'r'.repeat(150)}\nsource_profile = ${name}\n`)
      .join(''),
  });

  it.each([
    ['everyday files', everyday],
    ['long names', odd],
  ])('is never wider, for %s', (_title, document) => {
    const lines = matrixReport(matrixOf(document)).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  });

  it('dresses the same text in colours', () => {
    const dress = (text: string) => `‹${text}›`;
    const paint: Paint = { error: dress, warning: dress, hint: dress, good: dress, strong: dress, faint: dress };
    const matrix = matrixOf(everyday);
    expect(matrixReport(matrix, paint).replaceAll(/[‹›]/gu, '').replaceAll(/ +$/gmu, '')).toBe(matrixReport(matrix));
  });

  it('says so when nobody sees a profile', () => {
    expect(matrixReport(matrixOf(awsDocument({ config: '# empty\n' })))).toContain('no program sees a profile in it');
  });

  it('takes many profiles, and a ring of roles that is longer than anybody follows', () => {
    const region = Array.from({ length: 8000 }, (_, index) => `[profile p${index}]\nregion = eu-west-1\n`).join('');
    expect(matrixReport(matrixOf(awsDocument({ config: region }))).split('\n').length).toBeGreaterThan(60_000);
    const ring = Array.from(
      { length: 300 },
      (_, index) => `[profile r${index}]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = r${(index + 1) % 300}\n`,
    ).join('');
    const { rows } = matrixOf(awsDocument({ config: ring }));
    expect(rows.every(({ cells }) => cells.every(({ resolution }) => resolution.result !== 'credentials'))).toBe(true);
  });
});

describe('jsonMatrix', () => {
  const json = JSON.parse(JSON.stringify(jsonMatrix(matrixOf(everyday)))) as {
    readonly programs: readonly string[];
    readonly profiles: readonly { readonly profile: string; readonly cells: readonly Record<string, unknown>[] }[];
    readonly notes: readonly { readonly number: number; readonly text: string }[];
  };

  it('has every cell with calls, prompts, files and places', () => {
    const admin = json.profiles.find(({ profile }) => profile === 'admin');
    expect(admin).toMatchObject({ differs: false, places: [{ file: '.aws/config', start: { line: 4 } }] });
    expect(admin?.cells[json.programs.indexOf('aws-cli@2')]).toMatchObject({
      result: 'credentials',
      way: 'role',
      region: { from: 'setting', value: 'eu-west-1', start: { line: 8 } },
      calls: [
        {
          operation: 'AssumeRole',
          host: 'sts.eu-west-1.amazonaws.com',
          parameters: expect.arrayContaining([
            expect.objectContaining({ name: 'RoleArn', value: 'arn:aws:iam::123456789012:role/Admin' }),
          ]),
        },
      ],
      prompts: [{ key: 'mfa_serial', file: '.aws/config' }],
      caches: [{ path: expect.stringMatching(/^\/home\/jane\/\.aws\/cli\/cache\/[0-9a-f]{40}\.json$/u) }],
    });
  });

  it('names the note that explains a cell', () => {
    const vault = json.profiles.find(({ profile }) => profile === 'vault');
    const cell = vault?.cells[json.programs.indexOf('cyberduck@9.2')];
    const note = json.notes.find(({ number }) => number === cell?.['note']);
    expect(note).toMatchObject({ profiles: ['vault'], programs: ['cyberduck@9.2'], result: 'failure' });
  });

  it('has no secret in it', () => {
    expect(JSON.stringify(json).replaceAll(`--token ${canary}-of-a-command`, '')).not.toContain(canary);
  });
});
