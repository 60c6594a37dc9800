import { type AwsReading, type Diagnostic, type PlanInput, type PlannedConnection, readAwsFiles } from '@duckbill/core';

type Section = 'profiles' | 'ssoSessions' | 'services';

/** Settings that lead from one section to another. */
const links: readonly (readonly [key: string, to: Section])[] = [
  ['source_profile', 'profiles'],
  ['sso_session', 'ssoSessions'],
  ['services', 'services'],
];

/**
 * Tells whether a finding in an AWS file is about this target: it stands in a section that the target's chain goes
 * through, before all sections, or the program reads nothing of the files at all.
 */
export function chainFilter(planInput: PlanInput, { plan }: PlannedConnection): (finding: Diagnostic) => boolean {
  const { aws, program } = planInput;
  const sources = [aws.config, aws.credentials].filter((source) => source !== undefined);
  const reading = readAwsFiles(aws, program);
  const names = new Set(sources.map(({ name }) => name));
  const used = usedSections(reading, planInput, plan);
  const headers = headersOf(reading, used);
  const planFails = plan.problems.some(({ severity }) => severity === 'error');
  return (finding) => {
    if (!names.has(finding.file) || reading.failure !== undefined) return true;
    const before = headers.get(finding.file)?.filter(({ start }) => start <= finding.span.start) ?? [];
    const section = before.at(-1);
    if (section === undefined || section.used) return true;
    // A header that is misspelt may be the one that is missed.
    const source = sources.find(({ name }) => name === finding.file);
    return planFails && source !== undefined && isHeaderLine(source.text, finding.span.start);
  };
}

interface Header {
  readonly start: number;
  readonly used: boolean;
}

function headersOf(reading: AwsReading, used: ReadonlySet<string>): ReadonlyMap<string, readonly Header[]> {
  const headers = new Map<string, Header[]>();
  for (const kind of ['profiles', 'ssoSessions', 'services'] as const)
    for (const [name, { places }] of reading[kind])
      for (const { file, headerSpan } of places) {
        const found = headers.get(file) ?? [];
        found.push({ start: headerSpan.start, used: used.has(`${kind} ${name}`) });
        headers.set(file, found);
      }
  for (const found of headers.values()) found.sort((a, b) => a.start - b.start);
  return headers;
}

/** Every section that a value of the plan stands in, and every one that is named on the way. */
function usedSections(
  reading: AwsReading,
  { target, program }: PlanInput,
  { settings, problems }: PlannedConnection['plan'],
): ReadonlySet<string> {
  const used = new Set<string>();
  const open: (readonly [Section, string])[] = [];
  const use = (kind: Section, name: string): void => {
    if (used.has(`${kind} ${name}`)) return;
    used.add(`${kind} ${name}`);
    open.push([kind, name]);
  };
  if (target.kind === 'aws-profile') use('profiles', target.name ?? 'default');
  const username = target.kind === 'bookmark' ? target.bookmark.username?.value : undefined;
  if (username !== undefined) use('profiles', username);
  const places = new Set(
    [...settings.map(({ origin }) => origin).filter((origin) => origin.kind === 'file'), ...problems].map(
      ({ file, span }) => `${file}\n${span.start}`,
    ),
  );
  for (const kind of ['profiles', 'ssoSessions', 'services'] as const)
    for (const [name, section] of reading[kind])
      for (const { file, valueSpan } of section.settings.values())
        if (places.has(`${file}\n${valueSpan.start}`)) use(kind, name);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, name] = next;
    const section = reading[from].get(name);
    for (const [key, to] of links) {
      const value = section?.settings.get(key)?.value;
      if (value === undefined) continue;
      use(to, value);
      // For Cyberduck a session is a profile of that name (cyberduck-s3-connect §1.1).
      if (to === 'ssoSessions' && program.includes('duck@')) use('profiles', `sso-session ${value}`);
    }
  }
  return used;
}

function isHeaderLine(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return text
    .slice(start, start + 200)
    .trimStart()
    .startsWith('[');
}
