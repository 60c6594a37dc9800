import type { Choice, DoctorWorld, Question } from '../world.ts';

/** Answers that are looked at before giving up: a script would give the same one for ever. */
const mostAnswers = 3;

/** Asks for one of a list: its value, or the beginning of a label that no other one has. Undefined when cancelled. */
export async function askChoice(
  question: Question & { readonly choices: readonly Choice[] },
  world: DoctorWorld,
): Promise<string | undefined> {
  let asked: Question = question;
  for (let answers = 0; answers < mostAnswers; answers += 1) {
    const typed = (await world.ask(asked))?.trim();
    if (typed === undefined || typed === '') return undefined;
    const found = findChoice(typed, question.choices);
    if (found !== undefined) return found;
    asked = { ...question, again: { reason: 'no-choice', words: 'That is not in the list.' } };
  }
  return undefined;
}

function findChoice(typed: string, choices: readonly Choice[]): string | undefined {
  const exact = choices.find(({ value }) => value === typed);
  if (exact !== undefined) return exact.value;
  const folded = typed.toLowerCase();
  const near = choices.filter(
    ({ value, label }) => value.toLowerCase() === folded || label.toLowerCase().startsWith(folded),
  );
  return near.length === 1 ? near[0]?.value : undefined;
}
