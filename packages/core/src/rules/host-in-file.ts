import { hostNameProblem, type HostNameProblem } from '../identifiers/host-name.ts';
import { isAwsHostname } from '../plan/aws-hostname.ts';
import { setPlistString } from '../plist/edit-plist.ts';
import { lookUp } from '../plist/look-up.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { Located } from '../plist/typed-reads.ts';
import { nearestAwsHostname } from './nearest-aws-hostname.ts';
import { nearestName } from './nearest-name.ts';
import { plistFix } from './plist-fix.ts';
import type { Finding } from './rule.ts';

/** A host name in a profile or bookmark. */
export interface HostInFile {
  readonly plist: PlistDocument;
  readonly dict: PlistDict;
  readonly key: 'Default Hostname' | 'Hostname';
  readonly host: Located<string>;
}

const problems: Readonly<Record<HostNameProblem['problem'], string>> = {
  scheme: 'it begins like an address',
  user: 'a user stands before the host',
  path: 'a path follows',
  port: 'a port follows',
  blank: 'it has blanks',
};

/** What is wrong with a host name as such. */
export function hostMalformed(inFile: HostInFile): Finding | undefined {
  const { plist, key, host } = inFile;
  if (host.value.trim() === '' || host.value.includes('${')) return undefined;
  const found = hostNameProblem(host.value);
  if (found === undefined) return undefined;
  // A port or a path would be lost: those have keys of their own.
  const isWhole =
    host.value
      .trim()
      .replace(/^[a-z]+:\/\//u, '')
      .replace(/\/$/u, '') === found.host;
  return {
    file: plist.source.name,
    span: host.textSpan,
    facts: { key, found: withoutUser(host.value), problem: problems[found.problem], ...nearestFact(found.host) },
    fixes: found.host !== undefined && isWhole ? writeHost(inFile, found.host) : [],
  };
}

/** A password may stand before the `@`: facts hold no secrets. */
function withoutUser(text: string): string {
  const at = text.lastIndexOf('@');
  return at === -1 ? text : `…${text.slice(at)}`;
}

/** A host of AWS that Cyberduck takes for another service (cyberduck-formats §3.6 item 5). */
export function hostNotTakenForAws(inFile: HostInFile): Finding | undefined {
  const { plist, key, host } = inFile;
  const folded = host.value.toLowerCase();
  if (hostNameProblem(host.value) !== undefined || isAwsHostname(host.value)) return undefined;
  const respelt = respellDomain(folded);
  if (!looksLikeS3(respelt)) return undefined;
  const nearest = isAwsHostname(respelt) ? respelt : nearestAwsHostname(respelt);
  return {
    file: plist.source.name,
    span: host.textSpan,
    facts: { key, found: host.value, ...nearestFact(nearest) },
    fixes: nearest === undefined ? [] : writeHost(inFile, nearest),
  };
}

/** Endpoints for web sites and control calls are hosts of AWS as well, but nobody lists buckets there. */
function looksLikeS3(host: string): boolean {
  if (!host.endsWith('.amazonaws.com') && !host.endsWith('.amazonaws.com.cn')) return false;
  const labels = host.split('.');
  if (labels.some((label) => label.startsWith('s3-website') || label === 's3-control')) return false;
  return labels.some((label) => label === 's3' || label.startsWith('s3-'));
}

const domainsOfAws = ['amazonaws'];

/** A host of S3 with the domain of AWS in place of one that is a slip away from it: `s3.amazonws.com`. */
function respellDomain(host: string): string {
  const labels = host.split('.');
  const at = labels.lastIndexOf('com') - 1;
  const label = labels[at];
  if (label === undefined || nearestName(label, domainsOfAws) === undefined) return host;
  return labels.with(at, 'amazonaws').join('.');
}

function nearestFact(nearest: string | undefined): { readonly nearest?: string } {
  return nearest === undefined ? {} : { nearest };
}

function writeHost({ plist, dict, key }: HostInFile, host: string): ReturnType<typeof plistFix> {
  const entry = lookUp(dict, key);
  if (entry === undefined) return [];
  return plistFix(plist, setPlistString(plist.source, entry, host), `write "${host}"`, false);
}
