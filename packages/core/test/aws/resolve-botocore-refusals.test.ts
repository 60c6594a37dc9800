import { describe, expect, it } from 'vitest';
import type { AwsOutcome } from '../../src/aws/resolve/aws-outcome.ts';
import { resolveAsBotocore } from '../../src/aws/resolve/resolve-as-botocore.ts';
import { SourceText } from '../../src/source/source-text.ts';

const role = '[profile r]\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = base\n';
const base = '[profile base]\naws_access_key_id = A\naws_secret_access_key = B\n';
const sso = '[profile s]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = R\n';
const start = 'sso_start_url = https://d-1234567890.awsapps.com/start\n';

function resolve(profile: string, config: string, env: Readonly<Record<string, string>> = {}, credentials = '') {
  const files = { config: new SourceText('C', config), credentials: new SourceText('K', credentials) };
  return resolveAsBotocore(
    files,
    {
      env: new Map(Object.entries(env)),
      home: '/home/jane',
      ...(profile === '' ? {} : { profile }),
      readFile: () => undefined,
      instanceCredentials: false,
      now: 0,
      sha1Hex: () => 'x',
      sha256Hex: () => 'x',
      asksForCodes: true,
    },
    1,
  );
}

const refusal = ({ result }: AwsOutcome) =>
  result.type === 'error' ? `${result.error.phase} ${result.error.error}: ${result.error.message}` : result.type;

/* Each was seen on the real botocore 1.43.11, with files that were changed at random. */
describe('what botocore refuses', () => {
  it.each([
    ['region =\n', 'refresh ValueError: Invalid endpoint: https://sts..amazonaws.com'],
    ['region = us-east-1\nendpoint_url = localhost:4599\n', 'refresh ValueError: Invalid endpoint: localhost:4599'],
    ['region = us-east-1\nendpoint_url = http://a_b:1/x\n', 'refresh ValueError: Invalid endpoint: http://a_b:1/x'],
    ['endpoint_url = http://localhost:4599\n', 'refresh NoRegionError: You must specify a region.'],
    ['region = us-east-1\nendpoint_url = http://localhost:4599\n', 'credentials'],
    ['region = us-east-1\nendpoint_url = http://[::1]:4599\n', 'credentials'],
  ])('an endpoint that has no proper host: %j', (settings, expected) => {
    expect(refusal(resolve('r', `${role}${settings}${base}`))).toBe(expected);
  });

  it.each([
    [
      `${start}[sso-session corp]\nsso_region = eu-west-1\n`,
      `is missing the following configuration: ['sso_start_url'].`,
    ],
    [`${start}sso_region = eu-west-1\n[sso-session corp]\n`, 'the "corp" sso_session configuration does not exist.'],
  ])('a session that leaves to the profile what it should hold: %j', (rest, expected) => {
    const said = 'refresh InvalidConfigError: The profile "s" is configured to use the SSO token provider but';
    expect(refusal(resolve('s', sso + rest))).toBe(`${said} ${expected}`);
  });

  it('a role whose profile names a session that is not there', () => {
    expect(refusal(resolve('r', `${role}region = us-east-1\nsso_session = gone\n${base}`))).toBe(
      'refresh InvalidConfigError: The profile "r" is configured to use the SSO token provider but the "gone" sso_session configuration does not exist.',
    );
  });

  it('a service without a block of its own', () => {
    const services = 'services = s\n[services s]\nsts = http://localhost:4599\n';
    expect(refusal(resolve('r', `${role}region = us-east-1\n${services}${base}`))).toBe(
      "refresh AttributeError: 'str' object has no attribute 'get'",
    );
  });

  it('a damaged credentials file, before anything is looked for when the region stands in the environment', () => {
    const message = 'ConfigParseError: Unable to parse config file: K';
    expect(refusal(resolve('', base, {}, 'a = b\n'))).toBe(`load ${message}`);
    expect(refusal(resolve('', base, { AWS_DEFAULT_REGION: 'eu-west-1' }, 'a = b\n'))).toBe(`chain-setup ${message}`);
  });
});
