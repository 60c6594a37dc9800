import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { buildAwsSections } from '../../src/generate/build-aws-config.ts';
import { generateFiles } from '../../src/generate/generate-files.ts';
import { nameUuid } from '../../src/identifiers/name-uuid.ts';
import { openBookmark, openProfile } from '../../src/document/open-documents.ts';
import { plainPlist } from '../../src/plist/plain-plist.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { compiled, givenFor, kinds, sha1Hex } from './spec-arbitrary.ts';

const seed = 20_261_121;

/** A few random specifications of every kind, and what is generated from each. */
const samples = kinds.flatMap((kind) =>
  fc.sample(givenFor(kind), { numRuns: 3, seed }).map((given) => {
    const spec = compiled(kind.target, given);
    const made = generateFiles(spec, { sha1Hex });
    return { spec, files: made.ok ? made.files : [] };
  }),
);

function python(program: string, input: unknown): unknown {
  const answer = execFileSync('python3', ['-c', program], { input: JSON.stringify(input), encoding: 'utf8' });
  return JSON.parse(answer);
}

describeWithPeers(['plistlib'], 'generated property lists', () => {
  it('hold the same for plistlib', () => {
    const lists = samples.flatMap(({ files }) => files).filter(({ kind }) => kind === 'bookmark' || kind === 'profile');
    expect(lists.length).toBeGreaterThan(100);
    const theirs = python(
      'import json, plistlib, sys\nprint(json.dumps([plistlib.loads(t.encode()) for t in json.load(sys.stdin)]))',
      lists.map(({ text }) => text),
    );
    const ours = lists.map(({ kind, name, text }) => {
      const source = new SourceText(name, text);
      const dict = kind === 'bookmark' ? openBookmark(source).bookmark?.dict : openProfile(source).profile?.dict;
      return dict === undefined ? undefined : withoutMaps(plainPlist(dict));
    });
    expect(theirs).toEqual(ours);
  });

  it('have the UUIDs of version 5 that Python makes from the same name', () => {
    const name = '1:a/1:ä';
    const theirs = python(
      'import json, sys, uuid\nprint(json.dumps(str(uuid.uuid5(uuid.UUID(bytes=b"duckbill-generat"), json.load(sys.stdin)))))',
      name,
    );
    expect(nameUuid('generate', ['a', 'ä'], sha1Hex)).toBe(theirs);
  });
});

describeWithPeers(['botocore'], 'generated sections', () => {
  it('hold the same for botocore', () => {
    const configs = samples.flatMap(({ spec, files }) => {
      const config = files.find(({ kind }) => kind === 'config');
      return config === undefined ? [] : [{ spec, text: config.text }];
    });
    expect(configs.length).toBeGreaterThan(50);
    const theirs = python(
      `import json, sys, tempfile, os
from botocore.configloader import load_config
answers = []
for text in json.load(sys.stdin):
    with tempfile.NamedTemporaryFile("w", delete=False) as f: f.write(text)
    read = load_config(f.name)
    os.unlink(f.name)
    answers.append({"profile": read["profiles"], "sso-session": read.get("sso_sessions", {})})
print(json.dumps(answers))`,
      configs.map(({ text }) => text),
    );
    const ours = configs.map(({ spec }) => {
      const wanted: Record<string, Record<string, Record<string, string>>> = { profile: {}, 'sso-session': {} };
      for (const { file, kind, name, settings } of buildAwsSections(spec))
        if (file === 'config') wanted[kind] = { ...wanted[kind], [name]: Object.fromEntries(settings) };
      return wanted;
    });
    expect(theirs).toEqual(ours);
  });
});

function withoutMaps(value: unknown): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, one]) => [String(key), withoutMaps(one)] as const));
  return Array.isArray(value) ? value.map(withoutMaps) : value;
}
