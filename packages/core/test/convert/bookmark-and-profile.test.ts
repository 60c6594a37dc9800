import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { type BookmarkValues, bookmarkValues } from '../../src/bookmark/bookmark-values.ts';
import { printBookmark } from '../../src/bookmark/write-bookmark.ts';
import type { Conversion, ConvertOptions, ConvertSource } from '../../src/convert/conversion.ts';
import type { ConvertKind } from '../../src/convert/convert-kind.ts';
import { convert } from '../../src/convert/convert.ts';
import { openBookmark, openProfile } from '../../src/document/open-documents.ts';
import { printDocument } from '../../src/print/print-document.ts';
import type { CyberduckEra } from '../../src/programs/program.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { publishedProfiles } from './published-profiles.ts';
import { awsFiles, codesOf, convertOptions } from './convert-options.ts';

const options: ConvertOptions = { ...convertOptions, profiles: publishedProfiles };

function bookmarkSource(text: string): ConvertSource & { readonly kind: 'bookmark' } {
  const { bookmark } = openBookmark(new SourceText('a.duck', text));
  if (bookmark === undefined) throw new Error('no bookmark');
  return { kind: 'bookmark', bookmark };
}

function profileSource(text: string): ConvertSource & { readonly kind: 'profile' } {
  const { profile } = openProfile(new SourceText('a.cyberduckprofile', text));
  if (profile === undefined) throw new Error('no profile');
  return { kind: 'profile', profile };
}

function split(values: BookmarkValues): Conversion {
  return convert([bookmarkSource(printBookmark(values))], 'profile', options);
}

/** Both files of a split, read again. */
function parts({ files }: Conversion) {
  const [profile, bookmark] = files;
  return [profileSource(profile?.text ?? ''), bookmarkSource(bookmark?.text ?? '')] as const;
}

function merged(made: Conversion): Conversion {
  const [profile, bookmark] = parts(made);
  return convert([bookmark, profile], 'bookmark', options);
}

function valuesOf({ files }: Conversion): BookmarkValues {
  return bookmarkValues(bookmarkSource(files[0]?.text ?? '').bookmark);
}

const uuid = '11111111-0000-4000-8000-000000000000';
const role = 'arn:aws:iam::111122223333:role/Reports';
const device = 'arn:aws:iam::111122223333:mfa/anna';

describe('a bookmark in two', () => {
  it('keeps the description of a profile whose default name the bookmark has', () => {
    const profile = profileSource(
      '<plist><dict><key>Protocol</key><string>s3</string><key>Vendor</key><string>store</string><key>Description</key><string>Our store</string><key>Default Nickname</key><string>Ours</string></dict></plist>',
    );
    const bookmark = bookmarkSource(printBookmark({ protocol: 's3', provider: 'store', nickname: 'Ours' }));
    const made = convert([bookmark, profile], 'profile', options);
    expect(made.files[0]?.text).toContain('<string>Our store</string>');
  });

  it('tells the keys that Cyberduck does not read, and those only', () => {
    const text = printBookmark({ protocol: 's3', nickname: 'x', username: 'me', comment: 'mine' }).replace(
      '</dict>',
      '<key>FTP Connect Mode</key><string>unknown</string><key>Transfer</key><string>x</string></dict>',
    );
    const made = convert([bookmarkSource(text)], 'profile', options);
    expect(made.losses.map(({ code, facts }) => [code, facts['field']])).toEqual([['convert-field-lost', 'Transfer']]);
  });

  it('gives the profile what is of the server, and the bookmark what is of a person', () => {
    const made = split({
      protocol: 's3',
      provider: 'iterate GmbH',
      nickname: 'Reports of 2026',
      uuid,
      hostname: 's3.amazonaws.com',
      port: 443,
      username: 'AKIAEXAMPLEEXAMPLE11',
      path: '/reports',
      comment: 'mine',
      custom: new Map([
        ['role_arn', role],
        ['mfa_serial', device],
        ['aws_secret_access_key', 'canary'],
      ]),
    });
    expect(codesOf(made)).toEqual(['convert-secret-left-out']);
    expect(made.files.map(({ name }) => name)).toEqual(['Reports of 2026.cyberduckprofile', `${uuid}.duck`]);
    expect(made.files[0]?.text).not.toContain('canary');
    const [{ profile }, { bookmark }] = parts(made);
    expect(profile.strings.get('Vendor')?.value).toBe('reports-of-2026');
    expect([...profile.properties.keys()]).toEqual(['role_arn']);
    expect(bookmarkValues(bookmark)).toEqual({
      protocol: 's3',
      provider: 'reports-of-2026',
      nickname: 'Reports of 2026',
      uuid,
      username: 'AKIAEXAMPLEEXAMPLE11',
      comment: 'mine',
      custom: new Map([
        ['mfa_serial', device],
        ['aws_secret_access_key', 'canary'],
      ]),
    });
  });

  it('takes no vendor that another profile has, and needs the profile of the bookmark', () => {
    const made = split({ protocol: 's3', nickname: 'S3 HTTPS', uuid });
    expect(parts(made)[0].profile.strings.get('Vendor')?.value).toBe('s3-https-2');
    expect(split({ protocol: 's3', provider: 'acme', uuid })).toMatchObject({
      files: [],
      losses: [{ code: 'convert-not-possible' }],
    });
  });

  it('goes on needing a profile that says more than a bookmark can', () => {
    const made = split({
      protocol: 's3',
      provider: 'aws-s3-sts-assumerole',
      nickname: 'R',
      uuid,
      custom: new Map([['role_arn', role]]),
    });
    expect(parts(made)[0].profile.flags.get('Role Configurable')?.value).toBe(true);
    const back = merged(made);
    expect(codesOf(back)).toEqual(['convert-still-needed']);
    expect(valuesOf(back)).toMatchObject({ provider: 'r', custom: new Map([['role_arn', role]]) });
  });
});

const text = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/u);

/** Bookmarks of what ships with Cyberduck, with anything in them. */
const bookmarks: fc.Arbitrary<BookmarkValues> = fc
  .record(
    {
      nickname: text,
      hostname: fc.constantFrom('s3.amazonaws.com', 'minio.example.org'),
      port: fc.integer({ min: 1, max: 65_535 }),
      username: text,
      path: text.map((one) => `/${one}`),
      comment: text,
      labels: fc.array(text, { minLength: 1, maxLength: 3 }),
      custom: fc
        .uniqueArray(
          fc.tuple(
            fc.constantFrom('role_arn', 'mfa_serial', 's3.location', 's3.storage.class', 'x=y', '__proto__'),
            text,
          ),
          {
            selector: ([name]) => name,
            minLength: 1,
          },
        )
        // Properties first, as the merge writes them.
        .map(
          (entries) =>
            new Map(
              entries.toSorted(([one], [other]) => Number(one === 'mfa_serial') - Number(other === 'mfa_serial')),
            ),
        ),
    },
    { requiredKeys: ['hostname'] },
  )
  .map((one) => ({ protocol: 's3', provider: 'iterate GmbH', uuid, ...one }));

describe('there and back', () => {
  it('a bookmark in two and merged again is the same bookmark', () => {
    fc.assert(
      fc.property(bookmarks, (values) => {
        const made = split(values);
        expect(codesOf(made)).toEqual([]);
        const back = merged(made);
        expect(codesOf(back)).toEqual([]);
        expect(valuesOf(back)).toEqual(values);
        // What was made is canonical: printed so, it stays as it is.
        const [profile] = made.files;
        const again = printDocument(new SourceText('a.cyberduckprofile', profile?.text ?? ''), 'canonical', options);
        expect(again.text).toBe(profile?.text);
      }),
      { numRuns: 200 },
    );
  });

  it('an AWS profile as a connection profile and a bookmark is the bookmark that it is without', () => {
    const keys = '[p-keys]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\n';
    const files = awsFiles(`[profile p]\nrole_arn = ${role}\nsource_profile = p-keys\nregion = eu-west-1\n`, keys);
    const source = { kind: 'aws-profile', files, names: ['p'] } as const;
    const made = convert([source], 'profile', options);
    expect(codesOf(made)).toEqual([]);
    expect(valuesOf(merged(made))).toEqual(valuesOf(convert([source], 'bookmark', options)));
  });
});

function inEra(xml: string, era: CyberduckEra): Conversion {
  return convert([profileSource(xml)], 'profile', { ...options, era });
}

const old = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
  <dict>
    <!-- of the older guide -->
    <key>Protocol</key><string>s3</string>
    <key>Vendor</key><string>acme</string>
    <key>Token Configurable</key>
    <true/>
    <key>Properties</key>
    <array>
      <string>role_arn=${role}</string>
      <string>mfa_serial=${device}</string>
    </array>
  </dict>
</plist>
`;

describe('a profile of another Cyberduck', () => {
  it('of the older guide becomes one of today, and back, byte for byte', () => {
    const now = inEra(old, 'C');
    expect(codesOf(now)).toEqual([]);
    const text2 = now.files[0]?.text ?? '';
    expect(text2).toBe(
      old.replace(
        '<key>Token Configurable</key>\n    <true/>',
        '<key>Role Configurable</key>\n    <true/>\n    <key>Multi Factor Configurable</key>\n    <true/>',
      ),
    );
    const back = inEra(text2, 'A');
    expect(codesOf(back)).toEqual([]);
    expect(back.files[0]?.text).toBe(old);
    expect(codesOf(inEra(text2, 'C'))).toEqual(['convert-nothing-to-do']);
    expect(codesOf(inEra(old, 'A'))).toEqual(['convert-nothing-to-do']);
  });

  it('of today loses for an older one what that does not ask', () => {
    const today = `<plist version="1.0"><dict><key>Protocol</key><string>s3</string><key>Vendor</key><string>a</string><key>Token Configurable</key><false/><key>Role Configurable</key><true/><key>Multi Factor Configurable</key><true/><key>Properties</key><dict><key>role_arn</key><string></string><key>s3.accelerate.enable</key><false/><key>a=b</key><string>c</string></dict></dict></plist>`;
    const made = inEra(today, 'A');
    expect(made.losses.map(({ facts }) => facts['field'])).toEqual(['Multi Factor Configurable', 'Properties: a=b']);
    const { profile } = profileSource(made.files[0]?.text ?? '');
    expect([...profile.flags].map(([name, { value }]) => [name, value])).toEqual([['Token Configurable', true]]);
    expect([...profile.properties].map(([name, { value }]) => [name, value])).toEqual([
      ['role_arn', ''],
      ['s3.accelerate.enable', 'false'],
    ]);
    for (const era of ['A', 'B'] as const)
      expect(codesOf(inEra(today.replace('>s3<', '>s3-iam<'), era))).toEqual(['convert-not-possible']);
  });
});

/** Some of everything that conversions write. */
function everyPlist(): readonly string[] {
  const files = [...fc.sample(bookmarks, { numRuns: 20, seed: 7 })].flatMap((values) => split(values).files);
  const kinds: readonly ConvertKind[] = ['bookmark', 'profile'];
  const keys = awsFiles('[profile p]\nregion = eu-west-1\n', '[p]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\n');
  const fromAws = kinds.flatMap(
    (kind) => convert([{ kind: 'aws-profile', files: keys, names: ['p'] }], kind, options).files,
  );
  return [...files, ...fromAws, ...inEra(old, 'C').files].map((one) => one.text);
}

describeWithPeers(['plistlib'], 'every property list', () => {
  it('is read by plistlib, and by plistutil where it is there', () => {
    const texts = everyPlist();
    expect(texts.length).toBeGreaterThan(40);
    const program =
      'import json, plistlib, sys\nfor text in json.load(sys.stdin): assert plistlib.loads(text.encode(), fmt=plistlib.FMT_XML)["Protocol"] == "s3"';
    const { status, stderr } = spawnSync('python3', ['-c', program], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    if (spawnSync('plistutil', ['--version']).error !== undefined) return;
    const refused = texts.filter(
      (one) => spawnSync('plistutil', ['-i', '-', '-f', 'json'], { input: one }).status !== 0,
    );
    expect(refused).toEqual([]);
  });
});
