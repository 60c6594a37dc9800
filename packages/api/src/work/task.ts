import type { ConnectionProfile } from '@duckbill/core';
import type { AnswerOfBody, AnswerOfProblem } from '../answer.ts';

/** What work needs from outside, wherever it is done. */
export interface TaskWorld {
  /** Connection profiles that count as installed, beside those of a request. */
  readonly profiles: readonly ConnectionProfile[];
  /** Milliseconds since 1970; the clock unless given. */
  readonly now?: () => number;
}

/** Plain data, so that it can cross to another thread and back. */
export type TaskAnswer<Body extends object = object> = AnswerOfBody<Body> | AnswerOfProblem;

/** Work on a request whose form was checked: a pure function of plain data. */
export type Task<Input, Body extends object = object> = (
  input: Input,
  world: TaskWorld,
) => TaskAnswer<Body> | Promise<TaskAnswer<Body>>;
