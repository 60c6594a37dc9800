import { connect } from '@duckbill/doctor';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPeers } from '../../../peers/peers.ts';
import { type Moto, startMoto } from './moto.ts';
import { type PlanOptions, rolePlan, staticPlan } from './plans.ts';
import { testWorld } from './test-world.ts';

describeWithPeers(['moto'], 'connect to moto with IAM enforcement on', () => {
  let moto: Moto | undefined;

  beforeAll(async () => {
    moto = await startMoto();
  });

  afterAll(async () => {
    await moto?.stop();
  });

  function options(more: PlanOptions = {}): PlanOptions {
    if (moto === undefined) throw new Error('moto is not running');
    const { url, user, roleArn } = moto;
    return {
      sts: url,
      s3: url,
      accessKeyId: user.accessKeyId,
      secretAccessKey: user.secretAccessKey,
      roleArn,
      ...more,
    };
  }

  it('assumes the role and lists the buckets', async () => {
    const { outcome, credentials } = await connect(rolePlan(options()), testWorld());
    expect(outcome.failure).toBeUndefined();
    expect(outcome).toMatchObject({ ok: true, exit: 'ok', identityBefore: { arn: moto?.user.arn } });
    expect(outcome.identityAfter?.arn).toContain(':assumed-role/reader/duckbill-');
    expect(outcome.buckets?.map(({ name }) => name)).toEqual(['moto-reports']);
    expect(outcome.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT/u);
    expect(credentials?.accessKeyId).toMatch(/^ASIA/u);
  });

  it('tells valid keys from a denied list', async () => {
    const { outcome } = await connect(staticPlan(options()), testWorld());
    expect(outcome).toMatchObject({ exit: 'failed', reason: 'listing-denied', signedIn: true });
    expect(outcome.failure?.guidance.map(({ code }) => code)).toContain('s3-access-denied');
  });

  it('knows an unknown access key', async () => {
    const { outcome } = await connect(rolePlan(options({ accessKeyId: 'AKIAUNKNOWN000000000' })), testWorld());
    expect(outcome.exit).toBe('failed');
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-access-key-unknown');
  });

  it('knows a wrong secret', async () => {
    const { outcome } = await connect(rolePlan(options({ secretAccessKey: 'x'.repeat(40) })), testWorld());
    expect(outcome.exit).toBe('failed');
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-secret-key-wrong');
  });

  it('knows a role that trusts somebody else', async () => {
    const { outcome } = await connect(rolePlan(options({ roleArn: moto?.closedRoleArn ?? '' })), testWorld());
    expect(outcome.failure?.operation).toBe('AssumeRole');
    expect(outcome.failure?.guidance.map(({ code }) => code)).toContain('sts-assume-role-denied');
  });
});
