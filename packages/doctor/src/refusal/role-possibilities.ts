import { parseArn, parseRoleArn, type PlannedConnection, programs } from '@duckbill/core';
import type { Saying } from '../check.ts';
import type { SignInWord } from '../words/sign-in-words.ts';
import { quoteArgument } from '../quote-argument.ts';

/** What is known about an AssumeRole that AWS refused without a reason. */
export interface RefusedRole {
  readonly planned: PlannedConnection;
  /** The parameters that the call went out with, as far as they are known. */
  readonly sent: ReadonlyMap<string, string>;
  /** Who asked; undefined while AWS did not say. */
  readonly caller: string | undefined;
  /** The call was signed by the session of an earlier role. */
  readonly chained: boolean;
}

/**
 * What may be behind a refusal that AWS gives for everything alike (aws-wire §2.3): the likeliest for this plan first,
 * each with the test that tells. What the answer itself rules out is not among them: a wrong code has its own text, so a
 * device that was sent was the right one.
 */
export function rolePossibilities(refused: RefusedRole): readonly Saying[] {
  const { planned, sent, caller, chained } = refused;
  const role = sent.get('RoleArn') ?? '';
  const parsed = parseRoleArn(role);
  const account = parsed.ok ? parsed.account : undefined;
  const own = caller === undefined ? undefined : parseArn(caller)?.account;
  const foreign = own !== undefined && account !== undefined && own !== account;
  const facts = {
    role,
    program: programs[planned.plan.program].title,
    name: parsed.ok ? quoteArgument(parsed.name) : role,
    account: account ?? 'its account',
    ...(caller === undefined ? {} : { caller }),
    ...userOf(caller),
  };
  const say = (word: SignInWord, more: Saying['facts'] = {}): Saying => ({ word, facts: { ...facts, ...more } });
  const withMfa = sent.has('TokenCode');
  const unsent = planned.plan.problems.some(({ code }) => code === 'plan-external-id-not-sent');
  const session = planned.plan.steps.some(
    (step) =>
      step.kind === 'call' &&
      step.operation === 'AssumeRole' &&
      step.parameters.some(({ name, value }) => name === 'RoleSessionName' && value.kind === 'generated'),
  );
  const trust = say(caller === undefined ? 'role-maybe-trust' : 'role-maybe-trust-of-caller');
  const permission = caller === undefined ? [] : [say(foreign ? 'role-maybe-own-policy' : 'role-maybe-own-policy-too')];
  return [
    ...(unsent ? [say('role-maybe-external-id-unsent')] : []),
    ...(chained ? [say('role-maybe-mfa-in-chain')] : withMfa ? [] : [say('role-maybe-mfa')]),
    ...(foreign ? [...permission, trust] : [trust]),
    say('role-maybe-missing'),
    ...(foreign ? [] : permission),
    ...(unsent ? [] : [say(sent.has('ExternalId') ? 'role-maybe-external-id-wrong' : 'role-maybe-external-id-wanted')]),
    ...(session ? [say('role-maybe-session-name')] : []),
    say('user' in facts ? 'role-maybe-boundary' : 'role-maybe-organisation'),
  ];
}

function userOf(caller: string | undefined): { readonly user?: string } {
  const arn = caller === undefined ? undefined : parseArn(caller);
  if (arn?.resourceType !== 'user') return {};
  return { user: quoteArgument(arn.resourceId.slice(arn.resourceId.lastIndexOf('/') + 1)) };
}
