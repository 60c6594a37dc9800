/** Where the objects of a run lie in the store. Its number is random, so that nothing of a tenant is in a key. */
export const runKeys = {
  /** As archives are told. */
  name: (run: string): string => `runs/${run}`,
  all: (run: string): string => `runs/${run}/`,
  /** What was uploaded, and what was made of it: personal data that nobody needs once the result is there. */
  roster: (run: string): string => `runs/${run}/roster/`,
  /** Every upload of a part has a name of its own, so that one that comes late changes nothing. */
  rosterPart: (run: string, part: number, upload: string): string => `runs/${run}/roster/${padded(part)}-${upload}`,
  inputs: (run: string): string => `runs/${run}/input/`,
  input: (run: string, at: number): string => `runs/${run}/input/${padded(at)}.ndjson`,
} as const;

function padded(number: number): string {
  return String(number).padStart(6, '0');
}
