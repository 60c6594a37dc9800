import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { IniDialect } from '../ini-dialect.ts';
import type { Access } from '../access-description.ts';
import type { Losses } from '../losses.ts';

/** A connection that was found in a file of another client. */
export interface ClientAccess {
  readonly access: Access;
  /** Its header or element: never a secret. */
  readonly span: Span;
}

/** What a file of another client holds. */
export interface ClientReading {
  readonly accesses: readonly ClientAccess[];
  /** Entries that are no S3, settings that no other client has, secrets that stay; an error: nothing could be read. */
  readonly losses: readonly Diagnostic[];
  /** Values of the file that must never be printed, as they are written and as they are meant. */
  readonly secrets: readonly string[];
}

/** A section for another client's file. */
export interface ClientSection {
  readonly name: string;
  readonly settings: readonly (readonly [key: string, value: string])[];
}

export interface WriteClientOptions {
  /** Secrets go along; without it they stay, which is told. */
  readonly withSecrets: boolean;
}

/** One client, and how its file is read. */
export interface ClientFormat {
  /** As a sentence names it. */
  readonly title: string;
  readonly read: (source: SourceText) => ClientReading;
}

/** One whose file is written too: always an INI file of its own dialect. */
export interface WritableClient extends ClientFormat {
  readonly dialect: IniDialect;
  /** Keys that say where and as whom: taken out of a section that is replaced, where they are not written anew. */
  readonly owned: readonly string[];
  /** A plain name for a new file. */
  readonly fileName: string;
  /** Undefined: it cannot be said there, and why stands among the losses. */
  readonly write: (access: Access, losses: Losses, options: WriteClientOptions) => ClientSection | undefined;
}
