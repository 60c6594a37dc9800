import { lookUp } from '../../plist/look-up.ts';
import { parsePlist } from '../../plist/parse-plist.ts';
import { readString } from '../../plist/typed-reads.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { ClientFormat, ClientReading } from './client-format.ts';
import { Losses } from '../losses.ts';
import { readSites } from './listed-site.ts';

/** A `.favoriteMetadata` of Transmit 5: a property list for each server (names as Cyberduck's importer asks for them). */
export const transmit: ClientFormat = { title: 'Transmit 5', read: readTransmit };

const prefix = 'com_panic_transmit_';

function readTransmit(source: SourceText): ClientReading {
  const { root } = parsePlist(source);
  if (root?.type !== 'dict' || lookUp(root, `${prefix}protocol`) === undefined) {
    const told = new Losses({ file: source.name, span: { start: 0, end: 0 }, to: 'a connection to S3' });
    told.refused('This file', 'it names no protocol of Transmit', 'is it a .favoriteMetadata of Transmit 5?');
    return { accesses: [], losses: told.found, secrets: [] };
  }
  const text = (key: string) => readString(root, prefix + key)?.value || undefined;
  const protocol = text('protocol') ?? '';
  const site = {
    span: readString(root, `${prefix}protocol`)?.keySpan ?? { start: 0, end: 0 },
    name: text('nickname'),
    otherProtocol: protocol === 'Amazon S3' ? undefined : protocol,
    host: text('server'),
    port: text('port'),
    user: text('username'),
    path: text('remotePath'),
  };
  return readSites(source, [site], []);
}
