import type { RawAnswer } from '../probes.ts';
import { isAwsHost } from './aws-names.ts';
import type { Endpoint } from './plan-endpoints.ts';

/** page: a web page in place of a service; elsewhere: a redirect to somebody who is not AWS; sign-in: the network says so. */
export type Stranger =
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'elsewhere'; readonly to: string }
  | { readonly kind: 'page'; readonly title: string };

/**
 * Who answered in place of AWS, if anybody. S3 itself redirects to a page about S3 when its root is opened, so at S3 a
 * redirect counts only when it leads away from AWS; a server of somebody else may have a web page at its root.
 */
export function strangerIn(
  { status, headers, text }: RawAnswer,
  { service, url, hostname }: Endpoint,
): Stranger | undefined {
  if (status === 511) return { kind: 'sign-in' };
  // The person is meant to see pages there.
  if (service === 'browser' || service === 'identity-provider') return undefined;
  const isAws = isAwsHost(hostname);
  const isStrict = service !== 's3';
  if (status >= 300 && status < 400 && (isAws || isStrict)) {
    const to = hostBehind(headers['location'], url);
    if (to === undefined) return undefined;
    if (isStrict ? !isAwsHost(to) : to !== hostname && !isAwsHost(to)) return { kind: 'elsewhere', to };
  }
  if (!(headers['content-type'] ?? '').toLowerCase().startsWith('text/html')) return undefined;
  // AWS numbers its answers, those in HTML as well.
  if (awsHeaders.some((name) => headers[name] !== undefined)) return undefined;
  return isAws || isStrict ? { kind: 'page', title: titleOf(text) } : undefined;
}

const awsHeaders = ['x-amzn-requestid', 'x-amz-request-id', 'x-amz-id-2', 'x-amzn-errortype'];

function hostBehind(location: string | undefined, base: string): string | undefined {
  return location === undefined || !URL.canParse(location, base) ? undefined : new URL(location, base).hostname;
}

const longestTitle = 80;

/** What the page calls itself; empty when it does not say. */
function titleOf(text: string): string {
  const folded = text.toLowerCase();
  const open = folded.indexOf('<title');
  const start = open === -1 ? -1 : folded.indexOf('>', open) + 1;
  const end = folded.indexOf('</title', start);
  if (start < 1 || end === -1) return '';
  const words = text.slice(start, Math.min(end, start + longestTitle * 4)).split(/\s/u);
  return printable(words.filter((word) => word !== '').join(' ')).slice(0, longestTitle);
}

/** A stranger's text: no control characters, so that it can be shown. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}
