import type { ProgramFamily } from '../../programs/program.ts';
import { SourceText } from '../../source/source-text.ts';
import type { AwsFileKind } from '../aws-reading.ts';
import { sectionFact } from './aws-facts.ts';
import { readAwsFile } from '../read-aws-files.ts';

const PROBE = 'duckbill_probe';

/** Names that every reader takes as they are, and that are nothing in JavaScript. */
const PLAIN = /^(?:(?<kind>profile|sso-session|services) )?(?<name>[a-z0-9][A-Za-z0-9_@.-]*)$/u;
const languageNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Under which name a program keeps a section with this header, asked of its own reading of that header alone.
 * Undefined when it drops the section.
 */
export class HeaderPlaces {
  readonly #known = new Map<string, string | undefined>();

  placeOf(family: ProgramFamily, file: AwsFileKind, header: string): string | undefined {
    const plain = plainPlace(family, file, header);
    if (plain !== undefined) return plain;
    const key = `${family} ${file} ${header}`;
    if (!this.#known.has(key)) this.#known.set(key, probe(family, file, header));
    return this.#known.get(key);
  }
}

/** Nearly all headers, without a reading for each. */
function plainPlace(family: ProgramFamily, file: AwsFileKind, header: string): string | undefined {
  if (!header.startsWith('[') || !header.endsWith(']')) return undefined;
  const groups = PLAIN.exec(header.slice(1, -1))?.groups;
  const kind = groups?.['kind'];
  const name = groups?.['name'];
  if (name === undefined || languageNames.has(name)) return undefined;
  if (file === 'credentials') return kind === undefined ? sectionFact('profile', name) : undefined;
  if (kind === undefined) return name === 'default' ? sectionFact('profile', name) : undefined;
  if (family === 'cyberduck' && kind !== 'profile') return sectionFact('profile', `${kind} ${name}`);
  return sectionFact(kind, name);
}

function probe(family: ProgramFamily, file: AwsFileKind, header: string): string | undefined {
  const source = new SourceText(file, `${header}\n${PROBE} = 1\n`);
  const reading = readAwsFile({ [file]: source }, file, family);
  const groups = [
    ['profile', reading.profiles],
    ['sso-session', reading.ssoSessions],
    ['services', reading.services],
    ['other', reading.others],
  ] as const;
  for (const [group, sections] of groups)
    for (const [name, section] of sections) if (section.settings.has(PROBE)) return sectionFact(group, name);
  return undefined;
}
