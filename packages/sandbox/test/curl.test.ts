import { mfaRole, mfaRoleWorld, startSandbox, type Sandbox } from '@duckbill/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { freshHome, runPeer, type PeerRun } from './run-peer.ts';
import { findAll, findText, parseXml } from './xml-tree.ts';

const { accessKeyId, secretAccessKey } = mfaRole.staticUser;

describeWithPeers(['curl'], 'curl against the sandbox', () => {
  let sandbox: Sandbox;
  let home: ReturnType<typeof freshHome>;

  beforeAll(async () => {
    sandbox = await startSandbox({ world: mfaRoleWorld() });
    home = freshHome();
  });

  afterAll(async () => {
    home.remove();
    await sandbox.close();
  });

  const curl = (secret: string, path: string, ...more: string[]): Promise<PeerRun> => {
    const signing = ['--aws-sigv4', 'aws:amz:us-east-1:s3', '--user', `${accessKeyId}:${secret}`];
    return runPeer('curl', ['-q', '-sS', ...signing, ...more, `${sandbox.url}${path}`], peerEnvironment(home.path));
  };

  it('lists the buckets with the right secret', async () => {
    const names = findAll(parseXml((await curl(secretAccessKey, '/')).stdout), 'Bucket.Name').map(({ text }) => text);
    expect(names).toEqual(['example-archive', 'example-empty', 'example-photos', 'example-reports']);
  });

  it('is told so with a wrong one', async () => {
    const answer = parseXml((await curl('wrong', '/')).stdout);
    expect(findText(answer, 'Code')).toBe('SignatureDoesNotMatch');
    expect(findText(answer, 'Message')).toBe(
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    );
  });

  it('lists keys, in path style and in virtual-host style', async () => {
    const query = '?delimiter=%2F&list-type=2';
    const inPath = parseXml((await curl(secretAccessKey, `/example-archive${query}`)).stdout);
    expect(findAll(inPath, 'Contents.Key').map(({ text }) => text)).toEqual(['index.html']);
    const host = `example-archive.s3.us-east-1.localhost:${sandbox.port}`;
    const inHost = parseXml((await curl(secretAccessKey, `/${query}`, '-H', `Host: ${host}`)).stdout);
    expect(findAll(inHost, 'CommonPrefixes.Prefix').map(({ text }) => text)).toEqual(['2019/', '2020/']);
  });
});
