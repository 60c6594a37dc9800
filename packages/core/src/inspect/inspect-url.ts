import { bookmarkKey } from '../bookmark/bookmark-keys.ts';
import { describe } from '../diagnostic/describe.ts';
import type { Severity } from '../diagnostic/diagnostic.ts';
import { stringify } from '../plist/typed-reads.ts';
import { programs, type ProgramId } from '../programs/program.ts';
import type { ConnectionUrl } from '../url/connection-url.ts';
import { valueOf } from './inspect-plist.ts';
import type { InspectedValue, Inspection, InspectionNote } from './inspection.ts';

/** What a connection URL says: the keys of the bookmark that it stands for, and what is read otherwise than meant. */
export function inspectUrl(url: ConnectionUrl, program: ProgramId): Inspection {
  const { source, bookmark, secrets, diagnostics } = url;
  const cyberduck = programs[program].era === undefined ? 'cyberduck@9.5' : program;
  const title = `${source.name}: URL as ${programs[cyberduck].title} reads it`;
  const notes = diagnostics.map((finding): InspectionNote => {
    const { message, hints } = describe(finding);
    return { tone: tones[finding.severity], text: [message, ...hints].join('; ') };
  });
  const shared = { program: cyberduck, title, notes, sources: [source] };
  if (bookmark === undefined) {
    const first = diagnostics.find(({ severity }) => severity === 'error');
    const span = first?.span ?? { start: 0, end: 0 };
    return { ...shared, sections: [], refusal: { problem: 'nothing to connect to', file: source.name, span } };
  }
  const values = bookmark.dict.entries.map(({ key, value }): InspectedValue => ({
    ...valueOf(key, stringify(value), bookmarkKey(key)?.meaning),
    origin: { kind: 'file', file: source.name, span: value.span },
  }));
  const origin = { kind: 'file', file: source.name, span: bookmark.dict.span } as const;
  const password: readonly InspectedValue[] =
    secrets.length === 0 ? [] : [{ name: 'Password', value: '', secret: true, origin }];
  return { ...shared, sections: [{ title: 'The bookmark that it stands for', values: [...values, ...password] }] };
}

const tones: Readonly<Record<Severity, InspectionNote['tone']>> = {
  error: 'error',
  warning: 'warning',
  hint: 'warning',
};
