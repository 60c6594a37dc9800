import type { Located } from '../../plist/typed-reads.ts';
import { baseName } from '../../bookmark/bookmark-folders.ts';
import { fileSetRule, type FileSetRule } from '../rule.ts';

export const profileDescriptionRepeated: FileSetRule = fileSetRule(
  'profile-description-repeated',
  ({ profiles }, report) => {
    const first = new Map<string, { readonly file: string; readonly text: Located<string>; readonly vendor: string }>();
    for (const { strings, file } of profiles) {
      const text = strings.get('Description');
      if (text === undefined || text.value.trim() === '') continue;
      const vendor = strings.get('Vendor')?.value ?? '';
      const other = first.get(text.value);
      if (other === undefined) {
        first.set(text.value, { file, text, vendor });
        continue;
      }
      // Two with one Vendor have another trouble.
      if (other.vendor === vendor) continue;
      report({
        file,
        span: text.textSpan,
        facts: { found: text.value, other: baseName(other.file) },
        related: [{ file: other.file, span: other.text.textSpan, label: 'the same here' }],
      });
    }
  },
);
