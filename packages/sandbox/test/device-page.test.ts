import { identityCenter } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { headerOf, SignInClient, textIn, waiting } from './sign-in-client.ts';

const { person } = identityCenter;

describe('the page of a device code', () => {
  const fieldsIn = (body: string): Record<string, string> =>
    Object.fromEntries(
      [...body.matchAll(/<input type="hidden" name="([a-z_]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    );

  it('asks for the code, then who it is, and lets the program in', async () => {
    const { client, registration, userCode, deviceCode } = await waiting();
    expect((await client.get('/device')).body).toContain('name="user_code"');
    const asked = await client.get(`/device?user_code=${userCode.toLowerCase().replace('-', '+')}`);
    expect(asked.status).toBe(200);
    for (const text of ['Let practice sign in?', userCode, 'Alice Mallard']) expect(asked.body).toContain(text);
    const answered = await client.post('/device', { ...fieldsIn(asked.body), person, decision: 'allow' });
    expect([answered.status, answered.body.includes('Request approved')]).toEqual([200, true]);
    expect((await client.pollDevice(registration, deviceCode)).status).toBe(200);
    expect((await client.get(`/device?user_code=${userCode}`)).status).toBe(410);
  });

  it('lets a person deny without saying who they are', async () => {
    const { client, registration, userCode, deviceCode } = await waiting();
    const fields = fieldsIn((await client.get(`/device?user_code=${userCode}`)).body);
    expect((await client.post('/device', { ...fields, decision: 'deny' })).body).toContain('Request denied');
    expect((await client.pollDevice(registration, deviceCode)).code).toBe('AccessDeniedException');
  });

  it('takes no answer from elsewhere, of nobody, or without a decision', async () => {
    const { client, userCode } = await waiting();
    const fields = fieldsIn((await client.get(`/device?user_code=${userCode}`)).body);
    const answers = [
      { user_code: userCode, person, decision: 'allow' },
      { ...fields, form_key: 'guessed', person, decision: 'allow' },
      { ...fields, person: 'mallory', decision: 'allow' },
      { ...fields, decision: 'allow' },
      { ...fields, person },
      { ...fields, user_code: 'XXXX-XXXX', person, decision: 'allow' },
    ];
    const statuses: number[] = [];
    for (const answer of answers) statuses.push((await client.post('/device', answer)).status);
    expect(statuses).toEqual([403, 403, 400, 400, 400, 404]);
    expect(client.handler.pendingDevices()).toHaveLength(1);
  });

  it('is not shown under a name that was made to point to this computer', async () => {
    const { client, userCode } = await waiting();
    client.host = 'rebound.example.com:4566';
    const answer = await client.get(`/device?user_code=${userCode}`);
    expect([answer.status, answer.body.includes(userCode)]).toEqual([403, false]);
  });

  it('shows what a client calls itself as text, and runs no script', async () => {
    const client = new SignInClient();
    const { json } = await client.startDevice(await client.register({ clientName: '<script>alert(1)</script>"' }));
    const answer = await client.get(`/device?user_code=${textIn(json, 'userCode')}`);
    expect(answer.body).not.toContain('<script');
    expect(answer.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;');
    const policy = headerOf(answer, 'content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
