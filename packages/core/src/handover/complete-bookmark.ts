import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { openBookmark } from '../document/open-documents.ts';
import { insertPlistEntry, setPlistString } from '../plist/edit-plist.ts';
import { lookUp } from '../plist/look-up.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import { editSource, isSourceEditable } from '../source/edit-source.ts';
import type { SourceText } from '../source/source-text.ts';
import type { TextEdit } from '../source/text-edit.ts';

/** What Cyberduck 9.5 asks for when the bookmark does not say it, in the order in which it asks (§3.1). */
export const ssoKeys = ['sso_region', 'sso_start_url', 'sso_account_id', 'sso_role_name'] as const;

export type SsoValues = Readonly<Partial<Record<(typeof ssoKeys)[number], string>>>;

/** The bookmark with the values in it, or why it stays as it is. */
export type CompletedBookmark =
  | { readonly ok: true; readonly source: SourceText }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Writes the four values of Identity Center into the bookmark's `Custom`, so that Cyberduck 9.5 asks for none of them
 * again, also after a restart (cyberduck-s3-connect §3.3). Everything else stays, byte for byte.
 */
export function completeBookmark(source: SourceText, values: SsoValues): CompletedBookmark {
  const missing = ssoKeys.filter((key) => (values[key] ?? '') === '');
  if (missing.length > 0) return refuse('handover-bookmark-incomplete', source, { missing: missing.join(', ') });
  let now = source;
  for (const key of ssoKeys) {
    const edits = setCustom(now, key, values[key] ?? '');
    if (edits === undefined) return refuse('handover-file-not-editable', source, {});
    now = editSource(now, edits);
  }
  return { ok: true, source: now };
}

function refuse(
  code: 'handover-bookmark-incomplete' | 'handover-file-not-editable',
  { name }: SourceText,
  facts: Readonly<Record<string, string>>,
): CompletedBookmark {
  return { ok: false, diagnostics: [diagnostic(code, name, { start: 0, end: 0 }, { facts })] };
}

/** The edits that set a hidden preference; undefined when the file cannot be edited. */
function setCustom(source: SourceText, key: string, value: string): readonly TextEdit[] | undefined {
  const { bookmark, plist } = openBookmark(source);
  if (bookmark === undefined || plist.format !== 'xml' || !isSourceEditable(source)) return undefined;
  const custom = lookUp(bookmark.dict, 'Custom');
  if (custom === undefined)
    return insertPlistEntry(source, bookmark.dict, undefined, 'Custom', new Map([[key, value]]));
  if (custom.value.type !== 'dict') return undefined;
  return setIn(source, custom.value, key, value);
}

function setIn(source: SourceText, dict: PlistDict, key: string, value: string): readonly TextEdit[] {
  const entry = lookUp(dict, key);
  return entry === undefined
    ? insertPlistEntry(source, dict, undefined, key, value)
    : setPlistString(source, entry, value);
}
