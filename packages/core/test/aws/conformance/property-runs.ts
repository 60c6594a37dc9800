import * as fc from 'fast-check';

/** How many random files are given to a peer in one run; the nightly script asks for 20,000. */
export const propertyRuns: number = Number(process.env['DUCKBILL_PROPERTY_RUNS'] ?? 2000);
export const propertySeed: number = Number(process.env['DUCKBILL_SEED'] ?? 20_261_121);

/** The same inputs in every run with the same seed. */
export function sampled<T>(arbitrary: fc.Arbitrary<T>): T[] {
  return fc.sample(arbitrary, { numRuns: propertyRuns, seed: propertySeed });
}
