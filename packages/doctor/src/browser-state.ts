import type { SsoRegistration, SsoToken } from '@duckbill/core';
import type { DeviceAuthorization } from './sign-in/device-code.ts';
import type { LoopbackListener } from './sign-in/loopback-listener.ts';
import type { ProofKey } from './sign-in/proof-key.ts';
import type { Choice } from './world.ts';

/** How far a sign-in in the browser has come. Secret. */
export class BrowserState {
  listener: LoopbackListener | undefined;
  /** Comes back with the browser: the answer belongs to our question. */
  state: string | undefined;
  proofKey: ProofKey | undefined;
  redirectUri: string | undefined;
  client: SsoRegistration | undefined;
  device: DeviceAuthorization | undefined;
  /** Of Identity Center. */
  token: SsoToken | undefined;
  /** Of the role that Identity Center gave keys for. */
  assigned: { readonly account: string; readonly role: string } | undefined;
  /** What the person may choose from, by the call that answered it. */
  readonly lists: Map<'ListAccounts' | 'ListAccountRoles', readonly Choice[]> = new Map();

  close(): void {
    this.listener?.close();
  }
}
