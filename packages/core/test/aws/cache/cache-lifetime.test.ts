import { describe, expect, it } from 'vitest';
import {
  areRoleCredentialsUsable,
  isSsoRegistrationUsable,
  ssoTokenState,
} from '../../../src/aws/cache/cache-lifetime.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const inMinutes = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
const keys = { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c', from: 'sts' } as const;
const whole = {
  accessToken: 'a',
  refreshToken: 'r',
  clientId: 'i',
  clientSecret: 's',
  registrationExpiresAt: inMinutes(60),
};

describe('keys and registrations', () => {
  it.each([
    [16, true],
    [15, true],
    [14.99, false],
    [-1, false],
  ])('with %d minutes left are usable: %s', (minutes, usable) => {
    expect(areRoleCredentialsUsable({ ...keys, expiresAt: inMinutes(minutes) }, now)).toBe(usable);
    const registration = { clientId: 'i', clientSecret: 's', expiresAt: inMinutes(minutes) };
    expect(isSsoRegistrationUsable(registration, now)).toBe(usable);
  });
});

describe('an access token', () => {
  it.each([
    [16, { usable: true, renew: false }],
    [14, { usable: true, renew: true }],
    [-1, { usable: false, renew: true }],
  ])('with %d minutes left and all it takes', (minutes, state) => {
    expect(ssoTokenState({ ...whole, expiresAt: inMinutes(minutes) }, now, false)).toEqual(state);
  });

  it('is not renewed in the legacy format, without its client, or with an expired one', () => {
    const expiresAt = inMinutes(5);
    const kept = { usable: true, renew: false };
    const { refreshToken: _, ...without } = whole;
    expect(ssoTokenState({ ...whole, expiresAt }, now, true)).toEqual(kept);
    expect(ssoTokenState({ ...without, expiresAt }, now, false)).toEqual(kept);
    expect(ssoTokenState({ ...whole, registrationExpiresAt: inMinutes(0), expiresAt }, now, false)).toEqual(kept);
  });
});
