import type { ProfileValues } from '@duckbill/core';
import type { CataloguedProfile } from '../catalogued-profile.ts';
import { profileCatalogue } from '../profile-catalogue.ts';
import { readEndpoint } from './read-endpoint.ts';
import type { FamilyParameters, ParameterProblem, ProviderFamily, ProviderRegion } from './provider-family.ts';

/** The profile that a family makes, or everything that is wrong with the parameters. */
export type FamilyProfile =
  | { readonly ok: true; readonly entry: CataloguedProfile }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] };

/**
 * The profile of a family for one region, customer or server. With nothing that makes it anybody's own it is the
 * published profile, where there is one: two files with one Vendor cannot be told apart (cyberduck-formats §2.4).
 */
export function familyProfile(family: ProviderFamily, parameters: FamilyParameters = {}): FamilyProfile {
  const problems = problemsOf(family, parameters);
  if (problems.length > 0) return { ok: false, problems };
  const { account, endpoint } = parameters;
  const regionId = parameters.region ?? family.defaultRegion;
  const region = family.regions.find(({ id }) => id === regionId);
  const vendor = fill(region?.vendor ?? family.vendor, { region: regionId ?? '' });
  if (account === undefined && endpoint === undefined) {
    const published = profileCatalogue.find(({ values }) => values.Vendor === vendor);
    if (published !== undefined) return { ok: true, entry: published };
  }
  // A Vendor is a scheme of URLs as well, which has no dot (cyberduck-formats §5).
  const own = [account, endpoint].map((text) => text?.toLowerCase().replaceAll(/[^a-z0-9-]/gu, '-'));
  const described = [region === undefined ? regionId : `${region.title} (${region.id})`, account, endpoint];
  const description = [family.title, ...described.filter((part) => part !== undefined)].join(' ');
  const values: ProfileValues = {
    Protocol: 's3',
    Vendor: [vendor, ...own.filter((part) => part !== undefined)].join('-'),
    Description: description,
    ...hostValues(family, region, parameters),
    ...signingValues(region, regionId ?? serverRegion),
    ...(family.regions.length === 0 ? {} : { Help: family.help }),
  };
  return {
    ok: true,
    entry: {
      // A colon must not stand in names of files on Windows, nor a slash anywhere.
      fileName: `${description.replaceAll(/[:/\\]/gu, ' ')}.cyberduckprofile`,
      origin: 'made',
      purpose: family.purpose,
      family: family.id,
      values,
    },
  };
}

/** Every profile of a family that can be made without knowing the customer, in the order of its regions. */
export function familyProfiles(family: ProviderFamily): readonly CataloguedProfile[] {
  const choices: readonly FamilyParameters[] =
    family.regions.length === 0 ? [{}] : family.regions.map(({ id }) => ({ region: id }));
  return choices.flatMap((parameters) => {
    const made = familyProfile(family, parameters);
    return made.ok ? [made.entry] : [];
  });
}

function problemsOf(
  { regions, account, defaultRegion, freeRegion }: ProviderFamily,
  given: FamilyParameters,
): readonly ParameterProblem[] {
  const problems: ParameterProblem[] = [];
  const known = regions.map(({ id }) => id);
  const isServer = regions.length === 0 && freeRegion === undefined;
  if (given.region === undefined) {
    const needsRegion = isServer
      ? false
      : freeRegion === undefined
        ? defaultRegion === undefined
        : given.account !== undefined;
    if (needsRegion) problems.push({ kind: 'missing', parameter: 'region', known });
  } else if (regions.length === 0) {
    // Whatever the server calls it; it stands in a signature and perhaps in a host.
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/u.test(given.region))
      problems.push({ kind: 'malformed', parameter: 'region', example: 'us-east-1' });
  } else if (!known.includes(given.region)) problems.push({ kind: 'unknown', parameter: 'region', known });
  if (given.account !== undefined) {
    if (account === undefined) problems.push({ kind: 'not-taken', parameter: 'account' });
    else if (!account.pattern.test(given.account))
      problems.push({ kind: 'malformed', parameter: 'account', example: account.example });
  }
  if (given.endpoint !== undefined) {
    if (!isServer) problems.push({ kind: 'not-taken', parameter: 'endpoint' });
    else if (readEndpoint(given.endpoint) === undefined)
      problems.push({ kind: 'malformed', parameter: 'endpoint', example: 's3.example.com:9000' });
  }
  return problems;
}

/** In the order of the canonical form: what the family says, with its host in the place of hosts. */
function hostValues(
  family: ProviderFamily,
  region: ProviderRegion | undefined,
  { account, endpoint, region: regionId = '' }: FamilyParameters,
): Partial<ProfileValues> {
  const { Scheme, ...rest } = family.values;
  const scheme = Scheme === undefined ? {} : { Scheme };
  if (endpoint !== undefined) {
    const { host, port } = readEndpoint(endpoint) ?? { host: endpoint };
    return { ...scheme, ...rest, 'Default Hostname': host, ...(port === undefined ? {} : { 'Default Port': port }) };
  }
  const template = region?.hostname ?? family.hostname;
  if (template === undefined) return { ...scheme, ...rest };
  const place = { region: region?.id ?? regionId };
  if (family.account === undefined || account !== undefined)
    return { ...scheme, 'Default Hostname': fill(template, { ...place, account: account ?? '' }), ...rest };
  // Who opens it fills in what is theirs.
  return {
    ...scheme,
    ...rest,
    'Hostname Configurable': true,
    'Hostname Placeholder': fill(template, { ...place, account: `<${family.account.placeholder}>` }),
  };
}

function signingValues(region: ProviderRegion | undefined, regionId: string): Partial<ProfileValues> {
  const names = region?.signing ?? [regionId];
  return { Region: names[0] ?? regionId, Regions: names };
}

/** What servers sign for where nobody said otherwise: MinIO, Ceph and others take it as theirs. */
const serverRegion = 'us-east-1';

function fill(template: string, { region, account = '' }: { region: string; account?: string }): string {
  // In one go, so that nothing that was filled in is read again.
  return template.replaceAll(/\{(?<name>region|account)\}/gu, (_, name: string) =>
    name === 'region' ? region : account,
  );
}
