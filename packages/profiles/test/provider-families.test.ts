import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compareProfiles, type ConnectionProfile, lint, openProfile, readSource, SourceText } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import {
  familyProfile,
  type FamilyParameters,
  familyProfiles,
  findFamily,
  profileCatalogue,
  profileText,
  type ProviderFamily,
  providerFamilies,
} from '../src/index.ts';

function family(id: string): ProviderFamily {
  const found = findFamily(id);
  if (found === undefined) throw new Error(`no family ${id}`);
  return found;
}

function made(id: string, parameters: FamilyParameters) {
  const result = familyProfile(family(id), parameters);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.entry;
}

/** Every region of every family, then one for each customer or server. */
const everything = [
  ...providerFamilies.flatMap((one) => familyProfiles(one)),
  ...providerFamilies.flatMap((one) => {
    const account = one.account?.example;
    const region = one.regions[0]?.id ?? (account === undefined ? undefined : 'eu-central-1');
    if (account !== undefined && region !== undefined) return [made(one.id, { account, region })];
    return one.regions.length > 0
      ? []
      : [
          made(one.id, { endpoint: 'Files.example.com' }),
          made(one.id, { endpoint: 'localhost:9000', region: 'us-east-1' }),
        ];
  }),
];

const published = new Set(profileCatalogue.map(({ fileName }) => fileName));

describe.each(
  everything.filter(({ fileName }) => !published.has(fileName)).map((entry) => [entry.fileName, entry] as const),
)('%s', (fileName, entry) => {
  it('loads, and lint finds nothing but what the data explains', () => {
    const source = new SourceText(fileName, profileText(entry));
    const report = lint([source]);
    expect(report.skipped).toEqual([]);
    expect(report.files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual(
      entry.values['Default Hostname']?.startsWith('bucket.vpce-') === true ? ['host-not-taken-for-aws'] : [],
    );
    expect(openProfile(source).profile?.strings.get('Vendor')?.value).toBe(entry.values.Vendor);
  });

  it('has a name that every system takes, and no placeholder left over', () => {
    expect(fileName).toMatch(/^[A-Za-z0-9][A-Za-z0-9 (),.-]*\.cyberduckprofile$/u);
    expect(JSON.stringify(entry.values)).not.toMatch(/[{](?:region|account)[}]/u);
  });
});

describe('families', () => {
  it('give every profile a Vendor and a file of its own', () => {
    const vendors = everything.map(({ values }) => values.Vendor.toLowerCase());
    expect(new Set(vendors).size).toBe(vendors.length);
    const files = everything.map(({ fileName }) => fileName.toLowerCase());
    expect(new Set(files).size).toBe(files.length);
  });

  it('are those that IT departments ask for', () => {
    expect(providerFamilies.map(({ id }) => id)).toEqual([
      's3-https',
      's3-http',
      's3-path-style',
      's3-http-path-style',
      'aws-govcloud',
      'aws-china',
      'aws-privatelink',
      'cloudflare-r2',
      'backblaze-b2',
      'wasabi',
      'digitalocean-spaces',
      'hetzner',
      'ovh',
      'scaleway',
      'ibm-cos',
      'oracle',
    ]);
  });

  it('leave what is published as it is, where nothing makes it anybody’s own', () => {
    for (const vendor of ['s3-https', 's3-path-style', 's3-privatelink'])
      expect(profileCatalogue).toContain(everything.find(({ values }) => values.Vendor === vendor));
  });

  it('make a MinIO profile from its endpoint', () => {
    expect(made('s3-path-style', { endpoint: 'minio.example.com:9000', region: 'us-east-1' })).toMatchObject({
      fileName: 'S3 server (path style) us-east-1 minio.example.com 9000.cyberduckprofile',
      values: {
        Vendor: 's3-path-style-minio-example-com-9000',
        Scheme: 'https',
        'Default Hostname': 'minio.example.com',
        'Default Port': '9000',
        'Hostname Configurable': false,
        Region: 'us-east-1',
        Properties: { 's3.bucket.virtualhost.disable': true },
      },
    });
  });

  it('put an account into the host, and the kind of place', () => {
    const account = '0123456789abcdef0123456789abcdef';
    const hosts = ['default', 'eu'].map(
      (region) => made('cloudflare-r2', { account, region }).values['Default Hostname'],
    );
    expect(hosts).toEqual([`${account}.r2.cloudflarestorage.com`, `${account}.eu.r2.cloudflarestorage.com`]);
    expect(made('oracle', { region: 'eu-frankfurt-1' }).values['Hostname Placeholder']).toBe(
      '<namespace>.compat.objectstorage.eu-frankfurt-1.oraclecloud.com',
    );
    expect(
      made('aws-privatelink', { region: 'eu-central-1', account: 'vpce-0123456789abcdef0-1a2b3c4d' }).values,
    ).toMatchObject({
      'Default Hostname': 'bucket.vpce-0123456789abcdef0-1a2b3c4d.s3.eu-central-1.vpce.amazonaws.com',
      Region: 'eu-central-1',
    });
  });

  const wrong: readonly (readonly [string, FamilyParameters, unknown])[] = [
    ['hetzner', {}, [{ kind: 'missing', parameter: 'region' }]],
    ['hetzner', { region: 'hel2' }, [{ kind: 'unknown', parameter: 'region', known: ['fsn1', 'nbg1', 'hel1'] }]],
    ['hetzner', { region: 'hel1', account: 'x' }, [{ kind: 'not-taken', parameter: 'account' }]],
    ['wasabi', { region: 'us-east-1', endpoint: 'x' }, [{ kind: 'not-taken', parameter: 'endpoint' }]],
    ['cloudflare-r2', { account: '../evil' }, [{ kind: 'malformed', parameter: 'account' }]],
    [
      'oracle',
      { region: 'x', account: '{region}' },
      [{ kind: 'unknown' }, { kind: 'malformed', parameter: 'account' }],
    ],
    ['aws-privatelink', { account: 'vpce-0123456789abcdef0' }, [{ kind: 'missing', parameter: 'region' }]],
    ['s3-https', { endpoint: 'https://x' }, [{ kind: 'malformed', parameter: 'endpoint' }]],
    ['s3-https', { endpoint: 'x/../y' }, [{ kind: 'malformed' }]],
    ['s3-https', { endpoint: 'x:65536' }, [{ kind: 'malformed' }]],
    ['s3-https', { endpoint: 'x', region: 'a b' }, [{ kind: 'malformed', parameter: 'region' }]],
  ];

  it.each(wrong)('%s refuses %j', (id, parameters, problems) => {
    expect(familyProfile(family(id), parameters)).toMatchObject({ ok: false, problems });
  });

  it('name a source, a help page and something to know', () => {
    for (const { source, help, notes, title, purpose } of providerFamilies) {
      expect(help).toMatch(/^https:\/\//u);
      for (const text of [source, title, purpose, ...notes]) expect(text).not.toBe('');
    }
  });
});

const corpus = new URL('../../../../shared/corpus/profiles/', import.meta.url);

describe.skipIf(!existsSync(corpus))('beside the published profiles', () => {
  const real = new Map<string, ConnectionProfile>();
  for (const name of existsSync(corpus) ? readdirSync(corpus) : []) {
    if (!name.endsWith('.cyberduckprofile')) continue;
    const { profile } = openProfile(readSource(name, readFileSync(new URL(encodeURIComponent(name), corpus))).source);
    const host = profile?.strings.get('Default Hostname')?.value;
    const vendor = profile?.strings.get('Vendor')?.value;
    if (profile !== undefined && profile.strings.get('Protocol')?.value === 's3')
      for (const key of [vendor, host]) if (key !== undefined && key !== '') real.set(key, profile);
  }
  const pairs = providerFamilies.flatMap((one) =>
    familyProfiles(one).flatMap((entry) => {
      const { Vendor, 'Default Hostname': host = '' } = entry.values;
      const official = real.get(Vendor) ?? real.get(host);
      return official === undefined ? [] : [[entry.fileName, one, entry, official] as const];
    }),
  );

  it('finds one for every kind of service', () => {
    expect(new Set(pairs.map(([, { id }]) => id)).size).toBe(providerFamilies.length);
  });

  it('explains nothing that is not so', () => {
    const found = new Set(
      pairs.flatMap(([fileName, { id }, entry, official]) => {
        const ours = openProfile(new SourceText(fileName, profileText(entry))).profile;
        return ours === undefined ? [] : compareProfiles(ours, official).map(({ key }) => `${id} ${key}`);
      }),
    );
    const explained = providerFamilies.flatMap(({ id, departures = [] }) =>
      departures.map(({ key }) => `${id} ${key}`),
    );
    expect(explained.filter((one) => !found.has(one))).toEqual([]);
  });

  it.each(pairs)('%s comes to the same, but for what its data explains', (_, { departures = [] }, entry, official) => {
    const ours = openProfile(new SourceText(entry.fileName, profileText(entry))).profile;
    if (ours === undefined) throw new Error('Cyberduck cannot read it');
    const explained = new Set(departures.map(({ key }) => key));
    expect(compareProfiles(ours, official).filter(({ key }) => !explained.has(key))).toEqual([]);
  });
});
