import { parseJson } from '../../json/parse-json.ts';
import type { JsonObject } from '../../json/json-tree.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { ClientFormat, ClientReading } from './client-format.ts';
import { Losses } from '../losses.ts';
import { type ListedSite, readSites } from './listed-site.ts';

/** `favorites.js` of ExpanDrive: a JSON array of drives (names as Cyberduck's importer asks for them). */
export const expandrive: ClientFormat = { title: 'ExpanDrive', read: readExpandrive };

function readExpandrive(source: SourceText): ClientReading {
  const parsed = parseJson(source.text);
  if (!parsed.ok || parsed.root.type !== 'array') {
    const span = parsed.ok ? { start: 0, end: 0 } : parsed.problem.span;
    const told = new Losses({ file: source.name, span, to: 'a connection to S3' });
    told.refused(
      'This file',
      parsed.ok ? 'it is no list' : parsed.problem.problem,
      'is it favorites.js of ExpanDrive?',
    );
    return { accesses: [], losses: told.found, secrets: [] };
  }
  const drives = parsed.root.items.flatMap((item) => (item.type === 'object' ? [readDrive(item)] : []));
  return readSites(source, drives, []);
}

function readDrive(drive: JsonObject): ListedSite {
  const text = (key: string): string | undefined => {
    const value = drive.members.findLast((member) => member.key === key)?.value;
    if (value?.type === 'number') return value.text;
    return value?.type === 'string' && value.value !== '' ? value.value : undefined;
  };
  const protocol = (text('protocol') ?? text('type') ?? '').toLowerCase();
  const [first] = drive.members;
  return {
    // Not the whole object: it may hold a password.
    span: first?.keySpan ?? { start: drive.span.start, end: drive.span.start + 1 },
    name: text('name') ?? text('displayName'),
    otherProtocol: protocol === 's3' || protocol === 'amazon s3' ? undefined : protocol || 'no known protocol',
    host: text('server'),
    port: text('port'),
    user: text('username'),
    secret: text('password'),
    path: text('remotePath'),
    region: text('region'),
  };
}
