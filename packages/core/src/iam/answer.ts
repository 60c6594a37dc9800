/** Whether something holds: `unknown` when the request or the policy leaves it open. Nothing here is ever guessed. */
export type Answer = 'yes' | 'no' | 'unknown';

/** The answer of a plain truth. */
export function answer(truth: boolean): Answer {
  return truth ? 'yes' : 'no';
}

/** Every part must hold: one `no` decides, else one `unknown` leaves it open. */
export function every(answers: Iterable<Answer>): Answer {
  let result: Answer = 'yes';
  for (const one of answers) {
    if (one === 'no') return 'no';
    if (one === 'unknown') result = 'unknown';
  }
  return result;
}

/** One part is enough: one `yes` decides, else one `unknown` leaves it open. */
export function some(answers: Iterable<Answer>): Answer {
  let result: Answer = 'no';
  for (const one of answers) {
    if (one === 'yes') return 'yes';
    if (one === 'unknown') result = 'unknown';
  }
  return result;
}

/** The opposite; what is open stays open. */
export function negate(one: Answer): Answer {
  if (one === 'unknown') return 'unknown';
  return one === 'yes' ? 'no' : 'yes';
}
