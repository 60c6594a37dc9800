import { authorize, denialText } from '../authorize.ts';
import { callerAccount, requestContext, type Caller, type RequestFacts } from '../caller.ts';
import type { Exchange } from '../exchange.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { StsParameters } from '../sts/sts-parameters.ts';
import { nameOfArn, partitionOfArn, type SandboxWorld, type WorldUser } from '../world.ts';

/** One call of IAM: who makes it, and what it may change. */
export class IamCall {
  readonly caller: Caller;
  readonly parameters: StsParameters;
  readonly now: number;
  readonly #exchange: Exchange;
  readonly #facts: RequestFacts;

  constructor(exchange: Exchange, caller: Caller, parameters: StsParameters, facts: RequestFacts) {
    this.#exchange = exchange;
    this.#facts = facts;
    this.caller = caller;
    this.parameters = parameters;
    this.now = exchange.now;
  }

  get world(): SandboxWorld {
    return this.#exchange.world.world;
  }

  random(length: number): Uint8Array {
    return this.#exchange.random(length);
  }

  changeWorld(world: SandboxWorld): void {
    this.#exchange.changeWorld(world);
  }

  /** A parameter that has to be there. */
  required(name: string): string {
    const value = this.parameters.get(name);
    if (value !== undefined && value !== '') return value;
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    const text = `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`;
    throw new ServiceFailure(400, 'ValidationError', text);
  }

  /** An ARN of IAM in the caller's account. */
  arn(resource: string): string {
    return `arn:${this.partition}:iam::${callerAccount(this.caller)}:${resource}`;
  }

  get partition(): string {
    const { caller } = this;
    return partitionOfArn(caller.kind === 'role-session' ? caller.role.arn : caller.user.arn);
  }

  /** The users of the caller's account. */
  get users(): readonly WorldUser[] {
    return this.world.users.filter((user) => user.arn.startsWith(this.arn('user/')));
  }

  /** The user that a call names, or the caller itself where it names none. Throws NoSuchEntity. */
  user(): WorldUser {
    const name = this.parameters.get('UserName');
    if (name === undefined) {
      if (this.caller.kind === 'user' || this.caller.kind === 'session-token') return this.caller.user;
      const text = 'Must specify userName when calling with non-User credentials';
      throw new ServiceFailure(400, 'ValidationError', text);
    }
    const user = this.users.find((one) => nameOfArn(one.arn) === name);
    if (user !== undefined) return user;
    throw new ServiceFailure(404, 'NoSuchEntity', `The user with name ${name} cannot be found.`);
  }

  /** Whether the caller may; throws AccessDenied in the words of IAM (aws-wire §4.2). */
  check(action: string, resource: string): void {
    const evaluation = authorize(this.caller, {
      action,
      resource,
      resourceAccount: callerAccount(this.caller),
      context: requestContext(this.caller, this.#facts, []),
    });
    if (evaluation.decision === 'allow') return;
    const because = `${evaluation.decision} by ${evaluation.kind} policy`;
    throw new ServiceFailure(403, 'AccessDenied', denialText(this.caller, action, resource, evaluation), { because });
  }
}
