import { type DoctorWorld, noCache, type ProgressEvent, type Question } from '@duckbill/doctor';

export interface TestWorld extends DoctorWorld {
  readonly questions: Question[];
  readonly events: ProgressEvent[];
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
    ...more,
    questions,
    events,
  };
}
