import { editSource, isSourceEditable } from '../../source/edit-source.ts';
import type { SourceText } from '../../source/source-text.ts';
import { putIniSection } from '../put-ini-section.ts';
import type { ClientSection, WritableClient } from './client-format.ts';
import type { Losses } from '../losses.ts';
import { isEncrypted } from './rclone-dialect.ts';

/** The file with the section in it; undefined, and why, when it stays as it is. */
export function putClientSection(
  source: SourceText,
  { title, dialect, owned }: WritableClient,
  section: ClientSection,
  replace: boolean,
  losses: Losses,
): SourceText | undefined {
  if (!isSourceEditable(source) || isEncrypted(source)) {
    losses.refused(`The file ${source.name}`, 'it is encrypted, or no text in UTF-8', 'choose another file with --out');
    return undefined;
  }
  const put = putIniSection(source, { ...section, owned }, dialect, { replace });
  if (put.ok) return editSource(source, put.edits);
  if (put.reason === 'exists')
    losses.refused(
      `"${section.name}"`,
      `${source.name} has a connection of this name already`,
      '--force replaces it, --name gives the new one another name',
    );
  else
    losses.refused(
      `"${section.name}"`,
      `${title} would read another text than is meant: ${put.keys.map((key) => (key === '' ? 'its name' : key)).join(', ')}`,
      'set it up there by hand',
    );
  return undefined;
}
