import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { UrlProtocol } from './url-protocol.ts';

/** A connection URL as Cyberduck reads it (cyberduck-formats §5). */
export interface ConnectionUrl {
  /** The URL with marks in place of a password, of the same length: it may be shown, and spans fit. */
  readonly source: SourceText;
  /** What the scheme named, else what Cyberduck takes instead. */
  readonly protocol: UrlProtocol;
  /** Undefined when Cyberduck refuses the URL, or a secret would stand where no secret belongs. */
  readonly bookmark?: Bookmark;
  /** Used for this connection only; never printed, never saved. */
  readonly password?: string;
  /** Every form of the password, for the mask. */
  readonly secrets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}
