import { headerValue, hostName, type HeaderField, type SandboxRequest } from '../http-message.ts';
import { isLoopbackHost, isLoopbackUrl } from '../loopback.ts';

/** Why a request may not command the sandbox; undefined for one that may. */
export interface Refusal {
  readonly status: 403 | 415;
  readonly problem: string;
}

/**
 * The listener is on the loopback address, but a browser on this computer carries requests of any web page there: under a
 * name that was made to point here (the Host header tells), or across origins (Origin tells; a JSON body asks first).
 */
export function guardControl(request: SandboxRequest): Refusal | undefined {
  if (!isLoopbackHost(hostName(request.headers))) {
    return { status: 403, problem: 'the Host header names another computer' };
  }
  const origin = headerValue(request.headers, 'origin');
  if (origin !== undefined && !isOwnOrigin(origin, request.headers)) {
    return { status: 403, problem: 'the request comes from a page of another origin' };
  }
  const sendsBody = request.method === 'PUT' || request.method === 'POST';
  if (sendsBody && !isJson(headerValue(request.headers, 'content-type'))) {
    return { status: 415, problem: 'the body must be application/json' };
  }
  return undefined;
}

function isOwnOrigin(origin: string, headers: readonly HeaderField[]): boolean {
  return isLoopbackUrl(origin) && new URL(origin).host === headerValue(headers, 'host');
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}
