/** Region that signs for the global endpoint, and for hosts that name none. */
export const globalSigningRegion = 'us-east-1';

/** The region that the SDK reads out of an STS host: `sts.REGION.amazonaws.com`. */
export function signingRegionOfSts(endpoint: string): string {
  const host = hostOf(endpoint);
  const labels = host.split('.');
  const region = labels[0] === 'sts' && labels.length >= 4 && labels[2] === 'amazonaws' ? labels[1] : undefined;
  return region ?? globalSigningRegion;
}

/** Host of a URL, without port, or the text itself when it is none. */
export function hostOf(url: string): string {
  const afterScheme = url.includes('://') ? url.slice(url.indexOf('://') + 3) : url;
  const authority = afterScheme.split('/')[0] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1).split(':')[0] ?? '';
}
