import type { Located } from '../../plist/typed-reads.ts';
import { baseName } from '../../bookmark/bookmark-folders.ts';
import { fileSetRule, type FileSetRule } from '../rule.ts';

export const profileDescriptionRepeated: FileSetRule = fileSetRule(
  'profile-description-repeated',
  ({ profiles }, report) => {
    const first = new Map<string, { readonly file: string; readonly text: Located<string> }>();
    for (const { strings, file } of profiles) {
      const text = strings.get('Description');
      if (text === undefined || text.value.trim() === '') continue;
      const other = first.get(text.value);
      if (other === undefined) {
        first.set(text.value, { file, text });
        continue;
      }
      report({
        file,
        span: text.textSpan,
        facts: { found: text.value, other: baseName(other.file) },
        related: [{ file: other.file, span: other.text.textSpan, label: 'the same here' }],
      });
    }
  },
);
