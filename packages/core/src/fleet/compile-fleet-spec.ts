import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { JsonNode, JsonProblem } from '../json/json-tree.ts';
import { parseJson } from '../json/parse-json.ts';
import { isProgramId, programIds, type ProgramId } from '../programs/program.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { SourceText } from '../source/source-text.ts';
import { type Fleet, fleetTargets, type FleetTarget } from './fleet.ts';
import { compileAccounts, compileOrganisation, compileSsoSession, isRegion } from './compile-places.ts';
import { compileBuckets, compileRoles } from './compile-roles.ts';
import { checkGrants, compileGrants } from './compile-grants.ts';
import { compileNaming } from './compile-naming.ts';
import { compileMember, compileVariables } from './compile-variables.ts';
import { SpecFindings, SpecObject } from './spec-object.ts';
import { SpecTemplates } from './spec-templates.ts';

export interface FleetSpecOutcome {
  /** Undefined when an error keeps the files from being made. */
  readonly fleet?: Fleet;
  /** Everything that is wrong, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The keys of a spec. */
const keys = [
  '$schema',
  'version',
  'organisation',
  'packageVersion',
  'ssoSession',
  'accounts',
  'roles',
  'buckets',
  'region',
  'grants',
  'naming',
  'targets',
  'programs',
  'member',
  'variables',
] as const;

/** For whom files are made when the spec does not say it. */
const usualPrograms: readonly ProgramId[] = ['cyberduck@9.5', 'mountain-duck@5.3', 'aws-cli@2'];

/** A spec in JSON; for YAML, `readFleetSpec` of `@duckbill/fleet` finds the tree. */
export function compileJsonFleetSpec(source: SourceText): FleetSpecOutcome {
  const outcome = parseJson(source.text);
  if (!outcome.ok) return { diagnostics: [unreadableSpec(source, outcome.problem)] };
  return compileFleetSpec(source, outcome.root, outcome.repeated);
}

/** What keeps a text from being a spec at all. */
export function unreadableSpec({ name }: SourceText, { span, problem, expected }: JsonProblem): Diagnostic {
  const facts = { problem, ...(expected === undefined ? {} : { expected }) };
  return diagnostic('fleet-spec-unreadable', name, span, { facts });
}

/**
 * Makes a fleet of the values of a spec and their places: JSON and YAML alike. All that is wrong is told in one go; with
 * an error there is no fleet. Never throws.
 */
export function compileFleetSpec(
  source: SourceText,
  root: JsonNode,
  repeated: readonly JsonProblem[] = [],
): FleetSpecOutcome {
  const findings = new SpecFindings(source);
  for (const problem of repeated) findings.diagnostics.push(unreadableSpec(source, problem));
  const spec = SpecObject.read(root, 'the spec', keys, findings);
  const fleet = spec && compile(spec, findings);
  const diagnostics = findings.diagnostics.toSorted((a, b) => a.span.start - b.span.start);
  const isBroken = diagnostics.some(({ severity }) => severity === 'error');
  return fleet === undefined || isBroken ? { diagnostics } : { fleet, diagnostics };
}

function compile(spec: SpecObject, findings: SpecFindings): Fleet | undefined {
  if (spec.required('version', '1') !== undefined) spec.whole('version', 1, 1);
  const organisation = compileOrganisation(spec, findings);
  const ssoSession = compileSsoSession(spec, organisation, findings);
  const { variables, idColumn } = membersOf(spec, findings);
  const templates = new SpecTemplates(findings, new Set([...variables.map(({ name }) => name), idColumn]));
  const accounts = compileAccounts(spec, findings);
  const roles = compileRoles(spec, accounts, ssoSession !== undefined, templates, findings);
  const buckets = compileBuckets(spec, accounts, templates, findings);
  const names = { accounts, roles, buckets, columns: templates.columns };
  const grants = compileGrants(spec, names, findings);
  const naming = compileNaming(spec, templates, findings);
  const region = spec.text('region', 'an AWS region such as eu-west-1', isRegion)?.text;
  const targets = wordsOf(spec, 'targets', fleetTargets, findings);
  const packageVersion = spec.text('packageVersion', 'up to four numbers such as 2026.11.1', isPackageVersion)?.text;
  const programs = wordsOf(spec, 'programs', programIds, findings);
  checkGrants(grants, names, findings);
  if (organisation === undefined) return undefined;
  return {
    organisation,
    ssoSession,
    accounts: accounts.map(({ account }) => account),
    roles: roles.map(({ role }) => role),
    buckets,
    region,
    grants: grants.map(({ grant }) => grant),
    naming,
    targets: targets.length === 0 ? (['home'] satisfies readonly FleetTarget[]) : targets,
    packageVersion,
    programs: programs.length === 0 ? usualPrograms : programs.filter(isProgramId),
    variables,
    idColumn,
  };
}

function isPackageVersion(text: string): boolean {
  return /^\d{1,9}(?:\.\d{1,9}){0,3}$/u.test(text);
}

function membersOf(spec: SpecObject, findings: SpecFindings): Pick<Fleet, 'variables' | 'idColumn'> {
  return { variables: compileVariables(spec, findings), idColumn: compileMember(spec, findings) };
}

function wordsOf<T extends string>(
  spec: SpecObject,
  key: string,
  words: readonly T[],
  findings: SpecFindings,
): readonly T[] {
  return (spec.texts(key) ?? []).flatMap(({ text, node }): T[] => {
    const word = words.find((one) => one === text);
    if (word !== undefined) return [word];
    findings.wrong(node, key, `of ${words.join(', ')}`, nearestName(text, words));
    return [];
  });
}
