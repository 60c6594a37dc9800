/** A sentence for each thing that was done, or why nothing was, as it is to be printed. */
export type Saved =
  | { readonly ok: true; readonly done: readonly string[] }
  | { readonly ok: false; readonly why: string };
