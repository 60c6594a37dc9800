import { isAwsHost, isUnknownRegion, type PortalAddress } from '@duckbill/doctor';
import { type AllowedEndpoint, passedEndpoint } from './allowed-hosts.ts';
import { ConnectRefused } from './connect-refused.ts';

/** A region of AWS that is known, before any host is made of it. Throws `ConnectRefused`. */
export function passRegion(region: string): string {
  if (!isUnknownRegion(region)) return region;
  const errors = [{ pointer: '#/region', detail: 'is no region that this version knows' }];
  throw new ConnectRefused('region-unknown', { detail: '#/region is no region that this version knows.', errors });
}

/**
 * The start URL of an access portal, as AWS hands it out. It is never opened here, only told to AWS; what is no address
 * of AWS is a mistake all the same. Throws `ConnectRefused`.
 */
export function passPortal(startUrl: string, region: string): PortalAddress {
  const url = URL.canParse(startUrl) ? new URL(startUrl) : undefined;
  const isPortal =
    url !== undefined &&
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    isAwsHost(url.hostname);
  if (isPortal) return { startUrl, region: passRegion(region) };
  const detail = 'is no address such as https://NAME.awsapps.com/start';
  const errors = [{ pointer: '#/startUrl', detail }];
  throw new ConnectRefused('start-url-wrong', { detail: `#/startUrl ${detail}.`, errors });
}

/** The endpoint that a caller wants in place of AWS: one that the operator allows, by its origin. Throws `ConnectRefused`. */
export function passEndpoint(endpoint: string | undefined, allowed: readonly AllowedEndpoint[]): string | undefined {
  if (endpoint === undefined) return undefined;
  const passed = passedEndpoint(endpoint, allowed);
  if (passed !== undefined) return passed;
  const detail = 'is none of the endpoints that the operator allows (duckbill serve --allow-endpoint URL)';
  const errors = [{ pointer: '#/endpoint', detail }];
  throw new ConnectRefused('endpoint-not-allowed', { detail: `#/endpoint ${detail}.`, errors });
}
