import type { CallStep, Facts } from '@duckbill/core';
import { resolveParameters } from './resolve-parameters.ts';
import { exchangeCode } from './sign-in/exchange-code.ts';
import type { Walk } from './walk.ts';

/** ExchangeCode: at an OpenID Connect issuer, which is not AWS. A code works once, so it is never sent again. */
export async function takeIssuerTokens(step: CallStep, walk: Walk): Promise<Facts> {
  const { world, browser } = walk;
  const form = new Map(await resolveParameters(step, walk));
  form.set('grant_type', form.get('grant_type') ?? 'authorization_code');
  // As the browser was sent, with the port that listened.
  if (browser.redirectUri !== undefined) form.set('redirect_uri', browser.redirectUri);
  const verifier = walk.answerOf('browser', 'codeVerifier');
  if (verifier !== undefined) form.set('code_verifier', verifier);
  const endpoint = world.endpoints['identity-provider'] ?? step.endpoint;
  const { idToken, accessToken, refreshToken, subject } = await exchangeCode(endpoint, form, world);
  const secrets = ['idToken', 'accessToken', 'refreshToken'];
  walk.noteAnswer('ExchangeCode', { idToken, accessToken, refreshToken, sub: subject }, secrets);
  return subject === undefined ? {} : { subject };
}
