import type { AwsChange } from '../../aws/edit/aws-change.ts';
import { editAwsFiles } from '../../aws/edit/edit-aws-files.ts';
import { readAwsConfig } from '../../aws/read-aws-config.ts';
import { printBookmark } from '../../bookmark/write-bookmark.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { nameUuid } from '../../identifiers/name-uuid.ts';
import { SourceText } from '../../source/source-text.ts';
import type { Conversion, ConvertOptions, ConvertRoute, ConvertSourceKind } from '../conversion.ts';
import { convertKindNames } from '../convert-kind.ts';
import { changedFiles } from '../changed-files.ts';
import type { Access } from '../access-description.ts';
import { accessesOfSource, type FoundAccess, type FoundAccesses } from './accesses-of-source.ts';
import { awsProfileOfAccess } from './aws-section-of-access.ts';
import { bookmarkOfAccess } from './bookmark-of-access.ts';
import { Losses } from '../losses.ts';
import { type EnvironmentKind, environments, printEnvironment } from './environment.ts';
import { type WritableClientName, writableClients } from './clients.ts';
import { putClientSection } from './put-client-section.ts';

/** What becomes of the connections of a source. */
type Work = (found: FoundAccesses, options: ConvertOptions) => Conversion;

function route(from: ConvertSourceKind, to: ConvertRoute['to'], title: string, work: Work): ConvertRoute {
  return {
    from,
    to,
    title,
    convert: (sources, options) => {
      const [main, ...others] = sources;
      if (main?.kind !== from) return { files: [], losses: [] };
      const found = accessesOfSource(main, others, convertKindNames[to], options);
      const made = work(found, options);
      return {
        ...made,
        losses: [...found.losses, ...made.losses],
        secrets: [...found.secrets, ...(made.secrets ?? [])],
      };
    },
  };
}

/** Into the file of another client: new, or put into the one that is there. */
function intoClient(to: WritableClientName): Work {
  return ({ accesses }, options) => {
    const client = writableClients[to];
    const { existing, withSecrets = false, replace = false, name } = options;
    const losses: Diagnostic[] = [];
    let now = existing ?? new SourceText(client.fileName, '');
    let written = 0;
    for (const found of accesses) {
      const told = lossesAt(found, convertKindNames[to]);
      const access = accesses.length === 1 ? renamed(found.access, name) : found.access;
      const section = client.write(access, told, { withSecrets });
      const put = section && putClientSection(now, client, section, replace, told);
      losses.push(...told.found);
      if (put === undefined) continue;
      now = put;
      written += 1;
    }
    if (written === 0) return { files: [], losses };
    const file = { name: now.name, text: now.text };
    return { files: [existing === undefined ? file : { ...file, before: existing.text }], losses };
  };
}

/** Into the variables of a shell, which hold one connection. */
function intoEnvironment(to: EnvironmentKind): Work {
  return ({ accesses }, { withSecrets = false }) => {
    const [first] = accesses;
    if (first === undefined) return { files: [], losses: [] };
    const told = lossesAt(first, convertKindNames[to]);
    if (accesses.length > 1) {
      told.refused('Several connections', 'an environment holds one', 'name it: --profile NAME');
      return { files: [], losses: told.found };
    }
    const text = printEnvironment(to, first.access, told, { withSecrets });
    const files = text === undefined ? [] : [{ name: environments[to].fileName, text }];
    return { files, losses: told.found };
  };
}

const toBookmarks: Work = ({ accesses }, { sha1Hex, name }) => {
  const losses: Diagnostic[] = [];
  const files = accesses.map((found) => {
    const told = lossesAt(found, convertKindNames.bookmark);
    const access = accesses.length === 1 ? renamed(found.access, name) : found.access;
    // From what it is, so that the same file gives the same bookmark again.
    const uuid = nameUuid('generate', ['convert', JSON.stringify(access.description)], sha1Hex);
    const text = printBookmark(bookmarkOfAccess(access, uuid, told));
    losses.push(...told.found);
    return { name: `${uuid}.duck`, text };
  });
  return { files, losses };
};

const toAwsProfiles: Work = ({ accesses }, { into = {}, withSecrets = false, replace = false, name }) => {
  const losses: Diagnostic[] = [];
  let files = into;
  const taken = readAwsConfig(into).profiles;
  for (const found of accesses) {
    const told = lossesAt(found, convertKindNames['aws-profile']);
    const access = accesses.length === 1 ? renamed(found.access, name) : found.access;
    const { profile, keys } = awsProfileOfAccess(access, { withSecrets }, told);
    if (!replace && taken.has(profile.name)) {
      told.refused(
        `"${profile.name}"`,
        'there is an AWS profile of this name already',
        '--force changes it, --name gives another',
      );
      losses.push(...told.found);
      continue;
    }
    losses.push(...told.found);
    const changes: AwsChange[] = [
      {
        type: 'set-settings',
        section: { file: 'config', kind: 'profile', name: profile.name },
        settings: profile.settings,
      },
    ];
    if (keys.length > 0)
      changes.push({
        type: 'set-settings',
        section: { file: 'credentials', kind: 'profile', name: profile.name },
        settings: keys,
      });
    const edited = editAwsFiles(files, changes, { consent: { managed: replace } });
    if (edited.ok) ({ files } = edited);
    else losses.push(...edited.diagnostics);
  }
  return {
    files: changedFiles(into, files).map((file) => (file.before === '' ? { name: file.name, text: file.text } : file)),
    losses,
  };
};

function lossesAt({ file, span }: FoundAccess, to: string): Losses {
  return new Losses({ file, span, to });
}

function renamed(access: Access, name: string | undefined): Access {
  return name === undefined ? access : { ...access, description: { ...access.description, name } };
}

const toClients: readonly WritableClientName[] = ['rclone', 's3cmd', 'winscp'];

const toEnvironments: readonly EnvironmentKind[] = ['env', 'fish', 'powershell', 'cmd'];

/** From connection URLs to other clients and to shells. */
export const urlToClients: readonly ConvertRoute[] = [
  ...toClients.map((to) => route('url', to, `${convertKindNames[to]} for what a URL opens`, intoClient(to))),
  ...toEnvironments.map((to) => route('url', to, `${convertKindNames[to]} for what a URL opens`, intoEnvironment(to))),
];

/** From bookmarks, connection profiles, AWS profiles, URLs and files of other clients to those clients, and back. */
export const clientRoutes: readonly ConvertRoute[] = [
  ...toClients.flatMap((to) => [
    route('bookmark', to, `${convertKindNames[to]} that connects as a bookmark does`, intoClient(to)),
    route('profile', to, `${convertKindNames[to]} that connects as a new bookmark of a profile does`, intoClient(to)),
    route('aws-profile', to, `${convertKindNames[to]} that connects as an AWS profile does`, intoClient(to)),
    route('client', to, `${convertKindNames[to]} for a connection of another client`, intoClient(to)),
  ]),
  ...toEnvironments.flatMap((to) => [
    route('bookmark', to, `${convertKindNames[to]} of a bookmark's keys`, intoEnvironment(to)),
    route('profile', to, `${convertKindNames[to]} of a new bookmark of a profile`, intoEnvironment(to)),
    route('aws-profile', to, `${convertKindNames[to]} of an AWS profile`, intoEnvironment(to)),
    route('client', to, `${convertKindNames[to]} of another client's keys`, intoEnvironment(to)),
  ]),
  ...urlToClients,
  route('client', 'bookmark', 'bookmarks for the connections of another client', toBookmarks),
  route('client', 'aws-profile', 'AWS profiles for the connections of another client', toAwsProfiles),
];
