import { CreateBucketCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MotoServer, startMotoServer } from '../../../../peers/moto-server.ts';
import { describeWithPeers } from '../../../../peers/peers.ts';
import type { ObjectStore } from '../../src/results/object-store.ts';
import { openS3Store } from '../../src/results/s3-store.ts';
import { keysOf, storeSuite } from './store-suite.ts';

const credentials = { accessKeyId: 'AKIADUCKCANARYKEYID0', secretAccessKey: 'canary-secret' };

describeWithPeers(['moto'], 'a bucket of moto', () => {
  let moto: MotoServer;
  let client: S3Client;
  beforeAll(async () => {
    moto = await startMotoServer();
    client = new S3Client({ region: 'us-east-1', endpoint: moto.url, forcePathStyle: true, credentials });
    await client.send(new CreateBucketCommand({ Bucket: 'duckbill-results' }));
  });
  afterAll(() => moto.stop());

  const open = (): Promise<ObjectStore> =>
    openS3Store({ bucket: 'duckbill-results', region: 'us-east-1', endpoint: moto.url, credentials });

  storeSuite(open, 17_000_000);

  it('shares its bucket with others, below a name of its own', async () => {
    const whole = await open();
    const part = await openS3Store({
      bucket: 'duckbill-results',
      region: 'us-east-1',
      endpoint: moto.url,
      credentials,
      prefix: 'team-a',
    });
    await part.put('only/one', [Buffer.from('x')]);
    expect(await keysOf(part, '')).toEqual(['only/one']);
    expect(await keysOf(whole, 'team-a/')).toEqual(['team-a/only/one']);
    await part.remove('only/');
    expect(await keysOf(whole, 'team-a/')).toEqual([]);
  });

  it('leaves no parts of what was not finished', async () => {
    const store = await open();
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 20; at += 1) yield Buffer.alloc(1_000_000);
      throw new Error('the roster ended');
    };
    await expect(store.put('half/two', endless())).rejects.toThrow('the roster ended');
    const { Uploads } = await client.send(new ListMultipartUploadsCommand({ Bucket: 'duckbill-results' }));
    expect(Uploads ?? []).toEqual([]);
  });

  it('says what to do when there is no such bucket', async () => {
    const store = await openS3Store({ bucket: 'nobodys', region: 'us-east-1', endpoint: moto.url, credentials });
    await expect(store.probe()).rejects.toMatchObject({ kind: 'refused', code: 'NoSuchBucket' });
    await expect(store.probe()).rejects.toThrow(/Make the bucket, or name another one\.$/u);
  });
});
