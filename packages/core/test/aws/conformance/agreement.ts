import { canonicalJson, sameOutcome } from './canonical-json.ts';

export interface Disagreement {
  readonly name: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** How far one column of a vector file and Duckbill agree. */
export interface Agreement {
  readonly column: string;
  readonly agree: number;
  readonly total: number;
  readonly disagreements: readonly Disagreement[];
}

/** Compares outcomes by canonical JSON. */
export function agreement(
  column: string,
  outcomes: Iterable<{ readonly name: string; readonly expected: unknown; readonly got: unknown }>,
): Agreement {
  const disagreements: Disagreement[] = [];
  let total = 0;
  for (const { name, expected, got } of outcomes) {
    total += 1;
    if (!sameOutcome(expected, got)) disagreements.push({ name, expected, got });
  }
  return { column, agree: total - disagreements.length, total, disagreements };
}

/** `botocore: agree 381/381`, and a line for each disagreement. */
export function describeAgreement({ column, agree, total, disagreements }: Agreement): string {
  const lines = disagreements.map(
    ({ name, expected, got }) => `  ${name}\n    expected ${shorten(expected)}\n    got      ${shorten(got)}`,
  );
  return [`${column}: agree ${agree}/${total}`, ...lines].join('\n');
}

const LONGEST = 600;

function shorten(value: unknown): string {
  const text = canonicalJson(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
