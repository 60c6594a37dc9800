import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import {
  evaluatePolicies,
  generateIam,
  type GeneratedIam,
  planConnection,
  printIam,
  readIamSpec,
  readPolicy,
  RequestContext,
  SourceText,
} from '@duckbill/core';
import { type CheckResult, nodeProbes, runChecks } from '@duckbill/doctor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { doctorInput } from './inputs.ts';
import { type Moto, startMoto } from './moto.ts';
import { testWorld } from './test-world.ts';

const account = '123456789012';
const version = '2012-10-17';

function generated(members: object): GeneratedIam {
  const { spec, diagnostics } = readIamSpec(new SourceText('iam.json', JSON.stringify({ account, ...members })));
  if (spec === undefined) throw new Error(JSON.stringify(diagnostics));
  return generateIam(spec);
}

const text = (statements: readonly object[]): string => JSON.stringify({ Version: version, Statement: statements });

describeWithPeers(['moto', 'aws-cli-v1'], 'policies in moto', () => {
  let moto: Moto;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'duckbill-iam-moto-'));
    moto = await startMoto();
  });

  afterAll(async () => {
    await moto.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('commands of generate iam', () => {
    /** Runs a script whose `aws` is the AWS CLI of version 1 against moto, without enforcement. */
    async function run(script: string): Promise<{ readonly exit: number | null; readonly output: string }> {
      const bin = path.join(folder, 'bin');
      mkdirSync(bin, { recursive: true });
      const aws = path.join(bin, 'aws');
      writeFileSync(aws, `#!/bin/sh\nexec python3 -m awscli --endpoint-url ${moto.url} "$@"\n`);
      chmodSync(aws, 0o755);
      await fetch(`${moto.url}/moto-api/reset-auth`, { method: 'POST', headers: plain, body: 'inf' });
      const environment = peerEnvironment(folder, {
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'canary',
        AWS_DEFAULT_REGION: 'us-east-1',
      });
      const child = spawn('sh', ['-c', script], {
        env: { ...environment, PATH: `${bin}:${environment['PATH'] ?? ''}` },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
      const exit = await new Promise<number | null>((done) => child.once('close', done));
      await fetch(`${moto.url}/moto-api/reset-auth`, { method: 'POST', headers: plain, body: '0' });
      return { exit, output };
    }
    const plain = { 'content-type': 'text/plain' };

    it(
      'are taken by the AWS CLI and by IAM, and the policies come back as they were',
      { timeout: 120_000 },
      async () => {
        const made = generated({
          role: 'team/S3-Access',
          users: ['anna'],
          prefixes: ['moto-reports/it\'s $HOME `x` "y" \u00f6'],
          selfService: true,
          sessionDuration: 7200,
        });
        const [script] = printIam(made, 'aws-cli');
        expect(await run(script?.text ?? '')).toMatchObject({ exit: 0 });
        const read = [
          'aws iam get-role --role-name S3-Access --query Role.AssumeRolePolicyDocument',
          'aws iam get-role-policy --role-name S3-Access --policy-name S3-Access --query PolicyDocument',
          'aws iam get-user-policy --user-name anna --policy-name Assume-S3-Access --query PolicyDocument',
          `aws iam get-policy-version --policy-arn arn:aws:iam::${account}:policy/S3-Access-self-service --version-id v1 --query PolicyVersion.Document`,
        ];
        const back = await run(`set -e; for one in 1; do echo '['; ${read.join("; echo ','; ")}; echo ']'; done`);
        expect(JSON.parse(back.output)).toEqual(made.documents.map(({ policy }) => policy));
        const attached = await run(
          'aws iam list-attached-user-policies --user-name anna --query AttachedPolicies[].PolicyName --output text',
        );
        expect(attached.output.trim()).toBe('S3-Access-self-service');
        // moto knows no conditions: its Deny without MFA would deny for good.
        await moto.change({
          Action: 'DetachUserPolicy',
          UserName: 'anna',
          PolicyArn: `arn:aws:iam::${account}:policy/S3-Access-self-service`,
        });
        // What is there already stops the script, and nothing is half done behind it.
        expect((await run(script?.text ?? '')).output).toContain('EntityAlreadyExists');
      },
    );

    it('make issuers, bucket policies and permission sets', { timeout: 120_000 }, async () => {
      const issuer = generated({ role: 'Web', issuer: 'https://login.example.org/t', clientIds: ['duck', 'pond'] });
      const [ofIssuer] = printIam(issuer, 'aws-cli');
      expect(await run(ofIssuer?.text ?? '')).toMatchObject({ exit: 0 });
      const bucket = generated({
        way: 'session-token',
        users: ['anna'],
        buckets: ['moto-reports'],
        bucketPolicy: true,
      });
      const [ofBucket] = printIam(bucket, 'aws-cli');
      expect(await run(ofBucket?.text ?? '')).toMatchObject({ exit: 0 });
      const back = await run(
        'aws s3api get-bucket-policy --bucket moto-reports --query Policy --output text; aws s3api delete-bucket-policy --bucket moto-reports',
      );
      expect(JSON.parse(back.output)).toEqual(bucket.documents.find(({ id }) => id === 'bucket')?.policy);
      await moto.change({ Action: 'DeleteUserPolicy', UserName: 'anna', PolicyName: 'S3-with-MFA' });
      const [ofSet] = printIam(generated({ permissionSet: 'S3-Read' }), 'aws-cli');
      expect(await run(ofSet?.text ?? '')).toMatchObject({ exit: 0 });
    });
  });

  describe('what moto decides', () => {
    it('is what our evaluation decides, by Action, Resource and Deny', { timeout: 120_000 }, async () => {
      const {
        CreateBucketCommand,
        GetObjectCommand,
        ListBucketsCommand,
        ListObjectsV2Command,
        PutObjectCommand,
        S3Client,
      } = await import('@aws-sdk/client-s3');
      const settings: S3ClientConfig = {
        endpoint: moto.url,
        region: 'us-east-1',
        forcePathStyle: true,
        maxAttempts: 1,
        credentials: { accessKeyId: moto.user.accessKeyId, secretAccessKey: moto.user.secretAccessKey },
      };
      const client = new S3Client(settings);
      const role = (members: object): object =>
        generated({ role: 'R', users: ['anna'], ...members }).documents.find(({ id }) => id === 'role')?.policy ?? {};
      const deny = { Version: version, Statement: { Effect: 'Deny', Action: 's3:Put*', Resource: 'arn:aws:s3:::*/*' } };
      const sets: readonly (readonly object[])[] = [
        [role({})],
        [role({ access: 'read-write' })],
        [role({ access: 'full' })],
        [role({ access: 'read-write', buckets: ['moto-reports'] })],
        [role({ buckets: ['moto-reports'], listAllBuckets: true })],
        [role({ access: 'full', buckets: ['moto-other'] })],
        [role({ access: 'full' }), deny],
        [deny],
      ];
      const wishes = (['moto-reports', 'moto-other'] as const).flatMap((bucket) => [
        {
          action: 's3:ListBucket',
          resource: `arn:aws:s3:::${bucket}`,
          send: () => client.send(new ListObjectsV2Command({ Bucket: bucket })),
        },
        {
          action: 's3:PutObject',
          resource: `arn:aws:s3:::${bucket}/a`,
          send: () => client.send(new PutObjectCommand({ Bucket: bucket, Key: 'a', Body: 'x' })),
        },
        {
          action: 's3:GetObject',
          resource: `arn:aws:s3:::${bucket}/a`,
          send: () => client.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' })),
        },
      ]);
      const all = [
        ...wishes,
        { action: 's3:ListAllMyBuckets', resource: '*', send: () => client.send(new ListBucketsCommand({})) },
      ];
      const put = (PolicyName: string, document: object): Readonly<Record<string, string>> => ({
        Action: 'PutUserPolicy',
        UserName: 'anna',
        PolicyName,
        PolicyDocument: JSON.stringify(document),
      });
      await moto.change(
        put('first', { Version: version, Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }),
      );
      for (const Bucket of ['moto-other', 'moto-reports'])
        await client.send(new CreateBucketCommand({ Bucket })).catch(() => undefined);
      for (const { send } of all) await send();
      const told: string[] = [];
      const ours: string[] = [];
      for (const [index, policies] of sets.entries()) {
        await moto.change(
          ...[
            policies[0] ?? deny,
            policies[1] ?? {
              Version: version,
              Statement: { Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' },
            },
          ].map((one, at) => put(at === 0 ? 'first' : 'second', one)),
        );
        for (const { action, resource, send } of all) {
          const passed = await send().then(
            () => true,
            (error: unknown) => {
              if (error instanceof Error && error.name === 'AccessDenied') return false;
              throw error;
            },
          );
          const { decision } = evaluatePolicies(
            {
              principal: { kind: 'user', arn: moto.user.arn, account },
              action,
              resource,
              context: new RequestContext([]),
            },
            { identity: policies.map(readPolicy) },
          );
          told.push(`${index} ${action} ${resource}: ${passed}`);
          ours.push(`${index} ${action} ${resource}: ${decision === 'allow'}`);
        }
      }
      expect(ours).toEqual(told);
      expect(new Set(told.map((one) => one.split(': ')[1])).size).toBe(2);
    });
  });

  describe('policies-allow of the doctor', () => {
    const readIam = { Effect: 'Allow', Action: ['iam:Get*', 'iam:List*', 'sts:GetCallerIdentity'], Resource: '*' };
    const assume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };

    async function policiesAllow(roleArn: string): Promise<CheckResult> {
      const { accessKeyId, secretAccessKey } = moto.user;
      const config = `[profile work]\nrole_arn = ${roleArn}\nsource_profile = anna\nmfa_serial = arn:aws:iam::${account}:mfa/phone\nregion = us-east-1\n`;
      const credentials = `[anna]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
      const aws = { config: new SourceText('config', config), credentials: new SourceText('credentials', credentials) };
      const program = 'aws-cli@2';
      const planned = planConnection({
        target: { kind: 'aws-profile', name: 'work' },
        program,
        profiles: [],
        aws,
        environment: {},
      });
      // moto answers what nobody signed with a web page, as a portal would.
      const probes: typeof nodeProbes = {
        ...nodeProbes,
        ask: async (...asked) => ({
          ...(await nodeProbes.ask(...asked)),
          status: 403,
          headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'moto', date: new Date().toUTCString() },
          text: '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication Token</Message></Error><RequestId>1</RequestId></ErrorResponse>',
        }),
      };
      const { connectionProfile: _, ...rest } = doctorInput();
      const endpoints = { sts: moto.url, s3: moto.url };
      const report = await runChecks(
        { ...rest, program, target: 'aws:work', planned, probes, world: testWorld([], { endpoints }) },
        { online: true },
      );
      const found = report.categories.flatMap(({ checks }) => checks).find(({ id }) => id === 'policies-allow');
      if (found === undefined) throw new Error('no such check');
      return found;
    }

    it('reads what a user has of its own, attached and by its groups', { timeout: 60_000 }, async () => {
      const managed = `arn:aws:iam::${account}:policy/no-roles`;
      await moto.change(
        { Action: 'PutUserPolicy', UserName: 'anna', PolicyName: 'first', PolicyDocument: text([readIam]) },
        { Action: 'PutUserPolicy', UserName: 'anna', PolicyName: 'second', PolicyDocument: text([assume]) },
        { Action: 'CreateGroup', GroupName: 'ducks' },
        { Action: 'AddUserToGroup', GroupName: 'ducks', UserName: 'anna' },
      );
      expect(await policiesAllow(moto.roleArn)).toMatchObject({ outcome: 'passed' });
      const closed = await policiesAllow(moto.closedRoleArn);
      expect(closed).toMatchObject({ outcome: 'failed', codes: ['sts-role-trust-refuses'] });
      const deny = text([{ Sid: 'NoRoles', Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }]);
      await moto.change({ Action: 'PutGroupPolicy', GroupName: 'ducks', PolicyName: 'none', PolicyDocument: deny });
      const byGroup = await policiesAllow(moto.roleArn);
      expect(byGroup).toMatchObject({ outcome: 'failed', codes: ['sts-own-policy-refuses'] });
      expect(byGroup.details[0]).toContain('inline policy none of group ducks, statement 1 (NoRoles) denies it');
      await moto.change(
        { Action: 'DeleteGroupPolicy', GroupName: 'ducks', PolicyName: 'none' },
        { Action: 'CreatePolicy', PolicyName: 'no-roles', PolicyDocument: deny },
        { Action: 'AttachUserPolicy', UserName: 'anna', PolicyArn: managed },
      );
      expect((await policiesAllow(moto.roleArn)).details[0]).toContain(`${managed}, statement 1 (NoRoles) denies it`);
      await moto.change(
        { Action: 'DetachUserPolicy', UserName: 'anna', PolicyArn: managed },
        { Action: 'AttachGroupPolicy', GroupName: 'ducks', PolicyArn: managed },
      );
      expect((await policiesAllow(moto.roleArn)).details[0]).toContain(managed);
      await moto.change({ Action: 'DetachGroupPolicy', GroupName: 'ducks', PolicyArn: managed });
      expect(await policiesAllow(moto.roleArn)).toMatchObject({ outcome: 'passed' });
    });
  });
});
