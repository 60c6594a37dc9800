import { identityCenter, identityCenterWorld, mfaRole, totpCode } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { auditLog } from '../../src/guard/audit-log.ts';
import { createGuard, type Guard } from '../../src/guard/guard.ts';
import { hostCheck } from '../../src/guard/hosts.ts';
import { openKeyRing } from '../../src/guard/key-ring.ts';
import { keyFileOf, KeyText, noon } from '../guard/made-keys.ts';
import { expectIsolated } from '../guard/tenant-isolation.ts';
import { connectUnderTest, secretForms, sessionsPath } from './connect-under-test.ts';

const { startUrl, region, account, permissionSet, person } = identityCenter;

/** Two tenants that may sign in, one that may not, and what is written down about them. */
async function guarded(): Promise<{
  guard: Guard;
  audited: string[];
  keys: { owner: object; stranger: object; colleague: object; checker: object };
}> {
  const { file, keys } = keyFileOf(
    { tenant: 'acme', scopes: ['connect'] },
    { tenant: 'globex', scopes: ['connect'] },
    { tenant: 'acme', scopes: ['connect'] },
    { tenant: 'acme', scopes: ['check', 'generate', 'fleet', 'operate'] },
  );
  const opened = await openKeyRing({ source: new KeyText(file), now: () => noon, warn: () => undefined });
  if (!opened.ok) throw new Error(opened.reason);
  const audited: string[] = [];
  const guard = createGuard({
    keys: opened.ring,
    hosts: hostCheck('localhost'),
    audit: auditLog({ write: (line: string) => audited.push(line) > 0 }, () => noon),
  });
  const [owner = {}, stranger = {}, colleague = {}, checker = {}] = keys.map(({ text }) => ({
    Authorization: `Bearer ${text}`,
  }));
  return { guard, audited, keys: { owner, stranger, colleague, checker } };
}

const assignments = [{ accountId: account, permissionSet }];
const files = {
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ target: 'bookmark', assignments }),
};

describe('calls to AWS behind a guard', () => {
  it('keep sign-ins of one tenant from another, and of one key from another of the same tenant', async () => {
    const { guard, keys } = await guarded();
    const { send, post, documentation, sandbox } = await connectUnderTest(identityCenterWorld(), { guard });
    const started = await post(sessionsPath, { startUrl, region, endpoint: sandbox.url }, { ...keys.owner });
    const { id, approval } = started.body as { id: string; approval: { userCode: string } };
    sandbox.approveDevice(approval.userCode, person);
    sandbox.clock.advance(5);
    for (const stranger of [keys.stranger, keys.colleague]) {
      const tried = await expectIsolated({
        documentation,
        send,
        parameter: 'session',
        id,
        absent: `si_${'a'.repeat(32)}`,
        owner: { ...keys.owner },
        stranger: { ...stranger },
        requests: { makeAssignmentFiles: files },
        parameters: { account },
      });
      expect(tried.toSorted()).toEqual([
        'endSignIn',
        'getSignIn',
        'listPermissionSets',
        'listPortalAccounts',
        'makeAssignmentFiles',
      ]);
    }
  });

  it('are for keys with the scope connect', async () => {
    const { guard, keys } = await guarded();
    const { post, sandbox } = await connectUnderTest(identityCenterWorld(), { guard });
    const refused = await post(sessionsPath, { startUrl, region, endpoint: sandbox.url }, { ...keys.checker });
    expect(refused).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
    expect(sandbox.journal).toEqual([]);
  });

  it('are written down without anything of a request, a token or a sign-in', async () => {
    const { guard, keys, audited } = await guarded();
    const { send, post, sandbox } = await connectUnderTest(identityCenterWorld(), { guard });
    const headers = { ...keys.owner };
    const started = await post(sessionsPath, { startUrl, region, endpoint: sandbox.url }, headers);
    const { id, approval } = started.body as { id: string; approval: { userCode: string } };
    const path = `${sessionsPath}/${id}`;
    sandbox.approveDevice(approval.userCode, person);
    sandbox.clock.advance(5);
    await send(path, { headers });
    await send(`${path}/accounts`, { headers });
    const { accessKeyId, secretAccessKey, mfaSerial, mfaSecret } = mfaRole.user;
    const code = totpCode({ secret: mfaSecret, now: sandbox.clock.now() });
    const question = { call: 'AssumeRole', roleArn: mfaRole.roleArn, mfa: { serial: mfaSerial, code } };
    const credentials = { accessKeyId, secretAccessKey, sessionToken: 'canary-session-token' };
    await post('/v1/connect/sts/checks', { question, credentials, region, endpoint: sandbox.url }, headers);
    await send(path, { method: 'DELETE', headers });
    const log = audited.join('');
    expect(audited).toHaveLength(5);
    expect(log).not.toMatch(secretForms);
    for (const secret of ['canary', accessKeyId, code, startUrl, approval.userCode, sandbox.url])
      expect(log).not.toContain(secret);
  });
});
