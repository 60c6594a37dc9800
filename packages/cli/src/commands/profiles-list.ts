import {
  allProfiles,
  familyProfiles,
  jsonFamily,
  jsonProfile,
  profileCatalogue,
  type ProviderFamily,
  providerFamilies,
} from '@duckbill/profiles';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { readProvider } from '../profiles/choose-profile.ts';
import type { Terminal } from '../terminal.ts';

export interface ProfilesListOptions {
  readonly provider?: string;
  readonly json?: boolean;
}

/** `duckbill profiles list`: the profiles for AWS and the providers, or all profiles of one provider. */
export async function profilesListCommand(terminal: Terminal, { provider, json }: ProfilesListOptions): Promise<Exit> {
  const exit: Exit = { code: exitCodes.ok, reason: 'listed' };
  const family = provider === undefined ? undefined : readProvider(provider);
  if (json === true) {
    const profiles = family === undefined ? allProfiles() : familyProfiles(family);
    const families = family === undefined ? providerFamilies : [family];
    writeJson(terminal, { version: 1, providers: families.map(jsonFamily), profiles: profiles.map(jsonProfile) }, exit);
  } else terminal.stdout.write(family === undefined ? overview() : familyText(family));
  return exit;
}

function overview(): string {
  const aws = profileCatalogue.map(({ values, fileName, purpose }) => [
    values.Vendor === 'iterate GmbH' ? fileName.replace(/\.cyberduckprofile$/u, '') : values.Vendor,
    purpose,
  ]);
  const providers = providerFamilies.map(({ id, regions, purpose }) => [
    id,
    regions.length === 0 ? purpose : `${purpose}: ${regions.map((region) => region.id).join(' ')}`,
  ]);
  return `Profiles\n${table(aws)}\nProviders, with their regions\n${table(providers)}`;
}

function familyText(family: ProviderFamily): string {
  const { title, purpose, account, notes, help } = family;
  const rows = familyProfiles(family).map(({ values, fileName }) => [
    values.Vendor,
    values['Default Hostname'] ?? values['Hostname Placeholder'] ?? 'any server',
    fileName,
  ]);
  const own =
    account === undefined
      ? family.regions.length === 0
        ? '  --endpoint HOST[:PORT] makes one for your server\n'
        : ''
      : `  --account makes one for your own ${account.word}, such as ${account.example}\n`;
  return `${title}: ${purpose}\n${table(rows)}${own}${notes.map((note) => `  · ${note}\n`).join('')}  ${help}\n`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
