import type { CallStep } from '@duckbill/core';
import type { PolicyDocument } from '../world.ts';
import type { LikeDraft } from './like-draft.ts';
import type { SsoProfile } from './likeness.ts';
import { usualAccount } from './like-users.ts';

/** Who signs in: no file says who. */
export const likePerson = 'you';

const accountNumber = /^\d{12}$/u;
const setName = /^[\w+=,.@-]{1,32}$/u;
const address = /^https?:\/\/[!-~]+$/u;
const region = /^[a-z]{2,}(?:-[a-z0-9]+)+$/u;

/** The portal of a plan, and in it every account and permission set that the same files enter by it. */
export function addIdentityCenter(draft: LikeDraft, step: CallStep): void {
  const startUrl = findStartUrl(draft);
  if (startUrl === undefined) {
    draft.note('left-out', 'Identity Center: no start URL is known');
    return;
  }
  const account = draft.parameter(step, 'accountId') ?? usualAccount;
  const permissionSet = draft.parameter(step, 'roleName') ?? 'S3-Read';
  const own: SsoProfile = { startUrl, region: regionOf(step), account, permissionSet };
  const others = (draft.input.ssoProfiles ?? []).filter((one) => sameUrl(one.startUrl, startUrl));
  const places = [own, ...others].filter((one) => {
    const fits = accountNumber.test(one.account) && setName.test(one.permissionSet);
    if (!fits)
      draft.note('left-out', `permission set "${one.permissionSet}" in account "${one.account}": no such names`);
    return fits;
  });
  const policies: PolicyDocument[] = [];
  draft.center = {
    startUrl,
    region: own.region,
    accounts: unique(places.map((one) => one.account)).map((id) => ({
      id,
      name: `Account ${id}`,
      email: `account-${id}@example.com`,
    })),
    permissionSets: unique(places.map((one) => one.permissionSet)).map((name) => ({ name, policies })),
    people: [
      {
        name: likePerson,
        displayName: 'You',
        assignments: unique(places.map((one) => `${one.account} ${one.permissionSet}`)).map((pair) => ({
          account: pair.slice(0, 12),
          permissionSet: pair.slice(13),
        })),
      },
    ],
  };
  draft.caller = { kind: 'permission-set', account, policies };
}

/** The start URL as a step or a setting names it. */
function findStartUrl(draft: LikeDraft): string | undefined {
  for (const step of draft.steps) {
    if (step.kind !== 'call') continue;
    const url = draft.parameter(step, 'startUrl') ?? draft.parameter(step, 'issuerUrl');
    if (url !== undefined && address.test(url)) return url;
  }
  const { settings } = draft.input.planned.plan;
  const setting = settings.find(({ name }) => name.toLowerCase().endsWith('sso_start_url'))?.value;
  return [setting, draft.typed.get('sso-start-url')].find((url) => url !== undefined && address.test(url));
}

function regionOf({ signingRegion }: CallStep): string {
  return region.test(signingRegion) ? signingRegion : 'us-east-1';
}

/** The same but for a final slash and `#`, which programs write and leave out as they like. */
export function sameUrl(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(url: string): string {
  let end = url.length;
  while (end > 0 && (url.charAt(end - 1) === '/' || url.charAt(end - 1) === '#')) end -= 1;
  return url.slice(0, end);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
