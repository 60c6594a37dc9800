import { isAccountId } from '../identifiers/account-id.ts';
import { partitionOfRegion } from '../identifiers/partitions.ts';
import type { CallOperation, CallParameter, CallStep, ParameterValue, PromptStep } from './connection-plan.ts';
import { isMountainDuck } from './cyberduck-program.ts';
import { askSsoAccount, askSsoRegion, askSsoRole, askSsoStartUrl } from './cyberduck-prompts.ts';
import { SsoSettings } from './cyberduck-sso-settings.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';

/** The scope that makes a profile one for Identity Center (§0.1). */
export const identityCenterScope = 'sso:account:access';

/** Where the browser comes back to: a port that is free when the client is registered (§3.1). */
const redirect = 'http://127.0.0.1:<port>/oauth/callback';

/** IAM Identity Center, step by step (§3.1). False when the plan ends here. */
export function planIdentityCenter(draft: PlanDraft, target: CyberduckTarget): boolean {
  const { settings } = target;
  if (target.era !== 'C') {
    const instead = 'takes it for an OpenID Connect sign-in, and has no address to open';
    const facts = { program: draft.title, instead };
    draft.problem('plan-identity-center-too-new', settings.placeOfList('Scopes') ?? target.place, { facts });
    return false;
  }
  draft.strategy = 'identity-center';
  const sso = new SsoSettings(draft, target);
  const region = sso.value('sso_region', askSsoRegion(regionsOf(target)));
  const startUrl = sso.value('sso_start_url', askSsoStartUrl);
  checkRegion(draft, sso, region);
  checkStartUrl(draft, sso, startUrl);
  const at = region.kind === 'known' ? region.value : '<sso-region>';
  if (region.kind === 'known') target.ssoRegion = region.value;
  planBrowser(draft, target, at, startUrl);
  const token: CallParameter = {
    name: 'accessToken',
    value: { kind: 'answer', of: 'CreateToken', member: 'accessToken' },
  };
  const portal = (operation: CallOperation, parameters: readonly CallParameter[], purpose: string): CallStep => ({
    kind: 'call',
    service: 'sso',
    operation,
    endpoint: `https://portal.sso.${at}.amazonaws.com`,
    signingRegion: at,
    signedWith: 'access-token',
    parameters: [...parameters, token],
    purpose,
  });
  const choose = (prompt: PromptStep, call: CallStep) => {
    draft.step({ ...call, onlyFor: prompt.prompt });
    draft.step(prompt);
  };
  const account: CallParameter = {
    name: 'accountId',
    value: sso.value('sso_account_id', askSsoAccount, (prompt) =>
      choose(prompt, portal('ListAccounts', [], 'offer the accounts, all pages')),
    ),
  };
  const role: CallParameter = {
    name: 'roleName',
    value: sso.value('sso_role_name', askSsoRole, (prompt) =>
      choose(prompt, portal('ListAccountRoles', [account], 'offer the permission sets of the account, all pages')),
    ),
  };
  checkAssignment(draft, sso, account.value, role.value);
  draft.step(
    portal('GetRoleCredentials', [role, account], 'get the keys of the permission set; again when they are over'),
  );
  sso.reportForgotten();
  return true;
}

/** The bucket regions of the profile, else those of S3, serve as the list (§3.1). */
function regionsOf({ settings }: CyberduckTarget): readonly string[] {
  const regions = settings.list('Regions');
  return regions.length > 0 ? regions : (partitionOfRegion('us-east-1')?.regions ?? []);
}

function planBrowser(draft: PlanDraft, target: CyberduckTarget, region: string, startUrl: ParameterValue): void {
  const oidc = `https://oidc.${region}.amazonaws.com`;
  const scopes = target.settings.list('Scopes');
  const known = (name: string, value: string): CallParameter => ({ name, value: { kind: 'known', value } });
  const registered = (name: string, member: string): CallParameter => ({
    name,
    value: { kind: 'answer', of: 'RegisterClient', member },
  });
  const call = {
    kind: 'call',
    service: 'sso-oidc',
    endpoint: oidc,
    signingRegion: region,
    signedWith: 'nothing',
  } as const;
  draft.step({
    ...call,
    operation: 'RegisterClient',
    parameters: [
      known('clientName', isMountainDuck(draft.input.program) ? 'Mountain Duck' : 'Cyberduck'),
      known('clientType', 'public'),
      { name: 'issuerUrl', value: startUrl },
      known('grantTypes', 'authorization_code,refresh_token'),
      known('scopes', scopes.join(',')),
      known('redirectUris', redirect),
    ],
    purpose: 'register the application; not kept, so each start of the application registers again',
  });
  draft.step({
    kind: 'browser',
    flow: 'authorization-code',
    url: `${oidc}/authorize`,
    redirect,
    parameters: [
      known('response_type', 'code'),
      registered('client_id', 'clientId'),
      known('redirect_uri', redirect),
      known('scope', scopes.join(' ')),
      { name: 'state', value: { kind: 'generated', how: 'random, and compared when the browser comes back' } },
      { name: 'start_url', value: startUrl },
    ],
    pkce: true,
    purpose:
      'sign in and allow access, unless tokens in the keychain are valid or can be refreshed; there is no device code',
  });
  draft.step({
    ...call,
    operation: 'CreateToken',
    parameters: [
      registered('clientId', 'clientId'),
      registered('clientSecret', 'clientSecret'),
      known('grantType', 'authorization_code'),
      { name: 'code', value: { kind: 'answer', of: 'browser', member: 'code' } },
      known('redirectUri', redirect),
      { name: 'codeVerifier', value: { kind: 'generated', how: 'the text behind the challenge' } },
    ],
    purpose: 'exchange the code for an access token',
  });
}

/** The suffix of the hosts is fixed: China and the sovereign cloud cannot work (§3.1). */
function checkRegion(draft: PlanDraft, sso: SsoSettings, region: ParameterValue): void {
  if (region.kind !== 'known') return;
  const partition = partitionOfRegion(region.value);
  if (partition === undefined) {
    const facts = { setting: 'sso_region', value: region.value, wanted: 'a region such as eu-central-1' };
    draft.problem('plan-sso-value-wrong', sso.placeOf('sso_region'), { facts });
  } else if (partition.dnsSuffix !== 'amazonaws.com') {
    const facts = { region: region.value, partition: partition.id, program: draft.title };
    draft.problem('plan-sso-region-out-of-reach', sso.placeOf('sso_region'), { facts });
  }
}

/** Only a practice server goes without TLS. */
function checkStartUrl(draft: PlanDraft, sso: SsoSettings, startUrl: ParameterValue): void {
  if (startUrl.kind !== 'known' || startUrl.value.startsWith('https://') || startUrl.value.startsWith('http://'))
    return;
  const facts = { setting: 'sso_start_url', value: startUrl.value, wanted: 'an address that begins with https://' };
  draft.problem('plan-sso-value-wrong', sso.placeOf('sso_start_url'), { facts });
}

/** What the portal refuses with a text that names no reason (§5.2). */
function checkAssignment(draft: PlanDraft, sso: SsoSettings, account: ParameterValue, role: ParameterValue): void {
  if (account.kind === 'known' && !isAccountId(account.value)) {
    const facts = { setting: 'sso_account_id', value: account.value, wanted: 'twelve digits, zeros in front included' };
    draft.problem('plan-sso-value-wrong', sso.placeOf('sso_account_id'), { facts });
  }
  if (role.kind === 'known' && role.value.startsWith('AWSReservedSSO_')) {
    const wanted = 'the name of the permission set, without AWSReservedSSO_ and the letters at its end';
    const facts = { setting: 'sso_role_name', value: role.value, wanted };
    draft.problem('plan-sso-value-wrong', sso.placeOf('sso_role_name'), { facts });
  }
}
