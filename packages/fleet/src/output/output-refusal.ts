/** Why nothing was written in the place of something that is there. */
export type OutputRefusal = 'exists' | 'not-a-file' | 'not-a-fleet' | 'not-a-folder';

export type OutputOutcome =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly path: string; readonly refusal: OutputRefusal; readonly reason: string };

const reasons: Readonly<Record<OutputRefusal, string>> = {
  exists: 'it is there already',
  'not-a-file': 'something other than a regular file has that name',
  'not-a-fleet': 'it holds something else than a fleet, which would be lost',
  'not-a-folder': 'something other than a folder has that name',
};

export function refuseOutput(path: string, refusal: OutputRefusal): OutputOutcome {
  return { ok: false, path, refusal, reason: reasons[refusal] };
}
