import { createHash } from 'node:crypto';
import { ssoRoleCacheFile, ssoTokenCacheFile } from '@duckbill/core';
import type { SsoSettings } from './sso-of-plan.ts';

/** Keys that another spelling of one setting leads to. */
export interface MisnamedKeys {
  /** Without folder. */
  readonly file: string;
  /** The setting whose spelling differs. */
  readonly setting: string;
  readonly value: string;
  readonly wrote: string;
  /** Which letters differ, in words. */
  readonly difference: string;
}

export function sha1Hex(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex');
}

/** The name that Cyberduck makes of the settings (cyberduck-s3-connect §1.6). */
export function keysFileOf(sso: SsoSettings, other: Readonly<Record<string, string | undefined>> = {}): string {
  const value = (name: string): string | undefined => (name in other ? other[name] : sso.get(name)?.value);
  const accountId = value('sso_account_id');
  const roleName = value('sso_role_name');
  const sessionName = value('sso_session');
  const startUrl = value('sso_start_url');
  return ssoRoleCacheFile(
    {
      ...(accountId === undefined ? {} : { accountId }),
      ...(roleName === undefined ? {} : { roleName }),
      ...(sessionName === undefined ? {} : { sessionName }),
      ...(startUrl === undefined ? {} : { startUrl }),
    },
    sha1Hex,
  );
}

/** The token of the sign-in that the keys come from: by the session, else by the start URL. */
export function tokenFileOf(sso: SsoSettings): string | undefined {
  const of = sso.get('sso_session')?.value ?? sso.get('sso_start_url')?.value;
  return of === undefined ? undefined : `~/.aws/sso/cache/${ssoTokenCacheFile(of, sha1Hex)}`;
}

/** A file of the folder that only another spelling of the start URL, or of the session, leads to (#12890). */
export function findMisnamedKeys(sso: SsoSettings, present: ReadonlySet<string>): MisnamedKeys | undefined {
  const startUrl = sso.get('sso_start_url')?.value;
  const session = sso.get('sso_session')?.value;
  const tries: readonly (readonly [setting: string, value: string | undefined, others: readonly string[]])[] = [
    ['sso_start_url', session === undefined ? startUrl : undefined, spellingsOf(startUrl ?? '')],
    ['sso_session', session, trimmed(session ?? '')],
    ['sso_account_id', sso.get('sso_account_id')?.value, trimmed(sso.get('sso_account_id')?.value ?? '')],
    ['sso_role_name', sso.get('sso_role_name')?.value, trimmed(sso.get('sso_role_name')?.value ?? '')],
  ];
  for (const [setting, value, others] of tries) {
    if (value === undefined) continue;
    for (const wrote of others) {
      const file = keysFileOf(sso, { [setting]: wrote });
      if (wrote !== value && present.has(file))
        return { file, setting, value, wrote, difference: differenceOf(value, wrote) };
    }
  }
  return undefined;
}

/** Endings that people copy from the address bar, cases of the host, and notes that one program takes for the value. */
function spellingsOf(url: string): readonly string[] {
  const found = new Set<string>();
  for (const text of [url, ...trimmed(url)]) {
    const bare = withoutEnding(text);
    for (const base of [bare, lowerHost(bare), bare.replace(/^http:/u, 'https:')])
      for (const ending of ['', '/', '#', '#/', '/#', '/#/']) found.add(`${base}${ending}`);
  }
  return [...found];
}

/** One program keeps quotes and what stands behind a ` #`, the other does not (aws-config A.2, A.4). */
function trimmed(text: string): readonly string[] {
  const note = text.search(/\s[#;]/u);
  const value = (note === -1 ? text : text.slice(0, note)).trim();
  const quoted = value.length > 1 && ['"', "'"].includes(value.slice(0, 1)) && value.endsWith(value.slice(0, 1));
  return [value, ...(quoted ? [value.slice(1, -1)] : [])];
}

function withoutEnding(url: string): string {
  let end = url.length;
  while (end > 0 && '/#'.includes(url.charAt(end - 1))) end -= 1;
  return url.slice(0, end);
}

function lowerHost(url: string): string {
  const path = url.indexOf('/', url.indexOf('://') + 3);
  return path === -1 ? url.toLowerCase() : `${url.slice(0, path).toLowerCase()}${url.slice(path)}`;
}

/** From the first letter that differs, counted from 1. */
function differenceOf(value: string, wrote: string): string {
  let at = 0;
  while (at < value.length && value[at] === wrote[at]) at += 1;
  const [rest, other] = [value.slice(at), wrote.slice(at)];
  if (rest === '') return `"${other}" is missing at its end`;
  if (other === '') return `"${rest}" at its end is too much`;
  return `from letter ${at + 1} on it is "${rest}" in place of "${other}"`;
}
