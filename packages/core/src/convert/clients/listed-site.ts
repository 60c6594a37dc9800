import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import { type AccessDescription, type AccessSecrets, saying } from '../access-description.ts';
import { endpointOf, readEndpoint, trimSlashes, unlessAmazon } from '../access-endpoint.ts';
import type { ClientAccess, ClientReading } from './client-format.ts';
import { Losses } from '../losses.ts';

/** An entry in a list of servers, such as those that Cyberduck imports (cyberduck-formats §6). */
export interface ListedSite {
  readonly span: Span;
  readonly name: string | undefined;
  /** Undefined for S3; else the protocol, as people call it. */
  readonly otherProtocol: string | undefined;
  /** A name, `name:port` or a URL. */
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly tls?: boolean;
  readonly user?: string | undefined;
  readonly secret?: string | undefined;
  readonly path?: string | undefined;
  readonly region?: string | undefined;
  readonly comment?: string | undefined;
  readonly anonymous?: boolean;
  /** Settings that a bookmark has no place for. */
  readonly unheld?: readonly string[];
}

/** The sites as connections; those of other protocols are told one by one, so that none is lost in silence. */
export function readSites(source: SourceText, sites: readonly ListedSite[], secrets: readonly string[]): ClientReading {
  const accesses: ClientAccess[] = [];
  const losses: ClientReading['losses'][] = [];
  for (const site of sites) {
    const told = new Losses({ file: source.name, span: site.span, to: 'a connection to S3' });
    const access = site.otherProtocol === undefined ? accessOf(site, told) : undefined;
    if (access !== undefined) accesses.push({ access, span: site.span });
    else
      told.skipped(
        `"${site.name ?? site.host ?? 'an entry'}"`,
        `it is for ${site.otherProtocol ?? 'S3'}`,
        'it stays where it is',
      );
    losses.push(told.found);
  }
  const all = [...secrets, ...sites.flatMap(({ secret }) => (secret === undefined ? [] : [secret]))];
  return { accesses, losses: losses.flat(), secrets: all.filter((text) => text !== '') };
}

function accessOf(site: ListedSite, losses: Losses): ClientAccess['access'] {
  const { host, tls = true, user, secret, anonymous = false, unheld = [] } = site;
  const read = host === undefined ? undefined : readEndpoint(host, tls);
  if (host !== undefined && read === undefined)
    losses.lost('Server', 'it is no address', 'requests would go to Amazon instead');
  const port = /^\d{1,5}$/u.test(site.port ?? '') ? Number(site.port) : 0;
  const written = port > 0 && port < 65_536 ? port : read?.endpoint.port;
  const endpoint = read && endpointOf(read.endpoint.host, written, read.endpoint.tls);
  for (const field of unheld)
    losses.lost(field, 'a connection elsewhere has no such setting', 'look whether it is needed');
  const description = saying<AccessDescription>({
    name: site.name ?? host ?? 'S3',
    endpoint: unlessAmazon(endpoint),
    region: site.region,
    path: trimSlashes(site.path ?? ''),
    accessKeyId: anonymous ? undefined : user,
    anonymous: anonymous ? true : undefined,
    comment: site.comment,
  });
  return {
    description,
    secrets: user === undefined ? {} : saying<AccessSecrets>({ secretAccessKey: secret, sessionToken: undefined }),
  };
}
