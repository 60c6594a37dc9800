import { temporaryKeyPrefix } from '@duckbill/sandbox';
import { headerOf, type JsonAnswer } from '../sign-in-client.ts';
import { isObject } from './request-form.ts';
import type { SignInCase } from './sign-in-case.ts';

type ExpectEqual = (what: string, got: unknown, wanted: unknown) => void;

/** Everything in which an answer of Identity Center differs from what AWS gave; empty when they agree. */
export function compareSignIn({ response }: SignInCase, answer: JsonAnswer, now: number): readonly string[] {
  const differences: string[] = [];
  const expectEqual: ExpectEqual = (what, got, wanted) => {
    if (JSON.stringify(sorted(got)) !== JSON.stringify(sorted(wanted)))
      differences.push(`${what}: got ${JSON.stringify(got)}, AWS ${JSON.stringify(wanted)}`);
  };
  const { json } = answer;
  if (response.status !== null) expectEqual('status', answer.status, response.status);
  if (response.code !== null) expectEqual('code', answer.code, response.code);
  if (response.message !== null) expectEqual('message', json['error_description'] ?? json['message'], response.message);
  const fields = response.fields ?? {};
  for (const [name, wanted] of Object.entries(fields))
    compareField(name, wanted, answer, now, expectEqual, fields['anyOrder'] === true);
  return differences;
}

function compareField(
  name: string,
  wanted: unknown,
  answer: JsonAnswer,
  now: number,
  expectEqual: ExpectEqual,
  anyOrder: boolean,
): void {
  const { json } = answer;
  switch (name) {
    case 'anyOrder':
      return;
    case 'body':
      for (const [member, value] of Object.entries(isObject(wanted) ? wanted : {}))
        expectEqual(member, json[member], value);
      return;
    case 'present':
      return expectEqual(
        name,
        strings(wanted).filter((path) => valueAt(json, path) === undefined),
        [],
      );
    case 'absent':
      return expectEqual(
        name,
        strings(wanted).filter((path) => valueAt(json, path) !== undefined),
        [],
      );
    case 'jsSdk':
      return compareShown(isObject(wanted) ? wanted : {}, answer, expectEqual);
    case 'lifetimeSeconds':
      return expectEqual(name, Number(json['clientSecretExpiresAt']) - now, wanted);
    case 'lengthOf':
      for (const [path, length] of Object.entries(isObject(wanted) ? wanted : {})) {
        const list = valueAt(json, path);
        expectEqual(`length of ${path}`, Array.isArray(list) ? list.length : undefined, length);
      }
      return;
    default:
      if (name.startsWith('header:'))
        return compareHeader(name.slice('header:'.length), String(wanted), answer, expectEqual);
      return compareValue(name, valueAt(json, name), wanted, now, expectEqual, anyOrder);
  }
}

/** What the SDK for JavaScript shows: the name, the members of the body, and "UnknownError" where it has no message. */
function compareShown(
  wanted: Readonly<Record<string, unknown>>,
  { code, json }: JsonAnswer,
  expectEqual: ExpectEqual,
): void {
  const shown: Readonly<Record<string, unknown>> = { ...json, name: code, message: json['message'] ?? 'UnknownError' };
  for (const [name, value] of Object.entries(wanted)) expectEqual(`${name} in the SDK`, shown[name], value);
}

/** An exception's name is cut at the colon; AWS may put an address behind it or not. */
function compareHeader(name: string, wanted: string, { response }: JsonAnswer, expectEqual: ExpectEqual): void {
  const got = headerOf(response, name);
  const cut = (text: string | undefined): string | undefined =>
    name === 'x-amzn-errortype' ? text?.split(':')[0] : text;
  expectEqual(name, cut(got), cut(wanted));
}

function compareValue(
  name: string,
  got: unknown,
  wanted: unknown,
  now: number,
  expectEqual: ExpectEqual,
  anyOrder: boolean,
): void {
  if (!isObject(wanted)) {
    const order = (value: unknown): unknown =>
      anyOrder && Array.isArray(value) ? value.map((one) => JSON.stringify(sorted(one))).toSorted() : value;
    return expectEqual(name, order(got), order(wanted));
  }
  if ('atLeast' in wanted) return expectEqual(name, Number(got) >= Number(wanted['atLeast']), true);
  if ('startsWith' in wanted) {
    // The sandbox has a prefix of its own for AWS's temporary keys, so that nobody takes them for real ones.
    const prefix = wanted['startsWith'] === 'ASIA' ? temporaryKeyPrefix : String(wanted['startsWith']);
    return expectEqual(name, String(got).startsWith(prefix), true);
  }
  if ('matches' in wanted) return expectEqual(name, new RegExp(String(wanted['matches'])).test(String(got)), true);
  if (String(wanted['unit']).startsWith('milliseconds')) {
    const seconds = Number(got) / 1000 - now;
    return expectEqual(name, Number.isInteger(got) && seconds > 0 && seconds <= 12 * 3600, true);
  }
  expectEqual(name, got, wanted);
}

function valueAt(json: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = json;
  for (const name of path.split('.')) value = isObject(value) ? value[name] : undefined;
  return value;
}

/** The same value with the members of its objects in alphabetical order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
