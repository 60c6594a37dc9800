import type { CallStep, PlanStep } from '@duckbill/core';
import { keyLetters, longTermKeyPrefix, type RandomBytes } from '../sessions.ts';
import type {
  PolicyDocument,
  WorldBucket,
  WorldContainer,
  WorldIdentityCenter,
  WorldInstance,
  WorldMfaDevice,
  WorldOidcProvider,
} from '../world.ts';
import type { LikeAnswer, LikeInput, LikeNote, PracticeKeys } from './likeness.ts';

/** A user or role while its policies are still being written. */
export interface DraftOwner {
  readonly arn: string;
  readonly id: string;
  policies: PolicyDocument[];
}

export interface DraftUser extends DraftOwner {
  readonly keys: PracticeKeys;
  device?: WorldMfaDevice;
}

export interface DraftRole extends DraftOwner {
  trust: PolicyDocument;
  duration?: number;
}

/** Whoever signs the next call. */
export type DraftCaller =
  | { readonly kind: 'user'; readonly owner: DraftUser }
  | { readonly kind: 'role'; readonly owner: DraftRole }
  /** A permission set: its role has a name that nobody writes into a trust policy. */
  | { readonly kind: 'permission-set'; readonly account: string; readonly policies: PolicyDocument[] }
  | { readonly kind: 'nobody' };

/** A world while the steps of a plan are walked. */
export class LikeDraft {
  readonly input: LikeInput;
  readonly #random: RandomBytes;
  user: DraftUser | undefined;
  readonly roles: DraftRole[] = [];
  readonly buckets: WorldBucket[] = [];
  readonly providers: WorldOidcProvider[] = [];
  readonly notes: LikeNote[] = [];
  readonly answers: LikeAnswer[] = [];
  /** What prompts come to, by their keys: typed, or brought along by an earlier answer. */
  readonly typed: Map<string, string> = new Map();
  center: WorldIdentityCenter | undefined;
  instance: WorldInstance | undefined;
  readonly containers: WorldContainer[] = [];
  caller: DraftCaller = { kind: 'nobody' };

  constructor(input: LikeInput) {
    this.input = input;
    this.#random = input.random;
  }

  get steps(): readonly PlanStep[] {
    return this.input.planned.plan.steps;
  }

  note(kind: LikeNote['kind'], words: string): void {
    if (!this.notes.some((note) => note.words === words)) this.notes.push({ kind, words });
  }

  letters(length: number): string {
    return keyLetters(this.#random(length));
  }

  newKeys(): PracticeKeys {
    const secret = Buffer.from(this.#random(30)).toString('base64').replaceAll('+', 'x').replaceAll('/', 'y');
    return { id: `${longTermKeyPrefix}${this.letters(12)}`, secret };
  }

  newDevice(serial: string): WorldMfaDevice {
    return { serial, secret: this.letters(32) };
  }

  /** The value of a parameter: known, or what the person is going to type. */
  parameter(step: CallStep, name: string): string | undefined {
    const value = step.parameters.find((one) => one.name === name)?.value;
    if (value?.kind === 'known') return value.value === '' ? undefined : value.value;
    return value?.kind === 'prompted' ? this.typed.get(value.prompt) : undefined;
  }
}
