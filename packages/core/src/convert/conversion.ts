import type { AwsFiles } from '../aws/aws-reading.ts';
import type { HashHex } from '../aws/cache-keys.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { DuckShell } from '../duck/duck-shell.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { CyberduckEra } from '../programs/program.ts';
import type { ConnectionUrl } from '../url/connection-url.ts';
import type { UrlProtocols } from '../url/url-protocol.ts';
import type { SourceText } from '../source/source-text.ts';
import type { ClientName } from './clients/clients.ts';
import type { ConvertKind } from './convert-kind.ts';

/** Something that is read, and stays as it is. */
export type ConvertSource =
  | { readonly kind: 'bookmark'; readonly bookmark: Bookmark }
  | { readonly kind: 'profile'; readonly profile: ConnectionProfile }
  /** Some profiles of the two files; without names the default one, or all where a route takes all. */
  | { readonly kind: 'aws-profile'; readonly files: AwsFiles; readonly names: readonly string[] }
  | { readonly kind: 'url'; readonly url: ConnectionUrl }
  /** A command line of `duck`, opened. */
  | { readonly kind: 'duck'; readonly url: ConnectionUrl }
  /** The file of another client; without names all its connections. */
  | {
      readonly kind: 'client';
      readonly client: ClientName;
      readonly source: SourceText;
      readonly names: readonly string[];
    };

export type ConvertSourceKind = ConvertSource['kind'];

export type ConvertSourceOf<K extends ConvertSourceKind> = Extract<ConvertSource, { readonly kind: K }>;

export interface ConvertOptions {
  /** Connection profiles that are installed or known. */
  readonly profiles: readonly ConnectionProfile[];
  /** Schemes of URLs, as those profiles make them. */
  readonly protocols: UrlProtocols;
  readonly sha1Hex: HashHex;
  /** For a bookmark that has none. */
  readonly newUuid: string;
  /** Of what is made: a profile, a bookmark, an SSO session. Without it a name is made from the source. */
  readonly name?: string;
  /** For which Cyberduck; the newest when absent. */
  readonly era?: CyberduckEra;
  /** The AWS files into which a profile is put; it must not be there yet unless `replace` is set. */
  readonly into?: AwsFiles;
  readonly replace?: boolean;
  /** The file of another client into which a connection is put. */
  readonly existing?: SourceText;
  /** In whose words a command line is written; sh when absent. */
  readonly shell?: DuckShell;
  /** Secrets go along where the other file has a place for them. */
  readonly withSecrets?: boolean;
}

export interface ConvertedFile {
  /** A plain file name, or that of the source which it is to replace. */
  readonly name: string;
  readonly text: string;
  /** The text of before, of a file that is changed in its place: all that was not converted stands there unchanged. */
  readonly before?: string;
  /** The text in the encoding of that file, where it is not UTF-8. */
  readonly bytes?: Uint8Array;
}

/** Nothing in `files`: it could not be converted, and an error among the losses says why. */
export interface Conversion {
  readonly files: readonly ConvertedFile[];
  /** What is not in the result, or is there otherwise; with its place in the source. */
  readonly losses: readonly Diagnostic[];
  /** Values in the files that are for files only. */
  readonly secrets?: readonly string[];
}

/** One way from a kind to another. */
export interface ConvertRoute {
  readonly from: ConvertSourceKind;
  readonly to: ConvertKind;
  /** What it does, a few words for the help. */
  readonly title: string;
  /** `sources`: what is converted first, then what belongs to it. */
  readonly convert: (sources: readonly ConvertSource[], options: ConvertOptions) => Conversion;
}

/** A route whose function gets its own kind of source, and the others that were given. */
export function convertRoute<K extends ConvertSourceKind>(
  from: K,
  to: ConvertKind,
  title: string,
  work: (source: ConvertSourceOf<K>, others: readonly ConvertSource[], options: ConvertOptions) => Conversion,
): ConvertRoute {
  return {
    from,
    to,
    title,
    convert: (sources, options) => {
      const main = sources.find((source): source is ConvertSourceOf<K> => source.kind === from);
      if (main === undefined) return { files: [], losses: [] };
      return work(
        main,
        sources.filter((source) => source !== main),
        options,
      );
    },
  };
}
