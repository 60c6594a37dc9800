import type { XmlCursor } from './xml-cursor.ts';
import { isXmlSpace, type XmlVersion } from './xml-characters.ts';
import type { XmlHandler } from './xml-handler.ts';
import { shown } from './read-reference.ts';

/** What `<?xml … ?>` says. */
export interface XmlDeclaration {
  readonly version: XmlVersion;
  readonly encoding?: string;
  readonly standalone: boolean;
}

/** Reads the XML declaration, if one stands here. */
export function readDeclaration(cursor: XmlCursor, handler: XmlHandler): XmlDeclaration | undefined {
  const start = cursor.at;
  if (!cursor.looksAt('<?xml') || !isXmlSpace(cursor.text.charCodeAt(start + 5))) return undefined;
  const end = cursor.endOf('?>', start + 5, 'an XML declaration that never ends');
  cursor.at = start + 5;
  const said = new Map<string, string>();
  const problem = readPairs(cursor, end - 2, said) ?? judge(said);
  if (problem !== undefined) handler.problem({ span: { start, end }, ...problem });
  cursor.at = end;
  const encoding = said.get('encoding');
  const version = said.get('version') === '1.1' ? '1.1' : '1.0';
  const standalone = said.get('standalone') === 'yes';
  return encoding === undefined ? { version, standalone } : { version, encoding, standalone };
}

interface Complaint {
  readonly problem: string;
  readonly expected: string;
}

const model = '<?xml version="1.0" encoding="UTF-8"?>';

/** Order matters: version, encoding, standalone. */
const order = ['version', 'encoding', 'standalone'];

function readPairs(cursor: XmlCursor, end: number, said: Map<string, string>): Complaint | undefined {
  let last = -1;
  while (true) {
    const spaced = cursor.skipSpace();
    if (cursor.at >= end) return undefined;
    const name = cursor.takeName();
    const rank = order.indexOf(name);
    if (!spaced || rank <= last)
      return { problem: `"${shown(name)}" is not expected here in the XML declaration`, expected: model };
    if (last < 0 && rank !== 0)
      return { problem: 'the XML declaration does not begin with a version', expected: model };
    last = rank;
    cursor.skipSpace();
    if (!cursor.take('=')) return { problem: `${name} has no value in the XML declaration`, expected: model };
    cursor.skipSpace();
    const value = cursor.takeQuoted();
    if (value === undefined || cursor.at > end)
      return { problem: `${name} is not in straight quotes in the XML declaration`, expected: model };
    said.set(name, value);
  }
}

function judge(said: ReadonlyMap<string, string>): Complaint | undefined {
  const version = said.get('version');
  if (version === undefined) return { problem: 'the XML declaration has no version', expected: model };
  if (version !== '1.0' && version !== '1.1')
    return { problem: `XML ${shown(version)} is not known`, expected: 'version="1.0"' };
  const encoding = said.get('encoding');
  if (encoding !== undefined && !/^[A-Za-z][A-Za-z0-9._-]*$/.test(encoding))
    return { problem: `"${shown(encoding)}" is no name of an encoding`, expected: 'encoding="UTF-8"' };
  const standalone = said.get('standalone');
  if (standalone !== undefined && standalone !== 'yes' && standalone !== 'no')
    return { problem: 'standalone is neither yes nor no', expected: 'standalone="no"' };
  return undefined;
}
