import { describe, expect, it } from 'vitest';
import { programIds } from '../../src/programs/program.ts';
import type { ConnectionPlan } from '../../src/plan/connection-plan.ts';
import { SourceText } from '../../src/source/source-text.ts';
import {
  accessKeyId,
  assumeRoleProfile,
  canaries,
  keysSection,
  mfaSerial,
  originOf,
  type PlanCase,
  planned,
  roleArn,
} from './plan-fixtures.ts';

const config = `# mine\n\n[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\nmfa_serial = ${mfaSerial}\nregion = eu-west-1\n`;
const credentials = keysSection('keys', true);
const files = [new SourceText('.aws/config', config), new SourceText('.aws/credentials', credentials)];

function originsOf(plan: ConnectionPlan): Record<string, string | undefined> {
  const sources = [...files, assumeRoleProfile.plist.source];
  return Object.fromEntries(plan.settings.map(({ name }) => [name, originOf(plan, name, sources)]));
}

describe('the origin of a setting', () => {
  it('is a line of either AWS file, for the AWS CLI', () => {
    expect(originsOf(planned({ awsProfile: 'heron', config, credentials }).plan)).toEqual({
      source_profile: '.aws/config:5',
      aws_access_key_id: '.aws/credentials:2',
      aws_secret_access_key: '.aws/credentials:3',
      aws_session_token: '.aws/credentials:4',
      region: '.aws/config:7',
      role_arn: '.aws/config:4',
      mfa_serial: '.aws/config:6',
    });
  });

  it('is a line of bookmark, profile or AWS file, or a default, for Cyberduck', () => {
    const bookmark = {
      Provider: 'aws-s3-sts-assumerole',
      Username: 'heron',
      Hostname: 's3.amazonaws.com',
      Custom: { 's3.location': 'eu-west-1' },
    };
    const { plan } = planned({ bookmark, config, credentials });
    expect(originsOf(plan)).toMatchObject({
      'Role Configurable': 'heron.cyberduckprofile:6',
      'Multi Factor Configurable': 'heron.cyberduckprofile:7',
      'STS Endpoint': 'default',
      role_arn: '.aws/config:4',
      mfa_serial: '.aws/config:6',
      source_profile: '.aws/config:5',
      aws_access_key_id: '.aws/credentials:2',
    });
    const placed = plan.settings.filter(({ origin }) => origin.kind === 'file' && origin.file === 'heron.duck');
    expect(placed.map(({ name }) => name).toSorted()).toEqual(['Hostname', 'Username', 's3.location']);
  });

  it('is a variable of the environment', () => {
    const environment = {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: canaries.secret,
      AWS_SESSION_TOKEN: canaries.token,
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: 'http://localhost:1',
    };
    expect(originsOf(planned({ environment }).plan)).toEqual({
      aws_access_key_id: 'env AWS_ACCESS_KEY_ID',
      aws_secret_access_key: 'env AWS_SECRET_ACCESS_KEY',
      aws_session_token: 'env AWS_SESSION_TOKEN',
      region: 'env AWS_REGION',
      endpoint_url: 'env AWS_ENDPOINT_URL',
    });
  });

  it('points at the value itself', () => {
    const { plan } = planned({ awsProfile: 'heron', config, credentials });
    for (const { name, value, secret, origin } of plan.settings) {
      const source = origin.kind === 'file' ? files.find((file) => file.name === origin.file) : undefined;
      const text = origin.kind === 'file' ? source?.slice(origin.span) : undefined;
      expect(text, name).toBe(secret ? (name === 'aws_session_token' ? canaries.token : canaries.secret) : value);
    }
  });
});

describe('a plan', () => {
  const environment = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: canaries.secret,
    AWS_SESSION_TOKEN: canaries.token,
  };
  const cases: readonly PlanCase[] = [
    { awsProfile: 'heron', config, credentials },
    { awsProfile: 'keys', config, credentials },
    { awsProfile: 'keys', config: `${config}${canaries.secret}\n`, credentials },
    { awsProfile: 'keys', config, credentials: `${credentials}\n${canaries.secret}\n` },
    { awsProfile: 'keys', config, credentials: `${credentials}aws_session_token =\n  ${canaries.token}\n` },
    { environment, config },
    { bookmark: { Provider: 's3-cli', Username: 'heron' }, config, credentials },
    { bookmark: { Provider: 's3-cli', Username: 'keys' }, config, credentials },
    {
      bookmark: { Provider: 's3-cli', Username: 'heron' },
      config,
      credentials: `${credentials}\n${canaries.secret}\n`,
    },
    { bookmark: { Username: accessKeyId, Password: canaries.secret, Custom: { aws_session_token: canaries.token } } },
    { profile: assumeRoleProfile, credentials: credentials.replace('[keys]', '[default]') },
  ];

  it('never holds a secret, as whichever program', () => {
    for (const one of cases) {
      for (const program of programIds) {
        const text = JSON.stringify(planned({ ...one, program }).plan);
        expect(text).not.toContain(canaries.secret);
        expect(text).not.toContain(canaries.token);
      }
    }
  });

  it('is plain JSON', () => {
    for (const one of cases) {
      const { plan } = planned(one);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    }
  });

  it('is planned from anything without throwing', () => {
    for (const text of [
      '',
      '\0',
      '[',
      '[profile heron',
      'role_arn = x',
      '[profile heron]\nrole_arn =\nsource_profile =\n',
    ]) {
      for (const program of programIds) {
        expect(planned({ awsProfile: 'heron', config: text, credentials: text, program }).plan.target).toBe(
          'aws:heron',
        );
        expect(planned({ bookmark: { Username: text.replaceAll('\0', '') }, config: text, program }).plan.target).toBe(
          'heron.duck',
        );
      }
    }
  });
});
