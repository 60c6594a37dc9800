import { createHash } from 'node:crypto';
import {
  type AwsFiles,
  type ConnectionPlan,
  generateFiles,
  type GenerateSpec,
  openBookmark,
  openProfile,
  planConnection,
  type PlanTarget,
  type ProgramId,
  programs,
  SourceText,
  type Strategy,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, givenFor, isCyberduck, kinds, sha1Hex } from '../../core/test/generate/spec-arbitrary.ts';

type Kind = (typeof kinds)[number];

const shipped = catalogueProfiles();

/** A person's other files: keys for whom a role or a bookmark names. */
function keysFor(name: string): string {
  return `[${name}]\naws_access_key_id = AKIAQ3EGRFTUVWXYZABC\naws_secret_access_key = canary\n`;
}

function plan(program: ProgramId, target: PlanTarget, aws: AwsFiles, own: readonly SourceText[] = []): ConnectionPlan {
  const profiles = own.map((source) => openProfile(source).profile).filter((one) => one !== undefined);
  const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  const surroundings = { home: '/home/anna', now: 0, sha1Hex, sha256Hex, browserHere: true };
  return planConnection({ target, program, profiles: [...profiles, ...shipped], aws, environment: {}, surroundings })
    .plan;
}

function wanted({ access, program }: Kind): Strategy {
  const { era } = programs[program];
  switch (access) {
    case 'keys':
      return 'static-keys';
    case 'role':
      return 'assume-role';
    case 'session-token':
      return 'get-session-token';
    case 'identity-center':
      return isCyberduck(program) && era !== 'C' ? 'cached-keys' : 'identity-center';
    case 'web-identity':
      return 'web-identity';
    case 'process':
      return 'process';
  }
}

function filesOf(spec: GenerateSpec): readonly { readonly kind: string; readonly source: SourceText }[] {
  const made = generateFiles(spec, { sha1Hex });
  if (!made.ok) throw new Error(made.diagnostics.map(({ code }) => code).join());
  return made.files.map(({ kind, name, text }) => ({ kind, source: new SourceText(name, text) }));
}

/** What is true of a way of access, whatever stands in the files. */
const ofTheWay: ReadonlySet<string> = new Set([
  'plan-keys-of-cli-cache',
  'plan-id-token-after-refresh',
  'plan-sso-token-elsewhere',
  'plan-mfa-callback',
]);

/** What a plan asks or complains about, but for what nobody gave. */
function objections(
  { problems, steps }: ConnectionPlan,
  { values }: GenerateSpec,
  allowed: readonly string[],
): readonly string[] {
  const asked = steps.flatMap((step) => (step.kind === 'prompt' ? [step.prompt] : []));
  const left = new Set(ofTheWay);
  if (!values.has('region')) left.add('plan-region-missing');
  if (!values.has('roleSessionName')) left.add('plan-session-name-from-token');
  return [
    ...problems.map(({ code }) => code).filter((code) => !left.has(code)),
    ...asked.filter((prompt) => !allowed.includes(prompt)),
  ];
}

const bookmarks = kinds.filter(({ target }) => target === 'bookmark');

describe('a generated bookmark', () => {
  it.each(bookmarks)('with $access is planned by $program as it was meant, and asks for secrets alone', (kind) => {
    fc.assert(
      fc.property(givenFor(kind), (given) => {
        const spec = compiled('bookmark', given);
        const [file] = filesOf(spec);
        const bookmark = file === undefined ? undefined : openBookmark(file.source).bookmark;
        if (bookmark === undefined) throw new Error('no bookmark');
        const own = profileOf(spec);
        const aws = awsOf(kind, spec);
        const found = plan(kind.program, { kind: 'bookmark', bookmark }, aws, own);
        expect(objections(found, spec, ['secret-access-key', 'mfa-code'])).toEqual([]);
        expect(found.strategy).toBe(wanted(kind));
      }),
      { numRuns: 15 },
    );
  });
});

/** The connection profile of the same specification, where the bookmark names one of its own. */
function profileOf({ values, access, programs: [program = 'cyberduck@9.5'] }: GenerateSpec): readonly SourceText[] {
  const vendor = values.get('vendor');
  if (vendor === undefined) return [];
  const oauth = {
    oauthAuthorizationUrl: 'https://login.example.com/authorize',
    oauthTokenUrl: 'https://login.example.com/token',
  };
  const span = { start: 0, end: 0 };
  const said = {
    access,
    for: program,
    vendor,
    description: 'Own',
    ...(access === 'web-identity' ? oauth : {}),
    ...(values.has('withoutMfa') ? { withoutMfa: 'true' } : {}),
  };
  const located = new Map(Object.entries(said).map(([name, text]) => [name, { text, span, nameSpan: span }] as const));
  return filesOf(compiled('profile', { file: 'p', whole: span, values: located })).map(({ source }) => source);
}

/** The AWS profile that the bookmark takes everything from. */
function awsOf({ access, program }: Kind, { values }: GenerateSpec): AwsFiles {
  const name = values.get('name');
  if (name === undefined) return {};
  const arn = 'arn:aws:iam::123456789012';
  const source = name === 'anna' ? 'berta' : 'anna';
  const config: Readonly<Record<string, string>> = {
    role: `role_arn = ${arn}:role/Reports\nsource_profile = ${source}\nmfa_serial = ${arn}:mfa/anna\n`,
    'session-token': `mfa_serial = ${arn}:mfa/anna\n`,
    'identity-center': `sso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = Reader\n`,
    process: 'credential_process = /opt/keys --json\n',
  };
  const section = name === 'default' ? '[default]' : `[profile ${name}]`;
  const keys = access === 'session-token' ? keysFor(name) : access === 'role' ? keysFor(source) : '';
  expect(program).toMatch(/duck@/u);
  return {
    config: new SourceText('config', `${section}\n${config[access] ?? ''}`),
    credentials: new SourceText('credentials', keys),
  };
}

const configs = kinds.filter(
  ({ target, program }) => target === 'aws-config' && program !== 'sdk-java@2' && !isCyberduck(program),
);

describe('generated sections', () => {
  it.each(configs)('with $access are planned by $program as they were meant', (kind) => {
    fc.assert(
      fc.property(givenFor(kind), (given) => {
        const spec = compiled('aws-config', given);
        const name = spec.values.get('name') ?? '';
        const source = spec.values.get('sourceProfile');
        // Whose keys they are is not generated here; nor is a role its own source, or keys without their secret.
        if (source === name || (kind.access === 'keys' && !spec.values.has('secretAccessKey'))) return;
        const files = filesOf(spec);
        const config = files.find((one) => one.kind === 'config')?.source;
        const own = files.find((one) => one.kind === 'credentials')?.source.text ?? '';
        const credentials = new SourceText('credentials', own + (source === undefined ? '' : keysFor(source)));
        const aws = { ...(config === undefined ? {} : { config }), credentials };
        const found = plan(kind.program, { kind: 'aws-profile', name }, aws);
        expect(objections(found, spec, ['mfa-code'])).toEqual([]);
        expect(found.strategy).toBe(wanted(kind));
      }),
      { numRuns: 15 },
    );
  });
});
