import {
  type Code,
  openBookmark,
  openProfile,
  planConnection,
  planReport,
  type PlanTarget,
  printProfile,
  SourceText,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import type { Asked, OtherExample, ShownText } from './other-example.ts';
import { awsRequests } from './plan-aws-examples.ts';
import { cyberduckRequests } from './plan-cyberduck-examples.ts';
import { awsCli, cyberduck, keys, type PlanRequest, role } from './plan-request.ts';
import { reportPaint } from './report-paint.ts';

type Asking = readonly [bad: PlanRequest, better?: PlanRequest];

/** What cannot come to a connection, and what can. */
const requests: ReadonlyMap<Code, Asking> = new Map<Code, Asking>([
  [
    'plan-bookmark-profile-not-installed',
    [
      cyberduck({ Provider: 's3-clj', Username: 'reports' }, { credentials: keys }),
      cyberduck({ Username: 'reports' }, { credentials: keys }),
    ],
  ],
  [
    'plan-aws-profile-not-matched',
    [
      cyberduck({ Username: 'report' }, { credentials: keys }),
      cyberduck({ Username: 'reports' }, { credentials: keys }),
    ],
  ],
  ['plan-aws-profile-missing', [awsCli('report', { credentials: keys }), awsCli('reports', { credentials: keys })]],
  [
    'plan-aws-files-refused',
    [awsCli('reports', { credentials: `${keys}oops\n` }), awsCli('reports', { credentials: keys })],
  ],
  [
    'plan-no-credentials',
    [
      awsCli('reports', { config: '[profile reports]\nregion = eu-west-1\n' }),
      awsCli('reports', { credentials: keys }),
    ],
  ],
  [
    'plan-source-without-keys',
    [
      cyberduck(
        { Username: 'team' },
        {
          config: `${role}\n[profile reports]\nrole_arn = arn:aws:iam::111122223333:role/Base\nsource_profile = base\n\n[profile base]\nregion = eu-west-1\n`,
        },
      ),
      cyberduck({ Username: 'team' }, { config: role, credentials: keys }),
    ],
  ],
  [
    'plan-protocol-not-s3',
    [
      { bookmark: { Protocol: 'sftp', Hostname: 'drop.example.org', Username: 'alice' }, program: 'cyberduck@9.5' },
      cyberduck({ Username: 'reports' }, { credentials: keys }),
    ],
  ],
  ...cyberduckRequests,
  ...awsRequests,
]);

/** What `duckbill plan` says of a target that leads nowhere. */
export function planExample(code: Code): OtherExample | undefined {
  const [bad, better] = requests.get(code) ?? [];
  if (bad === undefined) return undefined;
  return { ...asked(bad), ...(better === undefined ? {} : { better: asked(better) }) };
}

function asked(request: PlanRequest): Asked {
  const { bookmark, profile, awsProfile, config, credentials, environment = {}, program } = request;
  const installed =
    request.installed === undefined
      ? undefined
      : openProfile(new SourceText('installed.cyberduckprofile', printProfile(request.installed)));
  const profiles = [installed?.profile, ...catalogueProfiles()].filter((one) => one !== undefined);
  const sources = [
    ...(config === undefined ? [] : [new SourceText('~/.aws/config', config)]),
    ...(credentials === undefined ? [] : [new SourceText('~/.aws/credentials', credentials)]),
  ];
  const file =
    bookmark !== undefined
      ? bookmarkFile(bookmark)
      : profile !== undefined
        ? new SourceText('reports.cyberduckprofile', printProfile(profile))
        : undefined;
  const { plan } = planConnection({
    target: targetOf(file, awsProfile),
    program,
    profiles,
    aws: {
      ...(config === undefined ? {} : { config: new SourceText('~/.aws/config', config) }),
      ...(credentials === undefined ? {} : { credentials: new SourceText('~/.aws/credentials', credentials) }),
    },
    environment,
  });
  const shown = [file, installed?.source, ...sources].filter((source) => source !== undefined);
  const target = file === undefined ? `aws:${awsProfile ?? ''}` : file.name;
  return {
    shown: shown.map(({ name, text }): ShownText => ({ name, language: name.startsWith('~') ? 'ini' : 'xml', text })),
    command: `${Object.entries(environment)
      .map(([name, value]) => `${name}=${value} `)
      .join('')}duckbill plan ${target} --as ${program}`,
    output: planReport(plan, [...profiles.map((one) => one.plist.source), ...shown], reportPaint).replaceAll(
      'catalogue:',
      '',
    ),
    codes: plan.problems.map(({ code }) => code),
  };
}

function targetOf(file: SourceText | undefined, awsProfile: string | undefined): PlanTarget {
  if (file === undefined) return { kind: 'aws-profile', ...(awsProfile === undefined ? {} : { name: awsProfile }) };
  if (file.name.endsWith('.cyberduckprofile')) {
    const { profile } = openProfile(file);
    if (profile === undefined) throw new Error('no profile');
    return { kind: 'profile', profile };
  }
  const { bookmark } = openBookmark(file);
  if (bookmark === undefined) throw new Error('no bookmark');
  return { kind: 'bookmark', bookmark };
}

function bookmarkFile(entries: NonNullable<PlanRequest['bookmark']>): SourceText {
  const lines = Object.entries(entries).map(([key, value]) =>
    typeof value === 'string' ? entry('    ', key, value) : `    <key>${key}</key>\n${dictionary(value)}`,
  );
  return new SourceText(
    'reports.duck',
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${lines.join('')}</dict>\n</plist>\n`,
  );
}

function dictionary(entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, value]) => entry('        ', key, value));
  return `    <dict>\n${lines.join('')}    </dict>\n`;
}

function entry(indent: string, key: string, value: string): string {
  return `${indent}<key>${key}</key>\n${indent}<string>${value}</string>\n`;
}
