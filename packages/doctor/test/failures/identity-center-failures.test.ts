import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connect, printConnectOutcome } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { centerPlan } from '../sign-in/center-plans.ts';
import { aliceAllows, browse, centerSandbox, centerWorld, secretForms } from '../sign-in/center-sandbox.ts';
import { answeredSo, type CenterFailure, ofState } from './identity-center-cases.ts';

/** Signs in so that the failure is met; nothing of the sign-in is left in the cache, and no secret is shown. */
async function meet({ steps, answers = [], approval = aliceAllows, change, fault }: CenterFailure) {
  const sandbox = await centerSandbox(approval === 'nobody' ? undefined : approval);
  if (change !== undefined) sandbox.changeWorld(change(sandbox.world));
  if (fault !== undefined) sandbox.changeFaults([fault]);
  const world = centerWorld(sandbox, answers, { openBrowser: true }, { openBrowser: browse });
  const connection = await connect(centerPlan(...steps), world);
  const { outcome } = connection;
  const events = world.events.filter(({ kind }) => kind !== 'approve');
  expect(JSON.stringify([outcome, events]) + printConnectOutcome(outcome)).not.toMatch(secretForms);
  expect(connection.credentials).toBeUndefined();
  return outcome;
}

describe('a sign-in that meets a failure of Identity Center', () => {
  it.each([...ofState, ...answeredSo])('$title: $guidance', async (failure) => {
    const outcome = await meet(failure);
    const { operation, code, guidance, facts = {} } = failure;
    expect(outcome.failure).toMatchObject({ operation, failure: { code }, facts });
    expect(outcome.failure?.guidance[0]?.code).toBe(guidance);
    // AWS answered: the command line ends with 1.
    expect(outcome).toMatchObject({ ok: false, exit: 'failed', reason: 'call-failed', signedIn: false });
    expect(outcome.failure?.failure.service).toMatch(/^sso(?:-oidc)?$/u);
    for (const fact of Object.values(facts)) expect(printConnectOutcome(outcome)).toContain(fact);
  });
});

const facts = fileURLToPath(new URL('../../../../../shared/reference/aws-wire.md', import.meta.url));

describe.skipIf(!existsSync(facts))('the exceptions of the facts', () => {
  it('are all met', () => {
    const text = readFileSync(facts, 'utf8');
    const section = text.slice(text.indexOf('## 3. '), text.indexOf('### 3.3'));
    const codes = new Set(section.match(/\b[A-Z][A-Za-z]+Exception\b/gu));
    const met = new Set(answeredSo.map(({ code }) => code));
    expect(codes.size).toBeGreaterThan(10);
    expect([...codes].filter((code) => !met.has(code))).toEqual([]);
  });
});
