import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AwsFiles } from '../../src/aws/aws-reading.ts';
import { readAwsConfig } from '../../src/aws/read-aws-config.ts';
import { type BookmarkValues, bookmarkValues } from '../../src/bookmark/bookmark-values.ts';
import { printBookmark } from '../../src/bookmark/write-bookmark.ts';
import type { Conversion, ConvertOptions } from '../../src/convert/conversion.ts';
import { convert } from '../../src/convert/convert.ts';
import { openBookmark } from '../../src/document/open-documents.ts';
import { planConnection } from '../../src/plan/plan-connection.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { publishedProfiles } from './published-profiles.ts';
import { awsFiles, codesOf, convertOptions, textOf } from './convert-options.ts';

const options: ConvertOptions = { ...convertOptions, profiles: publishedProfiles };

function bookmarkOf(text: string) {
  const { bookmark } = openBookmark(new SourceText('a.duck', text));
  if (bookmark === undefined) throw new Error('no bookmark');
  return bookmark;
}

function toAws(values: BookmarkValues, more: Partial<ConvertOptions> = {}): Conversion {
  const bookmark = bookmarkOf(printBookmark(values));
  return convert([{ kind: 'bookmark', bookmark }], 'aws-profile', { ...options, ...more });
}

function toBookmark(files: AwsFiles, name: string): Conversion {
  return convert([{ kind: 'aws-profile', files, names: [name] }], 'bookmark', options);
}

/** What was made, as files again. */
function filesOf({ files }: Conversion): AwsFiles {
  return Object.fromEntries(files.map(({ name, text }) => [name, new SourceText(name, text)]));
}

function valuesOf({ files }: Conversion): BookmarkValues {
  return bookmarkValues(bookmarkOf(files[0]?.text ?? ''));
}

const role = 'arn:aws:iam::111122223333:role/Reports';
const device = 'arn:aws:iam::111122223333:mfa/anna';

describe('a bookmark', () => {
  it('with role and device becomes a profile and its source', () => {
    const made = toAws({
      protocol: 's3',
      provider: 'aws-s3-sts-assumerole',
      nickname: 'reports',
      hostname: 's3.amazonaws.com',
      username: 'AKIAEXAMPLEEXAMPLE11',
      path: '/bucket',
      comment: 'of the team',
      custom: new Map([
        ['role_arn', role],
        ['mfa_serial', device],
        ['s3.storage.class', 'GLACIER'],
      ]),
    });
    expect(textOf(made, 'config')).toBe(
      `[profile reports]\nrole_arn = ${role}\nsource_profile = reports-keys\nmfa_serial = ${device}\n`,
    );
    expect(textOf(made, 'credentials')).toBe('[reports-keys]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\n');
    expect(made.losses.map(({ code, facts }) => `${code}: ${String(facts['field'])}`)).toEqual([
      'convert-secret-left-out: the secret access key',
      'convert-field-lost: Custom: s3.storage.class',
      'convert-field-lost: Path',
      'convert-field-lost: Comment',
    ]);
  });

  it('on a server of its own, in the path style', () => {
    const made = toAws({
      protocol: 's3',
      provider: 's3-http',
      nickname: 'lab store',
      hostname: 'minio.example.org',
      port: 9000,
      username: 'lab',
      custom: new Map([['s3.bucket.virtualhost.disable', 'true']]),
    });
    expect(textOf(made, 'config')).toBe(
      '[profile lab-store]\nendpoint_url = http://minio.example.org:9000\ns3 =\n    addressing_style = path\n',
    );
    expect(codesOf(made)).toEqual(['convert-secret-left-out', 'convert-name-changed']);
  });

  it.each([
    ['of another protocol', { protocol: 'sftp', hostname: 'a.example.org' }],
    ['whose role is asked for', { protocol: 's3', provider: 'aws-s3-sts-assumerole' }],
    ['of OpenID Connect', { protocol: 's3', provider: 'aws-s3-sts-google-oidc' }],
    ['of an AWS profile', { protocol: 's3', provider: 's3-cli', username: 'audit' }],
    ['of a profile that nobody knows', { protocol: 's3', provider: 'acme' }],
    ['of Identity Center without a portal', { protocol: 's3-iam' }],
  ])('%s is refused, and nothing is made', (_what, values) => {
    expect(toAws(values)).toMatchObject({ files: [], losses: [{ code: 'convert-not-possible', severity: 'error' }] });
  });

  it('takes the place of no profile that is there, unless told to', () => {
    const into = awsFiles('# mine\n[profile reports]\nregion = eu-west-1\n');
    const values = { protocol: 's3', nickname: 'reports', username: 'AKIAEXAMPLEEXAMPLE11' };
    expect(codesOf(toAws(values, { into }))).toContain('aws-edit-section-exists');
    expect(toAws(values, { into }).files).toEqual([]);
    expect(toAws(values, { into, replace: true }).files).toMatchObject([{ name: 'credentials' }]);
    expect(
      textOf(
        toAws({ ...values, nickname: 'other', custom: new Map([['s3.location', 'eu-west-1']]) }, { into }),
        'config',
      ),
    ).toBe('# mine\n[profile reports]\nregion = eu-west-1\n\n[profile other]\nregion = eu-west-1\n');
  });
});

describe('an AWS profile', () => {
  it('becomes a bookmark without its secrets, and tells what Cyberduck does not have', () => {
    const config = `[profile audit]\nrole_arn = ${role}\nsource_profile = anna\nmfa_serial = ${device}\nexternal_id = x\noutput = json\nregion = eu-west-1\n`;
    const credentials = '[anna]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\naws_secret_access_key = canary\n';
    const made = toBookmark(awsFiles(config, credentials), 'audit');
    expect(JSON.stringify(made)).not.toContain('canary');
    expect(codesOf(made)).toEqual([
      'convert-secret-left-out',
      'convert-name-changed',
      'convert-field-lost',
      'convert-field-lost',
      'convert-still-needed',
    ]);
    expect(valuesOf(made)).toMatchObject({
      provider: 'aws-s3-sts-assumerole',
      username: 'AKIAEXAMPLEEXAMPLE11',
      custom: new Map([
        ['role_arn', role],
        ['mfa_serial', device],
        ['s3.location', 'eu-west-1'],
      ]),
    });
  });

  it('with a process is named, with a token file refused', () => {
    const process = toBookmark(awsFiles('[profile p]\ncredential_process = /bin/keys\n'), 'p');
    expect(codesOf(process)).toEqual(['convert-still-needed', 'convert-still-needed']);
    expect(valuesOf(process)).toMatchObject({ provider: 's3-cli', username: 'p' });
    for (const text of [
      `role_arn = ${role}\nweb_identity_token_file = /t`,
      `role_arn = ${role}\ncredential_source = Environment`,
      `role_arn = ${role}\nsource_profile = p2`,
      'region = eu-west-1',
      'sso_session = gone',
    ])
      expect(toBookmark(awsFiles(`[profile p]\n${text}\n[profile p2]\nrole_arn = ${role}\n`), 'p')).toMatchObject({
        files: [],
        losses: [{ code: 'convert-not-possible' }],
      });
  });

  it.each([
    [
      'keys',
      '[profile p]\nregion = eu-west-1\n',
      '[p]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\naws_secret_access_key = s\n',
    ],
    [
      'role',
      `[profile p]\nrole_arn = ${role}\nsource_profile = k\n`,
      '[k]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\naws_secret_access_key = s\n',
    ],
    [
      'role',
      `[profile p]\nrole_arn = ${role}\nmfa_serial = ${device}\nsource_profile = k\n`,
      '[k]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\naws_secret_access_key = s\n',
    ],
    [
      'sso',
      '[profile p]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session s]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n',
      '',
    ],
  ])('that signs in by %s does so as a bookmark: both are planned alike', (_way, config, credentials) => {
    const aws = awsFiles(config, credentials);
    const bookmark = bookmarkOf(toBookmark(aws, 'p').files[0]?.text ?? '');
    const around = { profiles: publishedProfiles, environment: {} };
    const asAws = planConnection({ ...around, aws, program: 'aws-cli@2', target: { kind: 'aws-profile', name: 'p' } });
    const asDuck = planConnection({
      ...around,
      aws: {},
      program: 'cyberduck@9.5',
      target: { kind: 'bookmark', bookmark },
    });
    expect(asDuck.plan.strategy).toBe(asAws.plan.strategy);
    expect(asDuck.plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

const keyId = fc.constantFrom('AKIAEXAMPLEEXAMPLE11', 'AKIAEXAMPLEEXAMPLE12');
const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}[a-z0-9]$/u);
const region = fc.option(fc.constantFrom('eu-west-1', 'us-east-1'), { nil: undefined });
const sessionSettings = fc.record(
  { role_session_name: fc.constantFrom('anna', 'a.b'), duration_seconds: fc.constantFrom('900', '3600') },
  { requiredKeys: [] },
);

/** Settings of one AWS profile of each way in, as `config` and the keys in `credentials`. */
const awsProfiles = fc
  .record({
    name,
    region,
    keyId,
    way: fc.constantFrom('keys', 'role', 'mfa', 'sso'),
    more: sessionSettings,
    endpoint: fc.option(
      fc.constantFrom('https://minio.example.org:9000', 'http://127.0.0.1:9000', 'https://s.example.org'),
      {
        nil: undefined,
      },
    ),
    pathStyle: fc.boolean(),
  })
  // Cyberduck signs in through Identity Center to AWS alone.
  .map((one) => (one.way === 'sso' ? { ...one, endpoint: undefined } : one))
  .map((one) => {
    const isRole = one.way === 'role' || one.way === 'mfa';
    const settings = [
      ...(one.way === 'sso'
        ? [
            ['sso_session', one.name],
            ['sso_account_id', '111122223333'],
            ['sso_role_name', 'R'],
          ]
        : []),
      ...(isRole
        ? [
            ['role_arn', role],
            ['source_profile', `${one.name}-keys`],
          ]
        : []),
      ...(one.way === 'mfa' ? [['mfa_serial', device]] : []),
      ...(isRole ? Object.entries(one.more) : []),
      ...(one.region === undefined ? [] : [['region', one.region]]),
      ...(one.endpoint === undefined
        ? []
        : one.way === 'keys'
          ? [['endpoint_url', one.endpoint]]
          : [['services', one.name]]),
    ].map(([key = '', value = '']) => `${key} = ${value}\n`);
    const style = one.pathStyle ? 's3 =\n  addressing_style = path\n' : '';
    const session =
      '[sso-session NAME]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n';
    const services = `[services ${one.name}]\ns3 =\n  endpoint_url = ${one.endpoint ?? ''}\n`;
    const config = [
      settings.length + style.length === 0 ? '' : `[profile ${one.name}]\n${settings.join('')}${style}`,
      one.way === 'sso' ? session.replace('NAME', one.name) : '',
      one.endpoint !== undefined && one.way !== 'keys' ? services : '',
    ].join('');
    const keys = `[${one.name}${isRole ? '-keys' : ''}]\naws_access_key_id = ${one.keyId}\n`;
    return { name: one.name, files: awsFiles(config, one.way === 'sso' ? '' : keys) };
  });

/** Every setting of every section, without order and places. */
function modelOf(files: AwsFiles): unknown {
  const { profiles, ssoSessions, services } = readAwsConfig(files);
  return [profiles, ssoSessions, services].map((sections) =>
    [...sections]
      .map(([section, { settings }]) => [
        section,
        [...settings.values()]
          .flatMap((one) => (one.nested === undefined ? [one] : [...one.nested.values()]))
          .map(({ key, value }) => `${key}=${value}`)
          .toSorted(),
      ])
      .toSorted(([one], [other]) => String(one).localeCompare(String(other))),
  );
}

/** What is said although nothing is gone: the secret was in neither file. */
const nothingGone = new Set(['convert-secret-left-out']);

fc.configureGlobal({ seed: 7 });

describe('there and back', () => {
  it('AWS profile, bookmark, AWS profile: the same model where nothing was lost', () => {
    let lossless = 0;
    fc.assert(
      fc.property(awsProfiles, ({ name: profile, files }) => {
        const there = toBookmark(files, profile);
        expect(codesOf(there).filter((code) => code !== 'convert-still-needed')).toEqual([]);
        const bookmark = bookmarkOf(there.files[0]?.text ?? '');
        const back = convert([{ kind: 'bookmark', bookmark }], 'aws-profile', options);
        expect(codesOf(back).filter((code) => !nothingGone.has(code))).toEqual([]);
        expect(modelOf(filesOf(back))).toEqual(modelOf(files));
        lossless += 1;
      }),
      { numRuns: 300 },
    );
    expect(lossless).toBeGreaterThanOrEqual(300);
  });

  it('bookmark, AWS profile, bookmark: the same values where nothing was lost', () => {
    fc.assert(
      fc.property(awsProfiles, ({ name: profile, files }) => {
        const first = valuesOf(toBookmark(files, profile));
        const there = toAws(first);
        expect(codesOf(there).filter((code) => !nothingGone.has(code))).toEqual([]);
        expect(valuesOf(toBookmark(filesOf(there), profile))).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });

  it('names the published profile that the bookmark needs, and how it is set up', () => {
    const made = toBookmark(
      awsFiles('[profile p]\nendpoint_url = http://minio.local:9000\n', '[p]\naws_access_key_id = A\n'),
      'p',
    );
    const needed = made.losses.filter(({ code }) => code === 'convert-still-needed');
    expect(needed.map(({ facts }) => facts['risk'])).toEqual([expect.stringContaining('profiles install s3-http')]);
  });

  it.each(['vpce-0a-1b.s3.us-east-1.vpce.amazonaws.com', 's3.dualstack.us-east-1.amazonaws.com'])(
    'keeps a host that no region leads to: %s',
    (hostname) => {
      const made = toAws({ protocol: 's3', hostname, username: 'AKIAEXAMPLEEXAMPLE11' });
      expect(made.files[0]?.text).toContain(`endpoint_url = https://${hostname}\n`);
      expect(made.files[0]?.text).toContain('region = us-east-1\n');
    },
  );

  it('tells the bucket in the host name, and no key that says nothing', () => {
    const text = printBookmark({
      protocol: 's3',
      hostname: 'reports.s3.eu-west-1.amazonaws.com',
      username: 'AKIAEXAMPLEEXAMPLE11',
    });
    const odd = text.replace(
      '</dict>',
      '<key>FTP Connect Mode</key><string>unknown</string><key>Transfer</key><string>x</string></dict>',
    );
    const { losses } = convert([{ kind: 'bookmark', bookmark: bookmarkOf(odd) }], 'aws-profile', options);
    const told = losses
      .filter(({ code }) => code === 'convert-field-lost')
      .map(({ facts }) => [facts['field'], facts['why']]);
    expect(told).toEqual([
      ['the bucket "reports" in the host name', 'AWS profiles name no bucket and no folder'],
      ['Transfer', 'Cyberduck does not read it either'],
    ]);
  });

  it('any bookmark: each value is carried over, or told', () => {
    const text = fc.stringMatching(/^[ -~]{0,20}$/u);
    const values = fc.record(
      {
        protocol: fc.constant('s3'),
        provider: fc.constantFrom('iterate GmbH', 's3-https', 'aws-s3-sts-assumerole', 'aws-s3-getsessiontoken'),
        nickname: text,
        username: text,
        path: text,
        comment: text,
        hostname: fc.constantFrom('s3.amazonaws.com', 's.example.org'),
        custom: fc
          .dictionary(fc.constantFrom('role_arn', 'mfa_serial', 's3.acl.default', 'x'), text)
          .map((one) => new Map(Object.entries(one))),
      },
      { requiredKeys: ['protocol'] },
    );
    fc.assert(
      fc.property(values, (one) => {
        const made = toAws(one);
        const told = new Set(made.losses.map(({ facts }) => facts['field']));
        const isRefused = made.files.length === 0 && made.losses.some(({ severity }) => severity === 'error');
        const isEmpty = made.files.length === 0 && told.has('the access key id');
        for (const [key, value] of [
          ['Path', one.path],
          ['Comment', one.comment],
        ] as const)
          expect((value ?? '').trim() === '' || told.has(key) || isRefused).toBe(true);
        expect(isRefused || isEmpty || made.files.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
