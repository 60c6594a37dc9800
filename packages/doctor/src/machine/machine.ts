/** What stands at a path. Times in milliseconds since 1970. */
export type FileState =
  | { readonly state: 'absent' }
  | ({ readonly state: 'folder' } & Partial<FileOwnership>)
  /** It is there, and cannot be read: no right to it, or it is longer than anything of this kind. */
  | ({ readonly state: 'unreadable'; readonly reason: string } & FileOwnership)
  | ({ readonly state: 'read'; readonly bytes: Uint8Array; readonly modified: number } & FileOwnership);

export interface FileOwnership {
  /** Permission bits; not on Windows. */
  readonly mode?: number;
  /** Whether it belongs to the person who is looked after. */
  readonly ownerOk: boolean;
}

/** What a program printed when it was asked for its version, and the like. */
export interface ProgramOutput {
  /** Undefined when it had to be stopped. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The computer that is looked at: this one, one that came in a bundle, or one of a test. Everything offline that the
 * doctor knows comes from here, so that the same questions can be asked again elsewhere. Reads only; nothing throws.
 */
export interface Machine {
  /** As Node names it: `darwin`, `win32`, `linux`. Paths are written as this platform writes them. */
  readonly platform: string;
  /** Without a slash at its end. */
  readonly home: string;
  /** Relative paths start here. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Whether a browser that is opened here reaches 127.0.0.1 of this computer. */
  readonly browserHere: boolean;
  /** Whether it is an instance of EC2. */
  readonly isInstance: () => Promise<boolean>;
  /** A file, by its path; a relative one from `cwd`, `~` is no home. */
  readonly read: (path: string) => Promise<FileState>;
  /** Names in a folder, sorted; none when it is absent or cannot be looked into. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Asks an installed program something harmless, such as `aws --version`; undefined when it is not installed. */
  readonly ask: (argv: readonly string[]) => Promise<ProgramOutput | undefined>;
}
