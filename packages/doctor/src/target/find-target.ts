import {
  type ConnectionProfile,
  type Document,
  openBookmark,
  openProfile,
  parseConnectionUrl,
  type PlanTarget,
  urlProtocols,
} from '@duckbill/core';
import type { Machine } from '../machine/machine.ts';
import { readMachineSource } from './read-machine-source.ts';
import { TargetFailure } from './target-failure.ts';
import { isAwsTarget, isUrlTarget } from './target-kind.ts';

export interface FoundTarget {
  readonly target: PlanTarget;
  /** Of a file. */
  readonly document?: Exclude<Document, { readonly kind: 'aws' }>;
}

/** What a person means by TARGET; all profiles are asked for when it is a URL, whose scheme may be of any. Throws a TargetFailure when it is nothing, or a file that cannot be read. */
export async function findTarget(
  machine: Machine,
  text: string,
  profiles: () => readonly ConnectionProfile[],
): Promise<FoundTarget> {
  if (isAwsTarget(text)) return awsTarget(text);
  if (isUrlTarget(text)) return { target: { kind: 'url', url: parseConnectionUrl(text, urlProtocols(profiles())) } };
  return fileTarget(machine, text);
}

function awsTarget(text: string): FoundTarget {
  const name = text.slice('aws:'.length);
  return { target: name === '' ? { kind: 'aws-profile' } : { kind: 'aws-profile', name } };
}

async function fileTarget(machine: Machine, name: string): Promise<FoundTarget> {
  const document = await openTargetFile(machine, name);
  if (document === undefined) {
    throw new TargetFailure(
      'usage',
      `"${name}" is no target: name a .duck file, a .cyberduckprofile file, a URL, or aws:NAME`,
    );
  }
  if (document.kind === 'bookmark') {
    const { bookmark } = document;
    if (bookmark === undefined) throw unreadable(name);
    return { target: { kind: 'bookmark', bookmark }, document };
  }
  const { profile } = document;
  if (profile === undefined) throw unreadable(name);
  return { target: { kind: 'profile', profile }, document };
}

/** The file that TARGET names, by its extension; undefined when it names none. Throws a TargetFailure when it cannot be read. */
export async function openTargetFile(machine: Machine, name: string): Promise<FoundTarget['document']> {
  if (isAwsTarget(name) || isUrlTarget(name)) return undefined;
  const lower = name.toLowerCase();
  if (lower.endsWith('.duck')) return openBookmark(await readMachineSource(machine, name));
  if (lower.endsWith('.cyberduckprofile')) return openProfile(await readMachineSource(machine, name));
  return undefined;
}

function unreadable(name: string): TargetFailure {
  return new TargetFailure('unreadable', `Cyberduck cannot read ${name}; what is wrong with it: duckbill lint ${name}`);
}
