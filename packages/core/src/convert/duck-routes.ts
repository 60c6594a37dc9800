import { urlToAws } from './bookmark-and-aws.ts';
import { urlToProfile } from './bookmark-and-profile.ts';
import { bookmarkToUrl, urlToBookmark, urlToDuck } from './bookmark-and-url.ts';
import { urlToClients } from './clients/client-routes.ts';
import { type ConvertRoute, convertRoute } from './conversion.ts';
import { convertKindNames } from './convert-kind.ts';

const duckToUrl: ConvertRoute = convertRoute(
  'duck',
  'url',
  'the connection URL of a duck command',
  ({ url }, others, options) => {
    const { bookmark, diagnostics } = url;
    if (bookmark === undefined) return { files: [], losses: diagnostics };
    const { files, losses } = bookmarkToUrl.convert([{ kind: 'bookmark', bookmark }, ...others], options);
    return { files, losses: [...diagnostics, ...losses] };
  },
);

/** What a duck command connects to is said as a URL says it, so that every way from a URL is one from a command. */
function fromDuck({ to, convert }: ConvertRoute): ConvertRoute {
  return convertRoute(
    'duck',
    to,
    `${convertKindNames[to]} that connects as a duck command does`,
    (duck, others, options) => convert([{ ...duck, kind: 'url' }, ...others], options),
  );
}

/** From a command line of Cyberduck's `duck`. */
export const duckRoutes: readonly ConvertRoute[] = [
  duckToUrl,
  ...[urlToBookmark, urlToProfile, urlToAws, urlToDuck, ...urlToClients].map(fromDuck),
];
