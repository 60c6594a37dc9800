import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { DuckShell } from '../duck/duck-shell.ts';
import { printDuckLine } from '../duck/print-duck-line.ts';
import { openedBy } from '../handover/duck-command.ts';
import { printUrl } from '../print/print-document.ts';
import { printConnectionUrl } from '../url/print-url.ts';
import { type Conversion, type ConvertOptions, type ConvertRoute, convertRoute } from './conversion.ts';
import { convertKindNames } from './convert-kind.ts';
import { Losses } from './losses.ts';

/** As much of a bookmark as a URL can hold (cyberduck-formats §5). */
export const bookmarkToUrl: ConvertRoute = convertRoute(
  'bookmark',
  'url',
  'the connection URL of a bookmark',
  ({ bookmark }, _others, { protocols }) => {
    const { url, losses } = printConnectionUrl(bookmark, protocols);
    return { files: [{ name: 'url.txt', text: `${url}\n` }], losses };
  },
);

/** The words that list the same place with Cyberduck's command line (cyberduck-s3-connect §4.7). */
export const bookmarkToDuck: ConvertRoute = convertRoute(
  'bookmark',
  'duck',
  'the duck command that opens what a bookmark opens',
  ({ bookmark }, _others, options) => duckOf(bookmark, options),
);

export const urlToDuck: ConvertRoute = convertRoute(
  'url',
  'duck',
  'the duck command that opens a URL',
  ({ url }, _others, options) => {
    const { bookmark, diagnostics } = url;
    if (bookmark === undefined) return { files: [], losses: diagnostics };
    const { files, losses } = duckOf(bookmark, options);
    return { files, losses: [...diagnostics, ...losses] };
  },
);

/** By shell: the file, how its lines end, and how its name is said. */
const files: Readonly<Record<DuckShell, readonly [name: string, newline: string, title: string]>> = {
  sh: ['duck.sh', '\n', 'sh'],
  cmd: ['duck.cmd', '\r\n', 'cmd'],
  powershell: ['duck.ps1', '\n', 'PowerShell'],
};

function duckOf(bookmark: Bookmark, { protocols, shell = 'sh' }: ConvertOptions): Conversion {
  const opened = openedBy({ kind: 'bookmark', bookmark }, protocols);
  if (opened === undefined) return { files: [], losses: [] };
  const [name, newline, title] = files[shell];
  const place = bookmark.username ?? bookmark.path ?? bookmark.protocol;
  const to = convertKindNames.duck;
  const losses = new Losses({ file: bookmark.file, span: place?.textSpan ?? { start: 0, end: 0 }, to });
  const line = printDuckLine(opened.words, shell);
  if (line === undefined)
    return { files: [], ...losses.refused('this bookmark', `no quotes of ${title} hold its values`) };
  if (shell === 'powershell' && opened.words.some((word) => word.includes('"')))
    losses.differs(
      'A double quote',
      'Windows PowerShell 5.1 takes it out on the way',
      'it takes PowerShell 7.3 or newer',
    );
  const found = opened.losses.filter((loss) => !isSaidByRegion(loss, bookmark)).map(lossOfDuck);
  return { files: [{ name, text: `${line}${newline}` }], losses: [...found, ...losses.found] };
}

/** Of the preferences there is only the region, which has an option. */
function isSaidByRegion({ code, facts }: Diagnostic, { custom }: Bookmark): boolean {
  return code === 'url-key-not-held' && facts['key'] === 'Custom' && custom.size === 1 && custom.has('s3.location');
}

/** What a URL cannot hold, its command cannot either. */
function lossOfDuck(loss: Diagnostic): Diagnostic {
  const { key } = loss.facts;
  if (loss.code !== 'url-key-not-held' || key === undefined) return loss;
  const facts = { field: key, to: 'a duck command', why: 'it names a place and a user, and nothing else' };
  return diagnostic('convert-field-lost', loss.file, loss.span, { facts });
}

/** The bookmark that Cyberduck makes of a URL; a password in it goes nowhere. */
export const urlToBookmark: ConvertRoute = convertRoute(
  'url',
  'bookmark',
  'the bookmark that Cyberduck makes of a URL',
  ({ url }, _others, { protocols, newUuid }) => {
    const { text, diagnostics, secrets } = printUrl(url, 'cyberduck', { protocols, newUuid });
    const files = text === undefined ? [] : [{ name: `${newUuid}.duck`, text }];
    return { files, losses: diagnostics, secrets };
  },
);
