import type { DeskAnswer, DeskVerb, DeskWork } from '../work/desk-message.ts';

/** The work was stopped by the person. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

interface Waiting {
  readonly resolve: (answer: DeskWork[DeskVerb]['answer']) => void;
  readonly reject: (reason: Error) => void;
}

/** The worker as the page asks it. One that is stopped begins anew, with an empty desk. */
export class WorkerClient {
  /** As the policy of the page wants it; it may be made once only. */
  readonly #address: string;
  readonly #waiting: Map<number, Waiting> = new Map();
  #worker: Worker | undefined;
  #next = 1;

  constructor(address: string) {
    this.#address = workerAddress(address);
  }

  /** Asks; rejects with words for a person. `handed` goes over as it is, and is gone here. */
  ask<Verb extends DeskVerb>(
    verb: Verb,
    ask: DeskWork[Verb]['ask'],
    handed: Transferable[] = [],
  ): Promise<DeskWork[Verb]['answer']> {
    const id = this.#next++;
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, verb, ask }, handed);
    });
  }

  /** Ends what is under way, at once. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#rejectAll(new Stopped('stopped'));
  }

  #start(): Worker {
    const worker = new Worker(this.#address, { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<DeskAnswer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.ok) waiting?.resolve(data.answer);
      else waiting?.reject(new Error(data.reason));
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = undefined;
      this.#rejectAll(new Error('the part of the page that reads files has failed; reload the page'));
    });
    return worker;
  }

  #rejectAll(reason: Error): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of all) reject(reason);
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** The page's policy lets a script come from nowhere but through this name (trusted types, where a browser has them). */
function workerAddress(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return address;
  return trustedTypes.createPolicy('duckbill-worker', { createScriptURL: () => address }).createScriptURL(address);
}
