import type { Caller } from '../caller.ts';
import type { Exchange } from '../exchange.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { XmlPart } from '../xml-text.ts';
import { credentialsElement } from './credentials-element.ts';
import {
  ParameterFaults,
  parseDuration,
  serialNumberRule,
  tokenCodeRule,
  type StsParameters,
} from './sts-parameters.ts';
import { verifyMfa } from './verify-mfa.ts';

const defaultDuration = 43200;

/** Temporary credentials of the user itself, with or without MFA. Needs no permission, but refuses sessions. */
export function getSessionToken(exchange: Exchange, caller: Caller, parameters: StsParameters): readonly XmlPart[] {
  const faults = new ParameterFaults();
  const duration = parseDuration(parameters);
  faults.duration(duration, 900, 129600);
  const serial = faults.text(parameters, serialNumberRule);
  const code = faults.text(parameters, tokenCodeRule);
  faults.check();
  if (caller.kind !== 'user') {
    throw new ServiceFailure(403, 'AccessDenied', 'Cannot call GetSessionToken with session credentials');
  }
  const mfa = verifyMfa(exchange, caller, serial, code);
  const session = exchange.sessions.issue(
    { kind: 'session-token', userArn: caller.user.arn, mfaAt: mfa ? exchange.now : undefined },
    exchange.now,
    duration ?? defaultDuration,
  );
  return [credentialsElement(session)];
}
