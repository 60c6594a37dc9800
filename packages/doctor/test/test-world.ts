import {
  type DoctorWorld,
  noCache,
  nodeSignIn,
  type ProgressEvent,
  type Question,
  type SignInChoices,
  type SignInWorld,
} from '@duckbill/doctor';

export interface TestWorld extends DoctorWorld {
  readonly questions: Question[];
  readonly events: ProgressEvent[];
}

/** A sign-in that waits for nothing, opens nothing, and is never broken off. */
export function testSignIn(choices: Partial<SignInChoices> = {}, more: Partial<SignInWorld> = {}): SignInWorld {
  return {
    ...nodeSignIn('/nowhere'),
    wait: async () => undefined,
    openBrowser: async () => false,
    browserHere: true,
    interruptible: (work) => work(new AbortController().signal),
    choices: { openBrowser: false, allowProcess: false, reuseMfa: false, ...choices },
    ...more,
  };
}

/** A world whose person gives these answers, one after another; undefined cancels. */
export function testWorld(answers: readonly (string | undefined)[] = [], more: Partial<DoctorWorld> = {}): TestWorld {
  const questions: Question[] = [];
  const events: ProgressEvent[] = [];
  const left = [...answers];
  return {
    now: () => new Date(),
    mayAsk: true,
    ask: async (question) => {
      questions.push(question);
      return left.shift();
    },
    tell: (event) => {
      events.push(event);
    },
    endpoints: {},
    timeouts: { connect: 2000, request: 5000 },
    environment: {},
    sentCodes: new Set(),
    cache: noCache,
    signIn: testSignIn(),
    askWho: 'always',
    ...more,
    questions,
    events,
  };
}
