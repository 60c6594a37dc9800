import type { BrowserStep } from '@duckbill/core';
import { listenOnLoopback } from './sign-in/loopback-listener.ts';
import { makeProofKey, randomText } from './sign-in/proof-key.ts';
import type { Walk } from './walk.ts';

/** Where the AWS CLI and Cyberduck let the browser come back to (aws-config D.3; cyberduck-s3-connect §3.1). */
const usualRedirect = 'http://127.0.0.1:<port>/oauth/callback';

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether a browser that goes there comes to a listener on this computer. */
export function isLoopbackRedirect(redirect: string): boolean {
  const url = redirect.replace('<port>', '0');
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && loopbackHosts.has(hostname);
}

/** Makes the listener that the browser comes back to, once; its state, verifier and port are known from then on. */
export async function bindListener({ redirect = usualRedirect }: BrowserStep, walk: Walk): Promise<void> {
  const { browser, world } = walk;
  if (browser.listener !== undefined) return;
  const url = new URL(redirect.replace('<port>', '0'));
  // A port in the plan is registered with the issuer: no other one would be let back.
  const port = world.signIn.choices.redirectPort ?? Number(url.port === '' ? 0 : url.port);
  const state = prepareReturn(walk);
  browser.listener = await listenOnLoopback(url.pathname, port, state);
  url.port = String(browser.listener.port);
  browser.redirectUri = url.href;
}

/** State and verifier of this sign-in; gives the state. */
export function prepareReturn({ browser, secrets, world: { signIn } }: Walk): string {
  const state = randomText(signIn, 24);
  browser.state = state;
  browser.proofKey = makeProofKey(signIn);
  secrets.add(state);
  secrets.add(browser.proofKey.verifier);
  return state;
}
