import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { openedBy } from '../handover/duck-command.ts';
import { posixWord } from '../handover/quote-word.ts';
import { printUrl } from '../print/print-document.ts';
import { printConnectionUrl } from '../url/print-url.ts';
import { type Conversion, type ConvertOptions, type ConvertRoute, convertRoute } from './conversion.ts';

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

/** The words that list the same place with Cyberduck's command line (cyberduck-s3-connect §4.7), for a POSIX shell. */
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

function duckOf(bookmark: Bookmark, { protocols }: ConvertOptions): Conversion {
  const opened = openedBy({ kind: 'bookmark', bookmark }, protocols);
  if (opened === undefined) return { files: [], losses: [] };
  return {
    files: [{ name: 'duck.sh', text: `${opened.words.map(posixWord).join(' ')}\n` }],
    losses: opened.losses.filter((loss) => !isSaidByRegion(loss, bookmark)).map(lossOfDuck),
  };
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
