import { baseName } from '../../bookmark/bookmark-folders.ts';
import type { Fleet, FleetTarget } from '../fleet.ts';
import type { FleetFile } from '../fleet-file.ts';
import type { FleetMember } from '../fleet-member.ts';
import { forLine, forMarkup } from './escape-for.ts';

interface Page {
  readonly title: string;
  readonly parts: readonly Part[];
}

interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
  /** In this order; for a terminal or a list of names. */
  readonly code?: readonly string[];
}

/** What a member has to do, as a page for a browser that loads nothing, and as text. */
export function layoutInstructions(fleet: Fleet, member: FleetMember, files: readonly FleetFile[]): FleetFile[] {
  const page = pageOf(fleet, member, files);
  return [
    { path: 'README.html', text: printHtml(page), mode: 0o644 },
    { path: 'README.txt', text: printText(page), mode: 0o644 },
  ];
}

function pageOf(fleet: Fleet, member: FleetMember, files: readonly FleetFile[]): Page {
  const profiles = files.flatMap(({ path, text }) => (path.endsWith('/.aws/config') ? profileNames(text) : []));
  const bookmarks = files.flatMap(({ path }) =>
    path.endsWith('.duck') ? baseName(path).slice(0, -'.duck'.length) : [],
  );
  const parts: Part[] = [];
  for (const target of fleet.targets) {
    const install = installParts.get(target);
    if (install !== undefined) parts.push(install);
  }
  if (parts.length === 0) parts.push(byHand);
  if (profiles.length > 0) parts.push({ heading: 'Your AWS profiles', lines: [], code: profiles });
  const [first] = profiles;
  const { ssoSession } = fleet;
  if (ssoSession !== undefined && first !== undefined)
    parts.push({
      heading: 'Sign in with the AWS CLI',
      lines: ['This opens a browser once; afterwards every profile of the session works.'],
      code: [`aws sso login --sso-session ${word(ssoSession.name)}`, `aws s3 ls --profile ${word(first)}`],
    });
  if (bookmarks.length > 0)
    parts.push({
      heading: 'Your bookmarks in Cyberduck',
      lines: ['Open Cyberduck after the installation; the bookmarks are in its list.'],
      code: bookmarks,
    });
  const { name, contact } = fleet.organisation;
  if (contact !== undefined) parts.push({ heading: 'Help', lines: [`Ask ${contact}.`] });
  return { title: `${name}: access to Amazon S3 for ${member.id}`, parts };
}

/** A word of a command that is to be typed; no shell takes more than itself for one between these quotes. */
function word(text: string): string {
  return /^[\w.@+-]+$/u.test(text) ? text : `'${text.replaceAll("'", '')}'`;
}

const unix: Part = {
  heading: 'Install on Linux',
  lines: [
    'In a terminal, in the folder of this page. Behind it --dry-run only tells, --uninstall takes all away again.',
  ],
  code: ['sh install.sh'],
};
const mac: Part = {
  heading: 'Install on a Mac',
  lines: [
    'Open install.command with a right click and "Open", or run this in Terminal, in the folder of this page.',
    'When macOS asks whether Terminal may use data of other apps, allow it: that is the folder of Cyberduck.',
  ],
  code: ['sh install.sh'],
};
const windows: Part = {
  heading: 'Install on Windows',
  lines: ['Double-click install.cmd. From a terminal: -DryRun only tells, -Uninstall takes all away again.'],
  code: ['.\\install.cmd'],
};
const byHand: Part = {
  heading: 'Install',
  lines: [
    'Double-click the connection profiles, then the bookmarks, and add the lines of .aws/config to your own.',
    'Or let Duckbill do it, in the folder of this page:',
  ],
  code: ['duckbill fleet apply .'],
};
const managed: Part = {
  heading: 'Install',
  lines: ['There is nothing to do: your computer is managed, and gets these files by itself.'],
};

const installParts: ReadonlyMap<FleetTarget, Part> = new Map<FleetTarget, Part>([
  ['macos', mac],
  ['windows', windows],
  ['linux', unix],
  ['jamf', managed],
  ['munki', managed],
  ['intune', managed],
]);

function profileNames(config: string): string[] {
  const names: string[] = [];
  for (const line of config.split('\n')) {
    if (line === '[default]') names.push('default');
    if (line.startsWith('[profile ') && line.endsWith(']')) names.push(line.slice('[profile '.length, -1));
  }
  return names;
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}pre{background:#8882;padding:.7rem;overflow-x:auto}';

function printHtml({ title, parts }: Page): string {
  const lines = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    // Nothing runs and nothing is loaded, whatever got into the texts.
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${forMarkup(forLine(title))}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<h1>${forMarkup(forLine(title))}</h1>`,
  ];
  for (const { heading, lines: words, code = [] } of parts) {
    lines.push(`<h2>${forMarkup(heading)}</h2>`, ...words.map((line) => `<p>${forMarkup(forLine(line))}</p>`));
    if (code.length > 0) lines.push(`<pre>${code.map((line) => forMarkup(forLine(line))).join('\n')}</pre>`);
  }
  lines.push('</body>', '</html>', '');
  return lines.join('\n');
}

function printText({ title, parts }: Page): string {
  const lines = [forLine(title)];
  for (const { heading, lines: words, code = [] } of parts) {
    lines.push('', heading, '-'.repeat(heading.length), ...words.map(forLine));
    lines.push(...code.map((line) => `    ${forLine(line)}`));
  }
  // Editors of Windows of old know no other end of a line.
  return `${lines.join('\r\n')}\r\n`;
}
