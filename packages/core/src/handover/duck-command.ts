import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { PlanTarget } from '../plan/plan-target.ts';
import { encodePercent } from '../url/percent.ts';
import { printConnectionUrl } from '../url/print-url.ts';
import type { UrlProtocols } from '../url/url-protocol.ts';

/** How to open a target from outside. */
export interface OpenedBy {
  /** For "Open Connection" of Cyberduck and for every program that takes such addresses. */
  readonly url: string;
  /** Words of the `duck` command that lists the same; not quoted. */
  readonly words: readonly string[];
  /** What neither can say. */
  readonly losses: readonly Diagnostic[];
}

/** Reads keys of `~/.aws`, the username being the name of an AWS profile (cyberduck-formats §3.6). */
const awsCliVendor = 's3-cli';

/**
 * The connection URL and the `duck` command for a target (cyberduck-s3-connect §4.7, cyberduck-formats §5); undefined
 * for an address that Cyberduck refuses. `profileFile`: the file of the connection profile, where it is not installed.
 * Holds no secret: `duck` asks for what is missing.
 */
export function openedBy(target: PlanTarget, protocols: UrlProtocols, profileFile?: string): OpenedBy | undefined {
  const profile = profileFile === undefined ? [] : ['--profile', profileFile];
  const command = (user: string | undefined, url: string, region?: string): readonly string[] => [
    'duck',
    ...profile,
    ...(user === undefined || user === '' ? [] : ['--username', user]),
    ...(region === undefined || region === '' ? [] : ['--region', region]),
    '--list',
    url.endsWith('/') ? url : `${url}/`,
  ];
  switch (target.kind) {
    case 'aws-profile': {
      const name = target.name ?? 'default';
      const url = `${awsCliVendor}:/`;
      return { url: `${awsCliVendor}:${encodePercent(name, '')}@/`, words: command(name, url), losses: [] };
    }
    case 'profile': {
      const vendor = target.profile.strings.get('Vendor')?.value ?? target.profile.strings.get('Protocol')?.value ?? '';
      return { url: `${vendor}:/`, words: command(undefined, `${vendor}:/`), losses: [] };
    }
    case 'url':
      return target.url.bookmark && ofBookmark(target.url.bookmark, protocols, command);
    case 'bookmark':
      return ofBookmark(target.bookmark, protocols, command);
  }
}

function ofBookmark(
  bookmark: Bookmark,
  protocols: UrlProtocols,
  command: (user: string | undefined, url: string, region?: string) => readonly string[],
): OpenedBy {
  const { url, losses } = printConnectionUrl(bookmark, protocols);
  const { username, ...withoutUser } = bookmark;
  const region = bookmark.custom.get('s3.location')?.value;
  return { url, words: command(username?.value, printConnectionUrl(withoutUser, protocols).url, region), losses };
}
