import { baseName } from '../../bookmark/bookmark-folders.ts';
import { fileSetRule, type FileSetRule } from '../rule.ts';

export const bookmarkUuidRepeated: FileSetRule = fileSetRule('bookmark-uuid-repeated', ({ bookmarks }, report) => {
  const owners = new Map<string, { readonly file: string; readonly start: number; readonly end: number }>();
  for (const { bookmark } of bookmarks) {
    const { uuid, file } = bookmark;
    if (uuid === undefined || uuid.value.trim() === '') continue;
    const owner = owners.get(uuid.value);
    if (owner === undefined) {
      owners.set(uuid.value, { file, ...uuid.textSpan });
      continue;
    }
    report({
      file,
      span: uuid.textSpan,
      facts: { uuid: uuid.value, other: baseName(owner.file) },
      related: [{ file: owner.file, span: { start: owner.start, end: owner.end }, label: 'the same here' }],
    });
  }
});
