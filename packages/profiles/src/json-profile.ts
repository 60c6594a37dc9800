import type { CataloguedProfile } from './catalogued-profile.ts';
import type { ProviderFamily } from './families/provider-family.ts';

/** A profile in a list, for machines. */
export function jsonProfile(profile: CataloguedProfile): object {
  const { fileName, origin, purpose, since, family, values } = profile;
  return {
    vendor: values.Vendor,
    protocol: values.Protocol,
    fileName,
    origin,
    purpose,
    ...(since === undefined ? {} : { since }),
    ...(family === undefined ? {} : { provider: family }),
    ...(values['Default Hostname'] === undefined ? {} : { host: values['Default Hostname'] }),
  };
}

/** A provider in a list, for machines. */
export function jsonFamily({ id, title, purpose, regions, account, notes, help, source }: ProviderFamily): object {
  return {
    id,
    title,
    purpose,
    regions: regions.map((region) => ({ id: region.id, title: region.title })),
    ...(account === undefined ? {} : { account: { word: account.word, example: account.example } }),
    notes,
    help,
    source,
  };
}

/** What names a profile in an address: the name of its file in small letters. A Vendor may be that of several. */
export function profileId({ fileName }: CataloguedProfile): string {
  return fileName
    .replace(/\.cyberduckprofile$/u, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
