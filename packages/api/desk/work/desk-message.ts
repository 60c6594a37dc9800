import type { Counts, DocumentKind, PlanWords, ProgramId, Severity } from '@duckbill/core';

/** A file as a person gave it. */
export interface GivenFile {
  /** Path or name; the name of an earlier file replaces it. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the page asks of the worker, and what it answers. */
export interface DeskWork {
  hello: { readonly ask: undefined; readonly answer: Hello };
  /** Takes files in and leaves files out, then looks at all that are there. */
  look: { readonly ask: LookAsk; readonly answer: Look };
  findings: {
    readonly ask: { readonly from: number; readonly count: number };
    readonly answer: readonly FindingView[];
  };
  /** `target` is the id of one of `Look.targets`. */
  plan: { readonly ask: { readonly target: string; readonly program: ProgramId }; readonly answer: PlanWords };
  /** A file's text becomes a file; anything else is explained. */
  paste: { readonly ask: { readonly text: string }; readonly answer: Pasted };
  explain: { readonly ask: { readonly text: string }; readonly answer: readonly ExplanationView[] };
  mended: { readonly ask: undefined; readonly answer: readonly MendedView[] };
  /** One mended file as it is, several as a ZIP. */
  takeMended: { readonly ask: { readonly names: readonly string[] }; readonly answer: Download };
  /** For a ticket. */
  markdown: { readonly ask: undefined; readonly answer: string };
  takeBundle: { readonly ask: BundleAsk; readonly answer: Bundle };
}

export interface Hello {
  readonly version: string;
  readonly programs: readonly { readonly id: ProgramId; readonly title: string; readonly family: string }[];
}

export interface LookAsk {
  readonly add?: readonly GivenFile[];
  readonly remove?: readonly string[];
  readonly clear?: boolean;
  readonly readAs?: { readonly name: string; readonly kind: DocumentKind | 'auto' };
  /** None: the newest of each program. */
  readonly programs?: readonly ProgramId[];
}

export interface Look {
  readonly files: readonly FileView[];
  readonly counts: Counts;
  /** The first ones; `findings` gives the others. */
  readonly findings: readonly FindingView[];
  readonly targets: readonly TargetView[];
  /** How many safe repairs there are, and in how many files. */
  readonly repairs: number;
  /** What is to be said of files that were just added. */
  readonly notes: readonly string[];
  /** What a doctor said, in bundles that were added. */
  readonly doctors: readonly { readonly name: string; readonly text: string }[];
}

export interface FileView {
  readonly name: string;
  readonly size: number;
  /** Undefined: none of ours. */
  readonly kind: DocumentKind | undefined;
  readonly chosen: boolean;
  readonly counts: Counts;
  /** Whether it holds values that are never shown. */
  readonly hasSecrets: boolean;
}

export interface FindingView {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Its own file first. Rows carry marks of `frame-paint`. */
  readonly frames: readonly { readonly place: string; readonly rows: readonly string[] }[];
  readonly hints: readonly string[];
  readonly because: string;
  readonly whatToDo: string;
  readonly repair?: { readonly title: string; readonly safe: boolean };
  readonly programs: string;
}

export interface TargetView {
  readonly id: string;
  readonly label: string;
  readonly kind: 'bookmark' | 'profile' | 'aws-profile';
}

export type Pasted =
  | { readonly as: 'file'; readonly name: string }
  | { readonly as: 'text'; readonly explanations: readonly ExplanationView[] };

/** An answer of `explain`: headings with paragraphs or lists under them. */
export interface ExplanationView {
  readonly title: string;
  /** Code, severity, lines of the text. */
  readonly about: string;
  readonly parts: readonly {
    readonly heading?: string;
    readonly texts: readonly string[];
    readonly form: 'text' | 'list' | 'steps';
  }[];
  readonly links: readonly string[];
}

export interface MendedView {
  readonly name: string;
  readonly repairs: readonly string[];
  /** In the unified form, secrets masked; undefined when there is too much to show. */
  readonly diff: string | undefined;
  readonly hasSecrets: boolean;
}

export interface Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** As Node names it. */
export type Platform = 'darwin' | 'linux' | 'win32';

export interface BundleAsk {
  readonly takenAt: string;
  /** Of this computer; the files may be from another one, and say so by their paths. */
  readonly platform: Platform;
}

export interface Bundle extends Download {
  readonly entries: readonly { readonly name: string; readonly size: number; readonly masked: number }[];
}

export type DeskVerb = keyof DeskWork;

export type DeskAsk = {
  [Verb in DeskVerb]: { readonly id: number; readonly verb: Verb; readonly ask: DeskWork[Verb]['ask'] };
}[DeskVerb];

export type DeskAnswer =
  | { readonly id: number; readonly ok: true; readonly answer: DeskWork[DeskVerb]['answer'] }
  | { readonly id: number; readonly ok: false; readonly reason: string };
