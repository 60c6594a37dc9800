import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as S3 from '@aws-sdk/client-s3';
import { connect } from '@duckbill/doctor';
import { expect, it, onTestFinished, vi } from 'vitest';
import { call, planned } from './plans.ts';
import { testWorld } from './test-world.ts';

const loading = vi.hoisted(() => {
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  return { begun, begin: () => begin() };
});

vi.mock('@aws-sdk/client-s3', async (original) => {
  loading.begin();
  return original<typeof S3>();
});

it('loads what S3 needs while STS thinks, not after it', async () => {
  const server = createServer((_request, response) => {
    // An STS that does not answer before: nobody would load it after the refusal either.
    void loading.begun.then(() => response.writeHead(403).end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const sts = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const plan = planned([call('AssumeRole', { sts }), call('ListBuckets', { s3: sts }, { signedWith: 'session' })]);
  const { outcome } = await connect(plan, testWorld([], { askWho: 'when-refused' }));
  expect(outcome).toMatchObject({ reason: 'call-failed', failure: { failure: { status: 403 } } });
});
