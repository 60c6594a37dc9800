import { existsSync, readFileSync } from 'node:fs';
import { type ConnectionProfile, openProfile, readSource, SourceText } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import { type CataloguedProfile, profileCatalogue, profileText } from '../src/index.ts';

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const folders = { published: 'profiles', bundled: 'profiles-bundled', made: 'profiles' } as const;

function realFile({ fileName, origin }: CataloguedProfile): URL {
  return new URL(`${folders[origin]}/${encodeURIComponent(fileName)}`, corpus);
}

/** Everything that changes what Cyberduck does, as Cyberduck reads it. */
function functionalValues(profile: ConnectionProfile | undefined): unknown {
  if (profile === undefined) throw new Error('Cyberduck cannot read it');
  const { strings, flags, lists, defaultPort, properties } = profile;
  return Object.fromEntries([
    ...[...strings].filter(([key]) => key !== 'Help').map(([key, { value }]) => [key, value]),
    ...[...flags].map(([key, { value }]) => [key, value]),
    ...[...lists].map(([key, { value }]) => [key, value.map((item) => item.value)]),
    ['Default Port', defaultPort?.value],
    // A shipped file breaks the line inside a list of words, which was not meant (cyberduck-formats §3.2).
    ['Properties', new Map([...properties].map(([name, { value }]) => [name, value.split(/\s+/u).join(' ').trim()]))],
  ]);
}

describe.skipIf(!existsSync(corpus))('profiles in the wild', () => {
  it.each(profileCatalogue.map((entry) => [entry.fileName, entry] as const))('%s is the same', (name, entry) => {
    const real = functionalValues(openProfile(readSource(name, readFileSync(realFile(entry))).source).profile);
    const ours = functionalValues(openProfile(new SourceText(name, profileText(entry))).profile);
    // The corpus is older than iterate-ch/profiles#195, which gave these profiles an endpoint of their own.
    const added = entry.values['STS Endpoint'];
    expect(ours).toEqual(added === undefined ? real : { ...Object(real), 'STS Endpoint': added });
  });
});
