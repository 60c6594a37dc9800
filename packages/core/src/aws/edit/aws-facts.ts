import type { ProgramFamily } from '../../programs/program.ts';
import type { AwsSection } from '../aws-reading.ts';
import type { AwsFileReading } from '../read/aws-file-reading.ts';

/** A value that may be anything, or not there. */
export const anything: unique symbol = Symbol('anything');

/** By the name that `nestedFact` makes of a key. */
export type SectionFacts = Map<string, string | typeof anything>;

/**
 * What a program sees in one file, without the places: sections by `group name`, settings by their key. The form in
 * which two readings can be compared.
 */
export type AwsFacts = Map<string, SectionFacts>;

/** The value of a setting that is the head of a nested block: what is in the block counts, not its text. */
export const blockFact = '\n';
const NESTED = '\u0000';

/** The facts of one reading; undefined when the program refuses the file. */
export function factsOf(reading: AwsFileReading, family: ProgramFamily): AwsFacts | undefined {
  if (reading.failure !== undefined) return undefined;
  const facts: AwsFacts = new Map();
  const groups = [
    ['profile', reading.profiles],
    ['sso-session', reading.ssoSessions],
    ['services', reading.services],
    ['other', reading.others],
  ] as const;
  for (const [group, sections] of groups)
    for (const [name, section] of sections) facts.set(sectionFact(group, name), sectionFacts(section, family));
  // Sections of the SDK for JavaScript that ended on an object of the language (aws-config A.5).
  if (family === 'sdk-js')
    for (const { text } of reading.notes) facts.set(sectionFact('note', text), new Map([['', text]]));
  return facts;
}

/** The name of a section among the facts. */
export function sectionFact(group: string, name: string): string {
  return `${group} ${name}`;
}

/** The name of a setting among the facts of a section, as the program's reading forms it (aws-config A.4). */
export function nestedFact(family: ProgramFamily, parent: string | undefined, key: string): string {
  if (parent === undefined) return family === 'botocore' || family === 'sdk-go' ? key.toLowerCase() : key;
  switch (family) {
    case 'botocore':
      return parent.toLowerCase() + NESTED + key;
    case 'sdk-go':
      return parent.toLowerCase() + NESTED + key.toLowerCase();
    case 'sdk-java':
      return parent + NESTED + key;
    case 'sdk-js':
      return `${parent}.${key}`;
    // It knows no blocks: their lines are settings like others.
    case 'cyberduck':
      return key;
  }
}

function sectionFacts(section: AwsSection, family: ProgramFamily): SectionFacts {
  const facts: SectionFacts = new Map();
  for (const [key, setting] of section.settings) {
    const block = setting.nested !== undefined || (family === 'sdk-java' && setting.value.startsWith('\n'));
    facts.set(key, block ? blockFact : setting.value);
    if (setting.nested !== undefined)
      for (const [child, { value }] of setting.nested) facts.set(key + NESTED + child, value);
    else if (block) addLines(facts, key, setting.value);
  }
  return facts;
}

/** The SDK for Java keeps a block as text. */
function addLines(facts: SectionFacts, key: string, text: string): void {
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals !== -1) facts.set(key + NESTED + line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
}
