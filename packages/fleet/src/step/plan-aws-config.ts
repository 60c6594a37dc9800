import {
  type AwsChange,
  type AwsEditResult,
  type AwsSectionContent,
  compareFleetText,
  describe,
  type Diagnostic,
  editAwsFiles,
  type FleetFile,
  type FleetSection,
  readFleetSections,
  SourceText,
} from '@duckbill/core';
import type { FleetHome } from './fleet-home.ts';
import type { ForeignEntry, HomeConflict, HomeItem } from './home-plan.ts';
import { lookAtFile } from './look-at.ts';
import { encode } from './text-bytes.ts';

interface AwsPlan {
  /** Undefined: there is nothing of ours, and nothing to be. */
  readonly item: HomeItem | undefined;
  readonly foreign: readonly ForeignEntry[];
}

/**
 * What becomes of `~/.aws/config`: our sections between our marks, everything else as it is. Sections that somebody else
 * has under the same name stay his, and with them those of ours that would lean on them.
 */
export async function planAwsConfig(
  home: FleetHome,
  place: string,
  wanted: FleetFile | undefined,
  force: boolean,
): Promise<AwsPlan> {
  const sight = await lookAtFile(home, place);
  const sections = wanted === undefined ? [] : readFleetSections(new SourceText(wanted.path, wanted.text));
  const empty = { place, before: null, after: null, mode: 0o600, changes: [] };
  if (sight.state === 'blocked') {
    const item: HomeItem = { ...empty, status: 'conflict', conflict: sight.reason };
    return { item: sections.length === 0 ? undefined : item, foreign: [] };
  }
  const before = sight.state === 'file' ? sight.bytes : null;
  const mode = sight.state === 'file' ? sight.mode : 0o600;
  const text = decodeStrictly(before ?? new Uint8Array(0));
  if (text === undefined) {
    const item: HomeItem = { ...empty, before, after: before, status: 'conflict', conflict: 'refused' };
    return { item: { ...item, details: [`${place}: it is not UTF-8`] }, foreign: [] };
  }
  const source = new SourceText(place, text);
  const there = readFleetSections(source);
  const others = there.filter(({ owner }) => owner !== home.owner);
  const foreign = others.map(({ kind, name, line }) => ({ place, line, section: `${kind} ${name}` }));
  const { taken, left, free, satisfied } = sortOut(sections, others);
  // Without the credentials: keys in there are never ours to remove.
  const clear = force ? taken.map(({ kind, name }): AwsChange => ({ type: 'remove-section', kind, name })) : [];
  const wish: AwsChange = {
    type: 'put-managed-block',
    file: 'config',
    owner: home.owner,
    sections: force ? sections.filter((section) => !satisfied.has(nameOf(section))).map(contentOf) : free,
  };
  const put = (managed: boolean): AwsEditResult =>
    editAwsFiles({ config: source }, [...clear, wish], { consent: { managed, inUse: force } });
  const result = put(force);
  const had = there.some(({ owner }) => owner === home.owner);
  if (!result.ok) {
    const edited = result.diagnostics.some(({ code }) => code === 'aws-edit-managed-block-edited');
    const conflict: HomeConflict = edited ? 'block-edited' : 'refused';
    const forced = put(true);
    const now = forced.ok ? (forced.files.config?.text ?? '') : text;
    const changes = compareFleetText(place, text, now);
    const details = result.diagnostics.map((one) => toldWithPlace(one, source));
    return { item: { place, before, after: before, mode, status: 'conflict', conflict, details, changes }, foreign };
  }
  const now = result.files.config?.text ?? '';
  const after = before === null && now === '' ? null : encode(now);
  const item = { place, before, after, mode, changes: compareFleetText(place, text, now) };
  if (taken.length > 0 && !force) {
    const details = [
      ...taken.map(({ kind, name, line }) => `${place}:${line}: [${kind} ${name}] is not ours`),
      ...left.map(({ kind, name }) => `[${kind} ${name}] of ours would lean on it and is left out`),
    ];
    return { item: { ...item, status: 'conflict', conflict: 'section-taken', details }, foreign };
  }
  if (sections.length === 0 && !had) return { item: undefined, foreign };
  const status = now === text ? 'same' : sections.length === 0 ? 'stale' : had ? 'changed' : 'missing';
  return { item: { ...item, status }, foreign };
}

interface SortedOut {
  /** Sections of others whose names we want. */
  readonly taken: readonly FleetSection[];
  /** Ours that name one of them. */
  readonly left: readonly AwsSectionContent[];
  readonly free: readonly AwsSectionContent[];
  /** Names of ours that others have just so. */
  readonly satisfied: ReadonlySet<string>;
}

const leaning: Readonly<Record<string, string>> = {
  sso_session: 'sso-session',
  source_profile: 'profile',
  services: 'services',
};

function sortOut(sections: readonly FleetSection[], others: readonly FleetSection[]): SortedOut {
  const foreign = new Map(others.map((section) => [nameOf(section), section]));
  const taken: FleetSection[] = [];
  const out = new Set<string>();
  const satisfied = new Set<string>();
  for (const section of sections) {
    const other = foreign.get(nameOf(section));
    if (other === undefined) continue;
    // Somebody has made the same section: it does what ours would.
    if (sameSettings(section, other)) satisfied.add(nameOf(section));
    else {
      taken.push(other);
      out.add(nameOf(section));
    }
  }
  const rest = sections.filter((section) => !out.has(nameOf(section)) && !satisfied.has(nameOf(section)));
  for (let grown = true; grown;) {
    grown = false;
    for (const section of rest) {
      if (out.has(nameOf(section))) continue;
      if (section.settings.some(([key, value]) => out.has(`${leaning[key] ?? ''} ${value}`))) {
        out.add(nameOf(section));
        grown = true;
      }
    }
  }
  return {
    taken,
    left: rest.filter((section) => out.has(nameOf(section))).map(contentOf),
    free: rest.filter((section) => !out.has(nameOf(section))).map(contentOf),
    satisfied,
  };
}

function contentOf({ kind, name, settings }: FleetSection): AwsSectionContent {
  return { kind, name, settings };
}

function sameSettings(one: AwsSectionContent, other: AwsSectionContent): boolean {
  if (one.settings.length !== other.settings.length) return false;
  const values = new Map(other.settings);
  return one.settings.every(([key, value]) => values.get(key) === value);
}

function nameOf({ kind, name }: AwsSectionContent): string {
  return `${kind} ${name}`;
}

function toldWithPlace(one: Diagnostic, source: SourceText): string {
  const { line, column } = source.position(one.span.start);
  return `${one.file}:${line}:${column}: ${describe(one).message}`;
}

/** The text with its byte order mark; undefined when it is not UTF-8, and writing it would lose something. */
function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
