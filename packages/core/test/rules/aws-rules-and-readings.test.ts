import { describe, expect, it } from 'vitest';
import { readAwsFiles } from '../../src/aws/read-aws-files.ts';
import type { AwsFiles } from '../../src/aws/aws-reading.ts';
import type { AwsWorld } from '../../src/aws/resolve/aws-world.ts';
import { resolveAws } from '../../src/aws/resolve/resolve-aws.ts';
import type { Code } from '../../src/catalogue/catalogue.ts';
import { programIds, type ProgramId } from '../../src/programs/program.ts';
import { lintFixtures, type LintFixture } from '../lint/lint-fixtures.ts';

const bad = new Map(lintFixtures('bad').map((fixture) => [fixture.name, fixture]));
const good = new Map(lintFixtures('good').map((fixture) => [fixture.name, fixture]));

function filesOf(fixture: LintFixture | undefined): AwsFiles {
  const find = (name: string) => fixture?.sources.find((source) => source.name.endsWith(`/.aws/${name}`));
  const config = find('config');
  const credentials = find('credentials');
  return { ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) };
}

/** An instance hands out nothing; MFA codes are at hand; there are no token files. */
function world(profile: string): AwsWorld {
  return {
    env: new Map(),
    home: '/home/heron',
    profile,
    readFile: () => undefined,
    instanceCredentials: false,
    now: 0,
    sha1Hex: () => 'sha1',
    sha256Hex: () => 'sha256',
    asksForCodes: true,
  };
}

function errorOf(files: AwsFiles, profile: string, program: ProgramId): string {
  const result = resolveAws(files, world(profile), program)?.result;
  return result?.type === 'error' ? `${result.error.error}: ${result.error.message}` : (result?.type ?? 'unknown');
}

/** Codes whose findings are that a program refuses the whole file. */
const refusals: readonly (readonly [Code, readonly ProgramId[]])[] = [
  ['aws-byte-order-mark', ['cyberduck@9.5', 'aws-cli@2', 'sdk-java@2']],
  ['aws-line-unrecognised', ['cyberduck@9.5', 'aws-cli@2', 'sdk-java@2']],
  ['aws-setting-before-section', ['cyberduck@9.5', 'aws-cli@2', 'sdk-java@2']],
  ['aws-header-unclosed', ['cyberduck@9.5', 'aws-cli@2', 'sdk-java@2']],
  ['aws-header-comment', ['cyberduck@9.5']],
  ['aws-comment-semicolon', ['cyberduck@9.5']],
  ['aws-comment-indented', ['sdk-java@2']],
  ['aws-setting-indented', ['sdk-java@2']],
  ['aws-delimiter-colon', ['cyberduck@9.5', 'sdk-java@2']],
  ['aws-value-continued', ['cyberduck@9.5']],
  ['aws-value-lone-quote', ['sdk-go@2']],
  ['aws-section-repeated', ['aws-cli@2']],
  ['aws-section-name-missing', ['aws-cli@2']],
  ['aws-section-name-reserved', ['sdk-js@3']],
  ['aws-key-repeated', ['aws-cli@2']],
  ['aws-nested-line-unrecognised', ['cyberduck@9.5', 'aws-cli@2', 'sdk-java@2']],
];

describe('a finding that a file is refused', () => {
  it.each(refusals)('%s agrees with the readings', (code, programs) => {
    const refusing = (files: AwsFiles) => programIds.filter((id) => readAwsFiles(files, id).failure !== undefined);
    expect(refusing(filesOf(bad.get(code)))).toEqual(expect.arrayContaining([...programs]));
    for (const program of programs) expect(refusing(filesOf(good.get(code)))).not.toContain(program);
  });
});

/** Sections that some programs lose, and nobody once they are mended. */
const losses: readonly (readonly [Code, string, readonly ProgramId[]])[] = [
  ['aws-header-letter-case', 'heron', ['aws-cli@2', 'sdk-js@3', 'sdk-java@2', 'sdk-go@2', 'cyberduck@9.5']],
  ['aws-header-prefix-wrong', 'egret', ['sdk-js@3', 'sdk-java@2', 'sdk-go@2', 'cyberduck@9.5']],
  ['aws-header-prefix-wrong', 'heron', ['aws-cli@2', 'sdk-java@2', 'sdk-go@2', 'cyberduck@9.5']],
  ['aws-header-blanks', 'heron', ['aws-cli@2', 'sdk-js@3']],
  ['aws-header-blanks', 'egret', ['sdk-js@3']],
  ['aws-header-blanks', 'bittern', ['cyberduck@9.5']],
  ['aws-header-comment-glued', 'dev', ['sdk-js@3', 'cyberduck@9.5']],
  ['aws-header-comment-bracket', 'heron', ['aws-cli@2', 'cyberduck@9.5']],
  ['aws-section-name-quoted', 'heron', ['sdk-java@2', 'sdk-go@2', 'cyberduck@9.5']],
  ['aws-profile-prefix-missing', 'heron', ['aws-cli@2', 'sdk-js@3', 'sdk-java@2', 'sdk-go@2']],
];

describe('a finding that a section is lost', () => {
  it.each(losses)('%s of %s agrees with the readings', (code, name, programs) => {
    for (const program of programs) {
      expect(readAwsFiles(filesOf(bad.get(code)), program).profiles.has(name), program).toBe(false);
      expect(readAwsFiles(filesOf(good.get(code)), program).profiles.has(name), program).toBe(true);
    }
  });
});

/** Findings that a program finds no credentials, with a piece of its own words. */
const errors: readonly (readonly [Code, string, ProgramId, string])[] = [
  ['aws-source-profile-missing', 'heron', 'aws-cli@2', 'missing: source_profile or credential_source'],
  ['aws-source-profile-unknown', 'heron', 'aws-cli@2', 'does not exist'],
  ['aws-source-profile-empty', 'heron', 'aws-cli@2', 'must have credentials'],
  ['aws-source-profile-loop', 'a', 'aws-cli@2', 'InfiniteLoopConfigError'],
  ['aws-role-sources-conflict', 'heron', 'aws-cli@2', 'contains both source_profile and credential_source'],
  ['aws-role-sources-conflict', 'heron', 'sdk-go@2', 'only one credential type'],
  ['aws-credential-source-unknown', 'heron', 'aws-cli@2', 'is not valid'],
  ['aws-source-without-role', 'heron', 'sdk-go@2', 'requires role_arn'],
  ['aws-duration-out-of-range', 'heron', 'aws-cli@2', 'valid min value: 900'],
  ['aws-web-identity-without-role', 'heron', 'aws-cli@2', 'has no role ARN configured'],
  ['aws-access-key-incomplete', 'heron', 'aws-cli@2', 'PartialCredentialsError'],
  ['aws-access-key-split', 'heron', 'aws-cli@2', 'PartialCredentialsError'],
  ['aws-sso-session-unknown', 'heron', 'aws-cli@2', 'The specified sso-session does not exist'],
  ['aws-sso-session-unknown', 'heron', 'sdk-js@3', 'TypeError'],
  ['aws-sso-session-incomplete', 'heron', 'aws-cli@2', 'missing required configuration: sso_start_url'],
  ['aws-sso-profile-incomplete', 'heron', 'aws-cli@2', 'missing required configuration: sso_role_name'],
  ['aws-sso-settings-conflict', 'heron', 'aws-cli@2', 'is inconsistent between profile'],
];

describe('a finding that a program stops', () => {
  it.each(errors)('%s of %s agrees with %s', (code, profile, program, words) => {
    expect(errorOf(filesOf(bad.get(code)), profile, program)).toContain(words);
    expect(errorOf(filesOf(good.get(code)), profile, program)).not.toContain(words);
  });
});
