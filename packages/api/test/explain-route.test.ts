import { describe, expect, it } from 'vitest';
import { canaries } from './example-files.ts';
import { post, send } from './service-under-test.ts';

describe('POST /v1/explain', () => {
  it('explains a code, a number of the reference and a message', async () => {
    expect((await post('/v1/explain', { text: 'profile-token-flag-for-role' })).body).toMatchObject({
      explanations: [{ kind: 'rule', code: 'profile-token-flag-for-role' }],
    });
    expect((await post('/v1/explain', { text: 'P40' })).body).toMatchObject({ explanations: [{ kind: 'no-rule' }] });
    expect((await post('/v1/explain', { text: 'An error occurred (ExpiredToken)' })).body).toMatchObject({
      explanations: expect.arrayContaining([expect.objectContaining({ kind: 'failure' })]),
    });
    expect((await post('/v1/explain', { text: 'all is well' })).body).toEqual({ version: 1, explanations: [] });
  });

  it('reads a log that comes as it is, and sends nothing of it back', async () => {
    const log = `hello\nAn error occurred (ExpiredToken) when calling AssumeRole: ${canaries.sessionToken}\n`;
    const init = { method: 'POST', headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: log };
    const { status, text, body } = await send('/v1/explain', init);
    expect(status).toBe(200);
    expect(body).toHaveProperty('explanations.0.lines', [2]);
    expect(text).not.toContain('CANARY');
    const long = { ...init, body: 'x'.repeat(4 * 1024 * 1024 + 1) };
    expect(await send('/v1/explain', long)).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });
});
