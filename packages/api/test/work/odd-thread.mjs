/* A thread that does what it is told: to answer, to spin for ever, to use up its memory, to fail, to die. */
export default async function work({ begun, items }) {
  Atomics.store(begun, 0, 1);
  const outputs = [];
  for (const order of items) outputs.push(await workOn(order));
  return outputs;
}

const kept = [];

async function workOn(order) {
  if (order === 'spin') for (;;) kept[0] = order;
  if (order === 'eat') for (;;) kept.push(Array.from({ length: 100_000 }, () => order));
  if (order === 'die') process.exit(3);
  if (order === 'fail') throw new Error('canary-in-the-message');
  if (order === 'wait') await new Promise((resolve) => setTimeout(resolve, 20));
  return order;
}
