import { readEndpoint } from '../endpoint.ts';
import { headerValue, hostName, type SandboxRequest } from '../http-message.ts';
import { parseUrl } from '../parse-url.ts';

/** Where a person approves a device code: AWS's own page under AWS's names, else `/device` of the host that was asked. */
export function pageAddress(request: SandboxRequest, region: string): string {
  const named = readEndpoint(hostName(request.headers));
  const host = headerValue(request.headers, 'host') ?? '';
  if (named.service !== undefined && host.includes('.amazonaws.com'))
    return `https://device.sso.${region}.amazonaws.com/`;
  const base = parseUrl(`http://${host}`);
  return base === undefined || base.pathname !== '/' ? '/device' : `${base.origin}/device`;
}
