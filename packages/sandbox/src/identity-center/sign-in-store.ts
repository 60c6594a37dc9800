import { RecentMap } from '../recent-map.ts';
import type { RandomBytes } from '../sessions.ts';

/** A program that registered itself. */
export interface RegisteredClient {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
  readonly scopes: readonly string[];
  readonly grantTypes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly issuerUrl: string | undefined;
}

/** What became of a device code. */
export type DeviceState =
  | { readonly kind: 'pending' }
  | { readonly kind: 'approved'; readonly person: string }
  | { readonly kind: 'denied' }
  | { readonly kind: 'used' };

export interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly client: RegisteredClient;
  /** The instance, by its start URL. */
  readonly startUrl: string;
  /** Proves that an answer comes from our own page. */
  readonly formKey: string;
  readonly startedAt: number;
  readonly expiresAt: number;
  state: DeviceState;
  polls: number;
  lastPolledAt: number | undefined;
}

/** A sign-in by authorization code that waits for its person. */
export interface AuthorizationRequest {
  readonly id: string;
  readonly client: RegisteredClient;
  readonly startUrl: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
  /** The S256 challenge of PKCE. */
  readonly challenge: string;
  readonly formKey: string;
  readonly expiresAt: number;
}

export interface AuthorizationCode {
  readonly request: AuthorizationRequest;
  readonly person: string;
  readonly expiresAt: number;
  used: boolean;
}

/** A person who signed in, through one client; its tokens end with it. */
export interface SignIn {
  readonly startUrl: string;
  readonly person: string;
  readonly client: RegisteredClient;
  readonly endsAt: number;
  ended: boolean;
}

export interface AccessToken {
  readonly signIn: SignIn;
  readonly expiresAt: number;
}

/** Everything that Identity Center remembers between requests. */
export class SignInStore {
  readonly clients: RecentMap<string, RegisteredClient> = new RecentMap();
  readonly codes: RecentMap<string, AuthorizationCode> = new RecentMap();
  readonly requests: RecentMap<string, AuthorizationRequest> = new RecentMap();
  readonly accessTokens: RecentMap<string, AccessToken> = new RecentMap();
  readonly refreshTokens: RecentMap<string, SignIn> = new RecentMap();
  readonly portalCalls: RecentMap<string, { readonly second: number; readonly count: number }> = new RecentMap();
  readonly #devices: RecentMap<string, DeviceAuthorization> = new RecentMap();
  readonly #byUserCode: RecentMap<string, DeviceAuthorization> = new RecentMap();
  readonly #random: RandomBytes;

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  addDevice(device: DeviceAuthorization): void {
    this.#devices.set(device.deviceCode, device);
    this.#byUserCode.set(device.userCode, device);
  }

  device(deviceCode: string): DeviceAuthorization | undefined {
    return this.#devices.get(deviceCode);
  }

  /** As people type it: without the dash, in any case, with blanks around it. */
  deviceOfUserCode(typed: string): DeviceAuthorization | undefined {
    const letters = typed.toUpperCase().replaceAll(/[^A-Z]/g, '');
    return this.#byUserCode.get(`${letters.slice(0, 4)}-${letters.slice(4)}`);
  }

  devices(): Iterable<DeviceAuthorization> {
    return this.#devices.values();
  }

  /** A new secret; the prefix says what it is, and that it opens nothing on AWS. */
  secret(prefix: string, bytes = 32): string {
    return `${prefix}${Buffer.from(this.#random(bytes)).toString('base64url')}`;
  }

  /** `RHHX-BCTS`: consonants, so that no words come out. */
  userCode(): string {
    const text = Array.from(this.#random(8), (byte) => consonants.charAt(byte % consonants.length)).join('');
    return `${text.slice(0, 4)}-${text.slice(4)}`;
  }
}

const consonants = 'BCDFGHJKLMNPQRSTVWXZ';
