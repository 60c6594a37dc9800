import fc from 'fast-check';
import type { ConvertSource } from '../../../src/convert/conversion.ts';
import { SourceText } from '../../../src/source/source-text.ts';

/** A connection in plain words, for AWS files and bookmarks of the tests. */
export interface TestConnection {
  readonly name: string;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  readonly style: 'path' | 'virtual' | undefined;
  readonly key: string;
  readonly secret: string;
  readonly token: string | undefined;
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/u);
/** Characters that INI readers stumble over, but AWS keys and every program here allow. */
const secret = fc
  .stringMatching(/^[A-Za-z0-9+/=#;%.:\\"[\]-]{1,30}[A-Za-z0-9]$/u)
  .filter((text) => !text.includes('%('));

export const connection: fc.Arbitrary<TestConnection> = fc
  .record({
    name: fc.oneof(
      word,
      fc.tuple(word, word).map((words) => words.join('.')),
      fc.constant('__proto__'),
    ),
    region: fc.option(fc.constantFrom('eu-west-1', 'us-gov-west-1', 'fsn1'), { nil: undefined }),
    endpoint: fc.option(
      fc.constantFrom(
        'https://s3.example.com',
        'http://127.0.0.1:9000',
        'https://minio.example.com:9443',
        'https://abc.r2.cloudflarestorage.com',
        'https://s3.eu-west-1.amazonaws.com',
      ),
      { nil: undefined },
    ),
    style: fc.constantFrom('path', 'virtual', undefined),
    key: fc.stringMatching(/^AKIA[A-Z2-7]{16}$/u),
    secret: secret.map((text) => `canary-${text}`),
    token: fc.option(
      secret.map((text) => `token-${text}`),
      { nil: undefined },
    ),
  })
  // A host of AWS names the region; without it requests would be signed for another one.
  .map((one) =>
    one.endpoint?.includes('eu-west-1') === true && one.region === undefined ? { ...one, region: 'eu-west-1' } : one,
  );

/** The connection as a remote of rclone, written by hand and not by us. */
export function rcloneText({ name, region, endpoint, style, key, secret, token }: TestConnection): string {
  return [
    `[${name}]`,
    'type = s3',
    `provider = ${endpoint === undefined ? 'AWS' : 'Other'}`,
    'env_auth = false',
    `access_key_id = ${key}`,
    `secret_access_key = ${secret}`,
    ...(token === undefined ? [] : [`session_token = ${token}`]),
    ...(region === undefined ? [] : [`region = ${region}`]),
    ...(endpoint === undefined ? [] : [`endpoint = ${endpoint}`]),
    ...(style === undefined ? [] : [`force_path_style = ${style === 'path'}`]),
    '',
  ].join('\n');
}

export function clientSource(
  client: Extract<ConvertSource, { kind: 'client' }>['client'],
  text: string,
  name = 'file',
): ConvertSource {
  return { kind: 'client', client, source: new SourceText(name, text), names: [] };
}
