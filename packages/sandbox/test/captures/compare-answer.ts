import { temporaryKeyPrefix } from '@duckbill/sandbox';
import { findAll, findText, parseXml, type XmlElement } from '../xml-tree.ts';
import type { CaptureCase } from './capture-case.ts';
import type { Replayed } from './replay-case.ts';
import { isObject } from './request-form.ts';

/** Everything in which an answer differs from what AWS gave; empty when they agree. */
export function compareAnswer({ response }: CaptureCase, replayed: Replayed): readonly string[] {
  const { status, headers, body } = replayed.response;
  const tree = parseXml(body);
  const code = findText(tree, 'Code') ?? (tree?.name === 'UnknownOperationException' ? tree.name : undefined);
  const message = findText(tree, 'Message');
  const differences: string[] = [];
  const expectEqual = (what: string, got: unknown, wanted: unknown): void => {
    if (JSON.stringify(got) !== JSON.stringify(wanted)) {
      differences.push(`${what}: got ${JSON.stringify(got)}, AWS ${JSON.stringify(wanted)}`);
    }
  };
  if (response.status !== null) expectEqual('status', status, response.status);
  if (response.code !== null) expectEqual('code', code, response.code);
  if (response.message !== null) expectEqual('message', message, response.message);
  const start = response.messageStartsWith;
  if (start !== undefined && message?.startsWith(start) !== true) expectEqual('message start', message, start);
  const header = (name: string): string | undefined => headers.find(([known]) => known === name)?.[1];
  for (const [name, wanted] of Object.entries(response.fields ?? {})) {
    compareField(name, wanted, { tree, body, status, code, message, header, replayed }, expectEqual);
  }
  return differences;
}

interface Answer {
  readonly tree: XmlElement | undefined;
  readonly body: string;
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly header: (name: string) => string | undefined;
  readonly replayed: Replayed;
}

type ExpectEqual = (what: string, got: unknown, wanted: unknown) => void;

/** Notes of the captures that say how to compare, not what. */
const remarks = new Set(['anyOrder', 'toleranceVaries', 'decodedByClient', 'afterClientRedirect']);

function compareField(name: string, wanted: unknown, answer: Answer, expectEqual: ExpectEqual): void {
  const { tree, header, replayed } = answer;
  if (remarks.has(name)) return;
  switch (name) {
    case 'body':
      return expectEqual(name, answer.body, wanted);
    case 'absent':
      return expectEqual(
        name,
        strings(wanted).filter((one) => isPresent(one, answer)),
        [],
      );
    case 'present':
    case 'echoed':
      return expectEqual(
        name,
        strings(wanted).filter((one) => !isPresent(one, answer)),
        [],
      );
    case 'lifetimeSeconds': {
      const lifetime = Date.parse(findText(tree, 'Expiration') ?? '') / 1000 - replayed.now;
      const fits = lifetime <= Number(wanted) && lifetime >= Number(wanted) - 1;
      return expectEqual(name, fits ? wanted : lifetime, wanted);
    }
    case 'namespaceIsNot':
      return expectEqual(name, tree?.attributes.includes(String(wanted)), false);
    case 'decision':
      return expectEqual(name, decisionOf(answer), wanted);
    case 'members':
      return expectEqual(
        name,
        findAll(tree, 'VirtualMFADevice')[0]
          ?.children.map((child) => child.name)
          .toSorted(),
        strings(wanted).toSorted(),
      );
    case 'MFADevices':
    case 'VirtualMFADevices':
      return compareMembers(name, wanted, tree, expectEqual);
    case 'refused':
      return expectEqual(name, answer.status >= 400, wanted);
    case 'Credentials.AccessKeyId':
      // Temporary keys of the sandbox have a prefix of their own.
      return expectEqual(name, findText(tree, name)?.startsWith(temporaryKeyPrefix), true);
    case 'reachesAuthorization':
      return expectEqual(name, answer.status === 200 || (answer.message ?? '').includes('is not authorized'), wanted);
    case 'oneOf': {
      const got = answer.status === 200 ? 'success' : answer.code;
      return expectEqual(name, strings(wanted).includes(got ?? '') ? wanted : got, wanted);
    }
    case 'Keys':
      return expectEqual(name, keysOf(answer), wanted);
    case 'CommonPrefixes':
      return expectEqual(
        name,
        findAll(tree, 'CommonPrefixes.Prefix').map((element) => element.text),
        wanted,
      );
    case 'LocationConstraint':
      return expectEqual(name, tree?.text, wanted);
    case 'Buckets':
      return compareBuckets(wanted, tree, expectEqual);
    case 'Grants': {
      const shown = findAll(tree, 'Grant').map((grant) => [
        findText(grant, 'Permission'),
        /^[0-9a-f]{64}$/.test(findText(grant, 'ID') ?? ''),
      ]);
      const grants: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
      return expectEqual(
        name,
        shown,
        grants.map((grant) => [isObject(grant) ? grant['Permission'] : undefined, true]),
      );
    }
    case 'Owner':
      return expectEqual(name, /^[0-9a-f]{64}$/.test(findText(tree, 'Owner.ID') ?? ''), true);
    default: {
      const got = name.startsWith('header:') ? header(name.slice('header:'.length)) : findText(tree, name);
      const text =
        wanted === '<token sent>' ? replayed.tokensSent[Number(name.slice('Token-'.length))] : String(wanted);
      return expectEqual(name, got, text);
    }
  }
}

/** A list of IAM: every member with at least what was captured. */
function compareMembers(name: string, wanted: unknown, tree: XmlElement | undefined, expectEqual: ExpectEqual): void {
  const got = findAll(tree, `${name}.member`);
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
  expectEqual(`number of ${name}`, got.length, list.length);
  for (const [index, member] of list.entries()) {
    for (const [key, value] of Object.entries(isObject(member) ? member : {})) {
      if (!isObject(value)) expectEqual(`${name}.${key}`, findText(got[index], key), value);
      else
        for (const [inner, text] of Object.entries(value))
          expectEqual(inner, findText(got[index], `${key}.${inner}`), text);
    }
  }
}

function compareBuckets(wanted: unknown, tree: XmlElement | undefined, expectEqual: ExpectEqual): void {
  const got = findAll(tree, 'Buckets.Bucket');
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
  expectEqual('number of buckets', got.length, list.length);
  for (const [index, bucket] of list.entries()) {
    for (const [name, value] of Object.entries(isObject(bucket) ? bucket : {})) {
      const text = findText(got[index], name);
      if (isObject(value)) expectEqual(name, new RegExp(String(value['matches'])).test(text ?? ''), true);
      else expectEqual(name, text, value);
    }
  }
}

/** Keys as botocore shows them: decoded when they came encoded. */
function keysOf({ tree }: Answer): readonly string[] {
  const encoded = findText(tree, 'EncodingType') === 'url';
  return findAll(tree, 'Contents.Key').map(({ text }) => (encoded ? decodeURIComponent(text) : text));
}

function isPresent(name: string, { tree, header }: Answer): boolean {
  if (name.startsWith('header:')) return header(name.slice('header:'.length)) !== undefined;
  // At the top: an element of the same name deeper inside does not count.
  if (!name.includes('.'))
    return (
      tree?.children.some((child) => child.name === name || child.children.some((inner) => inner.name === name)) ===
      true
    );
  return findAll(tree, name).length > 0;
}

function decisionOf({ status, message }: Answer): string {
  if (status === 200) return 'allowed';
  return message?.includes('with an explicit deny') === true ? 'explicitDeny' : 'implicitDeny';
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
