import type { IniSettingLine } from '../../ini/ini-tree.ts';
import type { Span } from '../../source/span.ts';
import type { AwsSectionKind } from './aws-change.ts';
import type { EditWork, FoundSection } from './edit-work.ts';

/** The setting by which a profile names a section of a kind (aws-config C.3, D.1). */
const referenceKeys: Readonly<Record<AwsSectionKind, string>> = {
  profile: 'source_profile',
  'sso-session': 'sso_session',
  services: 'services',
};

/** A setting of a profile that names another section. */
export interface AwsReference {
  readonly from: FoundSection;
  readonly line: IniSettingLine;
  readonly kind: AwsSectionKind;
  readonly name: string;
  /** The name, without quotes. */
  readonly nameSpan: Span;
}

/** Every setting of both files that names a section of the kinds given. */
export function findReferences(work: EditWork, kinds: readonly AwsSectionKind[]): readonly AwsReference[] {
  const references: AwsReference[] = [];
  const kindOf = new Map(kinds.map((kind) => [referenceKeys[kind], kind]));
  for (const from of work.sections) {
    if (from.kind !== 'profile') continue;
    const { source } = work[from.file];
    for (const line of from.section.settings) {
      const kind = kindOf.get(source.slice(line.keySpan).toLowerCase());
      if (kind === undefined) continue;
      const nameSpan = withoutQuotes(source.text, line.valueSpan);
      references.push({ from, line, kind, name: source.slice(nameSpan), nameSpan });
    }
  }
  return references;
}

/** The SDK for Go takes quotes away (aws-config A.4). */
function withoutQuotes(text: string, span: Span): Span {
  const first = text.charAt(span.start);
  const quoted = first === '"' || first === "'";
  if (!quoted || span.end - span.start < 2 || text.charAt(span.end - 1) !== first) return span;
  return { start: span.start + 1, end: span.end - 1 };
}
