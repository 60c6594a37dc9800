import type { AwsModelSection } from '../aws/aws-config-model.ts';
import type { AwsFiles } from '../aws/aws-reading.ts';
import type { AwsChange } from '../aws/edit/aws-change.ts';
import { readAwsConfig } from '../aws/read-aws-config.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { GeneratedSection } from './build-aws-config.ts';

/** What puts the sections into files that may hold them already, or why that needs consent. */
export type MergedSections =
  | { readonly ok: true; readonly changes: readonly AwsChange[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * A section that is not there is added, one that says the same stays. One that says something else is replaced with
 * `force` only: then it holds what was generated and nothing else.
 */
export function mergeAwsSections(
  files: AwsFiles,
  sections: readonly GeneratedSection[],
  force: boolean,
): MergedSections {
  const model = readAwsConfig(files);
  const changes: AwsChange[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { file, kind, name, settings } of sections) {
    const section = { file, kind, name };
    const there = kind === 'sso-session' ? model.ssoSessions.get(name) : model.profiles.get(name);
    const own = settingsIn(there, file);
    const wanted = new Map(settings);
    const others = [...own].filter(([key]) => !wanted.has(key)).map(([key]) => key);
    const differing = settings.filter(([key, value]) => own.has(key) && own.get(key) !== value);
    // A section for the whole session may know more than was asked here.
    const isOther = own.size > 0 && (differing.length > 0 || (kind === 'profile' && others.length > 0));
    const place = there?.places.find(({ file: name }) => name === files[file]?.name);
    if (isOther && !force) {
      const facts = { kind, name, settings: [...differing.map(([key]) => key), ...others] };
      diagnostics.push(
        diagnostic('generate-section-exists', place?.file ?? file, place?.nameSpan ?? { start: 0, end: 0 }, { facts }),
      );
      continue;
    }
    if (isOther && kind === 'profile' && others.length > 0)
      changes.push({ type: 'remove-settings', section, keys: others });
    changes.push({ type: 'set-settings', section, settings });
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, changes };
}

/** What a section says in one of the files, nested blocks by their head. */
function settingsIn(section: AwsModelSection | undefined, file: GeneratedSection['file']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const block of section?.blocks ?? [])
    if (block.fileKind === file) for (const { key, value } of block.settings) found.set(key, value);
  return found;
}
