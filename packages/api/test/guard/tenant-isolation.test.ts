import { describe, expect, it } from 'vitest';
import { expectIsolated, type IsolationOptions } from './tenant-isolation.ts';

const documentation = {
  paths: {
    '/v1/things': { get: { operationId: 'list' } },
    '/v1/things/{thing}': { get: { operationId: 'show' }, delete: { operationId: 'remove' } },
    '/v1/things/{thing}/stop': { post: { operationId: 'stop' } },
    '/healthz': { get: { operationId: 'health' } },
  },
};

type Answers = (method: string, path: string, isOwner: boolean) => { status: number; body: object };

const safe: Answers = (method, path, isOwner) => {
  if (path === '/v1/things') return { status: 200, body: isOwner ? ['thing-1'] : [] };
  if (path === '/healthz') return { status: 200, body: {} };
  return isOwner && path.includes('thing-1') ? { status: 200, body: { method } } : { status: 404, body: {} };
};

function isolated(answers: Answers): Promise<readonly string[]> {
  const send: IsolationOptions['send'] = async (path, { method = 'GET', headers }) => {
    const { status, body } = answers(method, path, new Headers(headers).get('Authorization') === 'owner');
    return { status, body, text: JSON.stringify(body) };
  };
  return expectIsolated({
    documentation,
    send,
    parameter: 'thing',
    id: 'thing-1',
    absent: 'thing-0',
    owner: { Authorization: 'owner' },
    stranger: { Authorization: 'stranger' },
  });
}

describe('the harness of tenant isolation', () => {
  it('tries every operation on an object', async () => {
    expect(await isolated(safe)).toEqual(['show', 'remove', 'stop']);
  });

  it.each<[string, Answers]>([
    ['lets a stranger in', (method, path, isOwner) => safe(method, path, isOwner || method === 'DELETE')],
    [
      'tells "forbidden" from "not there"',
      (method, path, isOwner) => {
        const answer = safe(method, path, isOwner);
        return !isOwner && path.includes('thing-1') ? { ...answer, status: 403 } : answer;
      },
    ],
    [
      'words the two differently',
      (method, path, isOwner) => {
        const answer = safe(method, path, isOwner);
        return !isOwner && path.includes('thing-1') ? { ...answer, body: { detail: 'of another tenant' } } : answer;
      },
    ],
    ['lists what is of others', (method, path) => safe(method, path, path === '/v1/things')],
    ['keeps it from its owner', (_method, path) => safe('GET', path, false)],
  ])('fails where a service %s', async (_title, answers) => {
    await expect(isolated(answers)).rejects.toThrow('expected');
  });
});
