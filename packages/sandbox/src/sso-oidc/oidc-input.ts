import { headerValue, type SandboxRequest } from '../http-message.ts';
import { parseJsonObject } from '../json-answer.ts';
import { firstParameters, parseParameters } from '../query-parameters.ts';
import { oidcFailure } from './oidc-failure.ts';

/** What a call of sso-oidc sent, read by the names of the service model. */
export class OidcInput {
  /** Sent as an HTML form with the names of RFC 6749, as Cyberduck refreshes (cyberduck-s3-connect §3.4). */
  readonly isForm: boolean;
  readonly #members: ReadonlyMap<string, unknown>;

  constructor(members: ReadonlyMap<string, unknown>, isForm: boolean) {
    this.#members = members;
    this.isForm = isForm;
  }

  /** A text; undefined when absent, null or empty. Anything but a text is an invalid request. */
  text(name: string): string | undefined {
    const value = this.#members.get(name) ?? undefined;
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw oidcFailure('InvalidRequestException', undefined, `${name} is no text`);
    return value;
  }

  /** A list of texts; empty when absent. */
  list(name: string): readonly string[] {
    const value = this.#members.get(name) ?? [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [undefined];
    return items.map((item) => {
      if (typeof item === 'string') return item;
      throw oidcFailure('InvalidRequestException', undefined, `${name} is no list of texts`);
    });
  }

  has(name: string): boolean {
    return this.#members.has(name);
  }

  /** For the journal: lists as words. */
  shown(): ReadonlyMap<string, string> {
    return new Map([...this.#members].map(([name, value]) => [name, wordsOf(value)]));
  }
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, 32) : [];
  return items.filter((item) => typeof item === 'string').join(' ');
}

/** `grant_type` → `grantType` */
const formNames: ReadonlyMap<string, string> = new Map([
  ['client_id', 'clientId'],
  ['client_secret', 'clientSecret'],
  ['grant_type', 'grantType'],
  ['device_code', 'deviceCode'],
  ['refresh_token', 'refreshToken'],
  ['redirect_uri', 'redirectUri'],
  ['code_verifier', 'codeVerifier'],
  ['code', 'code'],
]);

/** Read the body: JSON in camelCase, or a form; anything else is an invalid request. */
export function readOidcInput(request: SandboxRequest): OidcInput {
  const type = headerValue(request.headers, 'content-type') ?? '';
  if (type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return readForm(request.body);
  const members = parseJsonObject(request.body);
  if (members === undefined) throw oidcFailure('InvalidRequestException', undefined, 'the body is no JSON object');
  return new OidcInput(members, false);
}

function readForm(body: Uint8Array): OidcInput {
  const members = new Map<string, unknown>();
  for (const [name, value] of firstParameters(parseParameters(new TextDecoder('latin1').decode(body)))) {
    if (name === 'scope')
      members.set(
        'scope',
        value.split(' ').filter((scope) => scope !== ''),
      );
    else members.set(formNames.get(name) ?? name, value);
  }
  return new OidcInput(members, true);
}
