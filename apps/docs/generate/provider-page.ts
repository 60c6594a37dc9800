import { familyProfile, familyProfiles, profileText, type ProviderFamily, providerFamilies } from '@duckbill/profiles';
import { codeBlock, escapeText } from './escape-text.ts';

/** The page of a kind of S3 server, as markdown: all of it from the data that its profiles are made from. */
export function providerPage(family: ProviderFamily): string {
  const { id, title, purpose, notes, departures = [], knownFindings = [], help, source } = family;
  const parts = [
    `# ${escapeText(title)}`,
    `<p class="code-line"><code>${id}</code></p>`,
    `${escapeText(purpose)}.`,
    notes.map((note) => `- ${escapeText(note)}`).join('\n'),
    '## Install it',
    codeBlock('sh', commandsOf(family).join('\n')),
    'In place of `install`, `show` prints the file, and `--dry-run` says what would be written.',
    '## Profiles',
    profileTable(family),
    '## What is in the file',
    codeBlock('xml', exampleOf(family)),
    ...(departures.length === 0
      ? []
      : [
          '## Other than in the published profile',
          departures.map(({ key, because }) => `- **${escapeText(key)}**: ${escapeText(because)}`).join('\n'),
        ]),
    ...(knownFindings.length === 0
      ? []
      : [
          '## What lint says about it',
          knownFindings.map(({ code, because }) => `- [${code}](/rules/${code}.md): ${escapeText(because)}`).join('\n'),
        ]),
    '## Where this comes from',
    `- <a href="${help}" target="_blank" rel="noreferrer">${escapeText(help)}</a>\n- ${escapeText(source)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Every kind of server with its page. */
export function providerList(): string {
  const rows = providerFamilies.map(
    ({ id, title, purpose, regions }) =>
      `| [${escapeText(title)}](/providers/${id}.md) | ${escapeText(purpose)} | ${regions.length === 0 ? '' : String(regions.length)} |`,
  );
  return `| Server | When | Regions |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function commandsOf(family: ProviderFamily): readonly string[] {
  const { id, regions, account, defaultRegion } = family;
  const install = `duckbill profiles install ${id}`;
  const region = regions[0]?.id;
  if (region === undefined && account !== undefined)
    return [install, `${install} --region eu-central-1 --account ${account.example}`];
  if (region === undefined) return [install, `${install} --endpoint s3.example.com:9000`];
  const plain = defaultRegion === undefined ? `${install} --region ${region}` : install;
  return account === undefined ? [plain] : [plain, `${plain} --account ${account.example}`];
}

function profileTable(family: ProviderFamily): string {
  const places = family.regions;
  const rows = familyProfiles(family).map(({ values }, index) => {
    const { id = '', title = '' } = places[index] ?? {};
    const host = values['Default Hostname'] ?? values['Hostname Placeholder'] ?? 'any';
    const cells = [`<code>${escapeText(values.Vendor)}</code>`, `<code>${escapeText(host)}</code>`];
    return `| ${(places.length === 0 ? cells : [`<code>${id}</code>`, escapeText(title), ...cells]).join(' | ')} |`;
  });
  const heads = places.length === 0 ? ['Vendor', 'Host'] : ['Region', 'Place', 'Vendor', 'Host'];
  return [`| ${heads.join(' | ')} |`, `| ${heads.map(() => '---').join(' | ')} |`, ...rows].join('\n');
}

/** One that is somebody's own where it can be, since that is what a company hands out. */
function exampleOf(family: ProviderFamily): string {
  const region = family.regions[0]?.id;
  const account = family.account?.example;
  const made = familyProfile(family, {
    ...(region === undefined ? (account === undefined ? {} : { region: 'eu-central-1' }) : { region }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined && account === undefined ? { endpoint: 's3.example.com:9000' } : {}),
  });
  if (!made.ok) throw new Error(`no example for ${family.id}`);
  return profileText(made.entry);
}
