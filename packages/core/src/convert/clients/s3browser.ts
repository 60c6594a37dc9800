import type { SourceText } from '../../source/source-text.ts';
import { readGenericIni } from '../generic-ini.ts';
import type { IniDialect } from '../ini-dialect.ts';
import type { ClientFormat, ClientReading } from './client-format.ts';
import { type ListedSite, readSites } from './listed-site.ts';

/**
 * `settings.ini` of S3 Browser: a section `[account_N]` for each account, with `name`, `access_key`, `secret_key` and
 * `comment` (as Cyberduck's importer asks for them); its other keys are not known.
 */
export const s3browser: ClientFormat = { title: 'S3 Browser', read: readS3Browser };

const dialect: IniDialect = {
  commentSigns: [';', '#'],
  separators: ['='],
  separator: ' = ',
  indentedHeaders: false,
  oneSection: false,
  anyCase: true,
  writeName: () => undefined,
  readName: (text) => text,
  writeValue: () => undefined,
  readValue: (text) => text,
};

const known: ReadonlySet<string> = new Set(['name', 'comment', 'access_key', 'secret_key']);

function readS3Browser(source: SourceText): ClientReading {
  const sites: ListedSite[] = [];
  for (const [key, { span, settings }] of readGenericIni(source, dialect).sections) {
    if (!key.startsWith('account_')) continue;
    const text = (name: string) => settings.get(name)?.value || undefined;
    sites.push({
      span,
      name: text('name'),
      otherProtocol: undefined,
      user: text('access_key'),
      secret: text('secret_key'),
      comment: text('comment'),
      unheld: [...settings.keys()].filter((name) => !known.has(name)),
    });
  }
  return readSites(source, sites, []);
}
