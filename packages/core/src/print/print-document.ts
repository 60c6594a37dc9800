import { bookmarkValues, savedBookmark } from '../bookmark/bookmark-values.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import { readBookmark } from '../bookmark/read-bookmark.ts';
import { writeBookmark } from '../bookmark/write-bookmark.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { detectKind } from '../document/detect-kind.ts';
import { findSecrets } from '../document/find-secrets.ts';
import { printPlistJson } from '../plist/json-print.ts';
import { parsePlistJson } from '../plist/parse-plist-json.ts';
import { lookUp } from '../plist/look-up.ts';
import { parsePlist } from '../plist/parse-plist.ts';
import { type PlainPlist, plainPlist } from '../plist/plain-plist.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import { printPlist } from '../plist/print-plist.ts';
import { findProtocol } from '../profile/protocols.ts';
import { readProfile } from '../profile/read-profile.ts';
import type { SourceText } from '../source/source-text.ts';
import type { ConnectionUrl } from '../url/connection-url.ts';
import { printConnectionUrl } from '../url/print-url.ts';
import type { UrlProtocols } from '../url/url-protocol.ts';
import { findComments } from './find-comments.ts';
import { lostEntries, removeGarbage } from './lost-entries.ts';
import type { PrintForm } from './print-form.ts';
import { writeCanonicalProfile, writeProfileAsCyberduck } from './write-profile.ts';

export interface PrintDocumentOptions {
  /** For `url`: the schemes that there are. */
  readonly protocols: UrlProtocols;
  /** Keep keys that Cyberduck does not read, behind the others; `canonical` only. */
  readonly keepUnknown?: boolean;
  /** For a bookmark without one, as Cyberduck makes one. */
  readonly newUuid: string;
  /** Home folder, for paths that Cyberduck abbreviates. */
  readonly home?: string;
  /** CRLF is what Cyberduck writes on Windows. */
  readonly newline?: '\n' | '\r\n';
}

export type PrintedKind = 'profile' | 'bookmark' | 'other';

export interface PrintedDocument {
  /** What the file is; `other`: a property list that is neither profile nor bookmark. */
  readonly kind: PrintedKind;
  /** Undefined when there is nothing to print: the file cannot be read, or has no such form. */
  readonly text?: string;
  /** What the reading lost or stumbled over, then what the form leaves out. */
  readonly diagnostics: readonly Diagnostic[];
  /** Values in the text that belong into files only. */
  readonly secrets: readonly string[];
}

/**
 * A property list in another form. A source called `.json` is read as our JSON, any other as Cyberduck reads it.
 * Never throws; what is lost is told with its place.
 */
export function printDocument(source: SourceText, form: PrintForm, options: PrintDocumentOptions): PrintedDocument {
  const isJson = source.name.toLowerCase().endsWith('.json');
  const plist = isJson ? parsePlistJson(source) : parsePlist(source);
  const kind = kindOf(source, plist);
  const { diagnostics } = plist;
  const secrets = findSecrets({ kind: 'bookmark', source, plist, bookmark: undefined, diagnostics });
  const shared = { kind, secrets };
  const { root } = plist;
  if (plist.outcome !== 'dict' || root?.type !== 'dict') return { ...shared, diagnostics };
  const printed = new Printer(plist, root, options).print(kind, form);
  if (printed === undefined) {
    const facts = { form, kind: kindNames[kind] };
    const refusal = diagnostic('print-form-not-possible', source.name, { start: 0, end: 0 }, { facts });
    return { ...shared, diagnostics: [...diagnostics, refusal] };
  }
  const comments = plist.format === 'xml' ? findComments(source) : [];
  const [first] = comments;
  const noted =
    first === undefined
      ? []
      : [diagnostic('print-comments-dropped', source.name, first, { facts: { count: comments.length } })];
  return { ...shared, text: printed.text, diagnostics: [...diagnostics, ...printed.losses, ...noted] };
}

/** The bookmark that a URL stands for, in a form; the password is in none of them. */
export function printUrl(url: ConnectionUrl, form: PrintForm, options: PrintDocumentOptions): PrintedDocument {
  const { bookmark, diagnostics, secrets } = url;
  const shared = { kind: 'bookmark', secrets } as const;
  const printed = bookmark && new Printer(bookmark.plist, bookmark.dict, options).print('bookmark', form);
  if (printed === undefined) return { ...shared, diagnostics };
  return { ...shared, text: printed.text, diagnostics: [...diagnostics, ...printed.losses] };
}

const kindNames: Readonly<Record<PrintedKind, string>> = {
  profile: 'a connection profile',
  bookmark: 'a bookmark',
  other: 'neither profile nor bookmark',
};

/** By the name, without `.json`; else by the keys. */
function kindOf({ name, text }: SourceText, { root }: PlistDocument): PrintedKind {
  const kind = detectKind(name.replace(/\.json$/iu, ''), text);
  if (kind === 'profile' || kind === 'bookmark') return kind;
  if (root?.type !== 'dict') return 'other';
  const has = (...keys: readonly string[]): boolean => keys.some((key) => lookUp(root, key) !== undefined);
  if (has('Vendor', 'Description', 'Default Hostname')) return 'profile';
  return has('UUID', 'Nickname', 'Hostname', 'Provider') ? 'bookmark' : 'other';
}

interface Printed {
  readonly text: string;
  readonly losses: readonly Diagnostic[];
}

/** Prints one dictionary. */
class Printer {
  readonly #plist: PlistDocument;
  readonly #dict: PlistDict;
  readonly #options: PrintDocumentOptions;

  constructor(plist: PlistDocument, dict: PlistDict, options: PrintDocumentOptions) {
    this.#plist = plist;
    this.#dict = dict;
    this.#options = options;
  }

  print(kind: PrintedKind, form: PrintForm): Printed | undefined {
    const { newline } = this.#options;
    const layout = kind === 'profile' ? 'profile' : 'cyberduck';
    switch (form) {
      case 'json':
        return { text: printPlistJson(this.#plain()), losses: [] };
      case 'xml':
        return { text: printPlist(this.#plain(), layout, newline), losses: [] };
      case 'url':
        return kind === 'bookmark' ? this.#url() : undefined;
      default:
        return this.#typed(kind, form);
    }
  }

  #typed(kind: PrintedKind, form: 'cyberduck' | 'canonical'): Printed | undefined {
    const written = this.#written(kind, form);
    if (written === undefined) return undefined;
    removeGarbage(this.#dict, written);
    if (form === 'canonical' && this.#options.keepUnknown === true) this.#addUnknown(written);
    const layout = kind === 'profile' && form === 'canonical' ? 'profile' : 'cyberduck';
    const text = printPlist(written, layout, form === 'cyberduck' ? this.#options.newline : '\n');
    return { text, losses: lostEntries(this.#plist.source.name, this.#dict, written) };
  }

  #written(kind: PrintedKind, form: 'cyberduck' | 'canonical'): Map<string, PlainPlist> | undefined {
    if (kind === 'profile') {
      const profile = readProfile(this.#plist);
      return profile && (form === 'canonical' ? writeCanonicalProfile(profile) : writeProfileAsCyberduck(profile));
    }
    const bookmark = kind === 'bookmark' ? readBookmark(this.#plist) : undefined;
    return bookmark && new Map(form === 'canonical' ? canonicalBookmark(bookmark) : this.#savedBookmark(bookmark));
  }

  /** What stands in the file when Cyberduck has saved it (cyberduck-formats §8.1). */
  #savedBookmark(bookmark: Bookmark): ReadonlyMap<string, PlainPlist> {
    const { newUuid, home } = this.#options;
    const protocol = bookmark.protocol?.value ?? '';
    const { defaultHostname, defaultPort } = findProtocol(protocol) ?? {};
    const vendor = bookmark.provider?.value ?? (defaultHostname === undefined ? undefined : 'iterate GmbH');
    const values = savedBookmark(bookmark, {
      protocol,
      newUuid,
      ...(vendor === undefined ? {} : { vendor }),
      ...(defaultHostname === undefined ? {} : { defaultHostname }),
      ...(defaultPort === undefined ? {} : { defaultPort }),
    });
    return writeBookmark(values, home === undefined ? {} : { home });
  }

  #url(): Printed | undefined {
    const bookmark = readBookmark(this.#plist);
    if (bookmark === undefined) return undefined;
    const { url, losses } = printConnectionUrl(bookmark, this.#options.protocols);
    return { text: `${url}\n`, losses };
  }

  #plain(): ReadonlyMap<string, PlainPlist> {
    const plain = plainPlist(this.#dict);
    return plain instanceof Map ? plain : new Map();
  }

  #addUnknown(written: Map<string, PlainPlist>): void {
    for (const [key, value] of this.#plain()) if (!written.has(key)) written.set(key, value);
  }
}

/** Without the last folder, which says where somebody was and not what the bookmark is for (§8.2). */
function canonicalBookmark(bookmark: Bookmark): ReadonlyMap<string, PlainPlist> {
  const { workdir: _workdir, ...values } = bookmarkValues(bookmark);
  return writeBookmark(values);
}
