import { expect, it } from 'vitest';
import { planConnection } from '../../src/plan/plan-connection.ts';
import type { PlannedConnection } from '../../src/plan/connection-plan.ts';
import { planReport } from '../../src/report/plan-report.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { parseConnectionUrl } from '../../src/url/parse-url.ts';
import { urlProtocols } from '../../src/url/url-protocol.ts';
import { accessKeyId, assumeRoleProfile, canaries, cliProfile, problemsOf, stepsOf } from './plan-fixtures.ts';

function planned(text: string, credentials = ''): PlannedConnection & { readonly report: string } {
  const profiles = [assumeRoleProfile, cliProfile];
  const url = parseConnectionUrl(text, urlProtocols(profiles));
  const one = planConnection({
    target: { kind: 'url', url },
    program: 'cyberduck@9.5',
    profiles,
    aws: { credentials: new SourceText('.aws/credentials', credentials) },
    environment: {},
  });
  return { ...one, report: planReport(one.plan, [url.source]) };
}

it('plans a URL as the bookmark that it stands for', () => {
  const { plan, keys } = planned(`s3:${accessKeyId}@reports/2026`);
  expect(plan).toMatchObject({ target: `s3:${accessKeyId}@reports/2026`, strategy: 'static-keys', problems: [] });
  expect(keys).toEqual({ accessKeyId });
  expect(stepsOf(plan)[0]).toBe('ask secret-access-key');
  expect(plan.settings).toContainEqual({
    name: 'Path',
    value: '/reports/2026',
    secret: false,
    origin: { kind: 'file', file: plan.target, span: { start: 24, end: 36 } },
  });
});

it('finds the connection profile by its Vendor, and the AWS profile by the user', () => {
  const credentials = `[reports]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${canaries.secret}\n`;
  const { plan, keys } = planned('s3-cli:reports@bucket', credentials);
  expect(problemsOf(plan)).toEqual([]);
  expect(keys.secretAccessKey).toBe(canaries.secret);
});

it('uses a secret of the URL, asks for none, and shows it nowhere', () => {
  const secret = encodeURIComponent(canaries.secret);
  const { plan, keys, report } = planned(`s3:${accessKeyId}:${secret}@reports`);
  expect(keys).toEqual({ accessKeyId, secretAccessKey: canaries.secret });
  expect(stepsOf(plan).some((step) => step.startsWith('ask'))).toBe(false);
  expect(plan.problems).toMatchObject([{ code: 'url-secret', severity: 'warning' }]);
  expect(report).toContain('! take care  url-secret');
  expect(JSON.stringify(plan) + report).not.toContain('canary');
});

it('goes on as anonymous where the URL names nobody, and says so', () => {
  const { plan, report } = planned('s3:/bucket');
  expect(problemsOf(plan)).toEqual(['url-user-anonymous']);
  expect(plan.strategy).toBe('anonymous');
  expect(stepsOf(plan)).toEqual(['s3 GetBucketLocation', 's3 ListObjectsV2']);
  expect(report).toContain('not signed');
});

it.each([
  [`s3://${accessKeyId}@bucket/key`, ['url-bucket-as-host']],
  ['sftp://user@host', ['plan-protocol-not-s3']],
  ['user:canary@host', ['url-scheme-unknown']],
  [`s3://${accessKeyId}:canary/x@host`, ['url-at-sign-late']],
])('says why %s comes to nothing', (text, problems) => {
  const { plan, report } = planned(text);
  expect(problemsOf(plan)).toEqual(problems);
  expect(plan.steps).toEqual([]);
  expect(report).toContain('✗ stops here');
  expect(JSON.stringify(plan) + report).not.toContain('canary');
});
