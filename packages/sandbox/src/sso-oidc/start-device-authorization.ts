import type { Exchange } from '../exchange.ts';
import { pageAddress } from '../pages/page-address.ts';
import { knownClient } from './known-client.ts';
import { oidcFailure } from './oidc-failure.ts';
import type { OidcInput } from './oidc-input.ts';
import { centerOf, deviceGrant } from './register-client.ts';

/** As AWS gives them (aws-wire §3.1). */
const codeLifetime = 600;
export const pollInterval = 1;

/** StartDeviceAuthorization: a code for the program, and one for the person. */
export function startDeviceAuthorization(exchange: Exchange, input: OidcInput): Readonly<Record<string, unknown>> {
  const client = knownClient(exchange, input);
  const startUrl = input.text('startUrl');
  if (startUrl === undefined) throw oidcFailure('InvalidRequestException', undefined, 'startUrl is missing');
  if (!client.grantTypes.includes(deviceGrant))
    throw oidcFailure('UnauthorizedClientException', undefined, 'the client did not register for device codes');
  const center = centerOf(exchange, startUrl);
  const { signIns, now } = exchange;
  const device = {
    deviceCode: signIns.secret('DuckDevice-'),
    userCode: signIns.userCode(),
    client,
    startUrl: center.startUrl,
    formKey: signIns.secret('', 16),
    startedAt: now,
    expiresAt: now + codeLifetime,
    state: { kind: 'pending' },
    polls: 0,
    lastPolledAt: undefined,
  } as const;
  signIns.addDevice({ ...device });
  const verificationUri = pageAddress(exchange.request, center.region);
  return {
    deviceCode: device.deviceCode,
    userCode: device.userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${device.userCode}`,
    expiresIn: codeLifetime,
    interval: pollInterval,
  };
}
