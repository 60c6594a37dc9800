import type { BrowserStep, CallStep, Facts } from '@duckbill/core';
import { bindListener, isLoopbackRedirect, prepareReturn } from './browser-listener.ts';
import { authorizeEndpoint, browserService, flowTaken, isOtherFlow, plannedCall } from './flow-taken.ts';
import { resolveParameters } from './resolve-parameters.ts';
import { authorizationUrl } from './sign-in/authorization-url.ts';
import { Interrupted } from './sign-in/interrupted.ts';
import type { LoopbackListener } from './sign-in/loopback-listener.ts';
import { SignInError } from './sign-in/sign-in-error.ts';
import { startDevice } from './take-identity-center.ts';
import type { Walk } from './walk.ts';

/** How long a person may take in the browser, as with the AWS CLI (aws-config D.3). */
const longestWait = 600_000;

/** Lets the person approve in a browser. */
export async function takeBrowser(step: BrowserStep, walk: Walk): Promise<void> {
  const started = walk.begin(step);
  if (!walk.world.mayAsk) return walk.forbid(step, started);
  try {
    const facts = flowTaken(walk) === 'device-code' ? await showDevice(walk) : await authorize(step, walk);
    walk.end(step, started, 'done', facts);
  } catch (error) {
    if (error instanceof Interrupted) walk.breakOff(step, started);
    else walk.fail(step, started, error);
  }
}

/** Shows address and code; the token comes with the next call, which waits. */
async function showDevice(walk: Walk): Promise<Facts> {
  if (walk.browser.device === undefined) await startUnplanned(walk);
  const { device } = walk.browser;
  if (device === undefined) return {};
  const { url, completeUrl, userCode } = device;
  const opened = await open(completeUrl, walk);
  walk.world.tell({
    kind: 'approve',
    flow: 'device-code',
    url: opened ? url : completeUrl,
    code: userCode,
    opened,
  });
  return { code: userCode };
}

/** The plan has the other flow: the call is made all the same. */
async function startUnplanned(walk: Walk): Promise<void> {
  const registration = plannedCall('RegisterClient', walk);
  if (registration === undefined) throw new Error('a device code needs a client, and the plan has none');
  const step: CallStep = {
    ...registration,
    operation: 'StartDeviceAuthorization',
    parameters: [],
    purpose: 'added by Duckbill: no browser can come back to this computer',
  };
  const started = walk.begin(step);
  walk.end(step, started, 'done', await startDevice(step, walk), true);
}

async function open(url: string, { world }: Walk): Promise<boolean> {
  return world.signIn.choices.openBrowser && (await world.signIn.openBrowser(url));
}

/** Authorization code: the browser brings it back to this computer, or the person pastes where it went. */
async function authorize(step: BrowserStep, walk: Walk): Promise<Facts> {
  const { world, browser } = walk;
  const { redirect } = step;
  if (redirect === undefined || isLoopbackRedirect(redirect)) await bindListener(step, walk);
  else browser.redirectUri = redirect;
  const state = browser.state ?? prepareReturn(walk);
  const { listener, proofKey, client, redirectUri = '' } = browser;
  const pkce = step.pkce || isOtherFlow(walk);
  const challenge = pkce ? proofKey?.challenge : undefined;
  const parameters = await resolveParameters(step, walk);
  const request = { redirectUri, state, challenge, clientId: client?.clientId };
  const url = authorizationUrl(authorizeEndpoint(step, walk), parameters, request);
  const opened = await open(url, walk);
  world.tell({ kind: 'approve', flow: 'authorization-code', url, opened });
  const query = listener === undefined ? await pasted(walk) : await comeBack(walk, listener);
  const code = readCallback(query, state, browserService(walk));
  const codeVerifier = pkce ? proofKey?.verifier : undefined;
  walk.noteAnswer('browser', { code, redirectUri, codeVerifier }, ['code', 'codeVerifier']);
  return {};
}

async function pasted({ world }: Walk): Promise<URLSearchParams> {
  const label = 'Address that the browser could not open at the end (copy it from there, or from its error page)';
  const text = world.mayAsk ? await world.ask({ prompt: 'redirected-url', label, hidden: true }) : undefined;
  if (text === undefined) throw new Interrupted();
  const query = text.trim();
  const at = query.indexOf('?');
  return new URLSearchParams(at === -1 ? query : query.slice(at + 1));
}

async function comeBack(walk: Walk, listener: LoopbackListener): Promise<URLSearchParams> {
  const query = await walk.world.signIn.interruptible(async (signal) => {
    const late = AbortSignal.timeout(longestWait);
    const found = await listener.callback(AbortSignal.any([signal, late]));
    if (found === undefined && signal.aborted) throw new Interrupted();
    return found;
  });
  listener.close();
  if (query === undefined)
    throw new SignInError(browserService(walk), 'the browser did not come back within ten minutes', {
      code: 'BrowserNotBack',
    });
  return query;
}

function readCallback(query: URLSearchParams, state: string, service: 'sso-oidc' | 'identity-provider'): string {
  if (query.get('state') !== state) {
    const message = 'the browser came back with another state: it belongs to another sign-in, or somebody interferes';
    throw new SignInError(service, message, { code: 'BrowserNotBack' });
  }
  const error = query.get('error');
  if (error !== null) {
    const code = service === 'sso-oidc' ? exceptionName(error) : error;
    throw new SignInError(service, query.get('error_description') ?? error, { code });
  }
  const code = query.get('code');
  if (code === null || code === '')
    throw new SignInError(service, 'the browser came back without a code', { code: 'BrowserNotBack' });
  return code;
}

/** access_denied in a URL is the AccessDeniedException of a call (aws-wire §3.1). */
function exceptionName(error: string): string {
  const words = error.split('_').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join('')}Exception`;
}
