import { nearestName } from '@duckbill/core';
import {
  allProfiles,
  type CataloguedProfile,
  type FamilyParameters,
  familyProfile,
  findCatalogued,
  findFamily,
  type ParameterProblem,
  type ProviderFamily,
  providerFamilies,
} from '@duckbill/profiles';
import { CommandFailure } from '../command-failure.ts';

/** The provider that a person named. */
export function readProvider(id: string): ProviderFamily {
  const family = findFamily(id);
  if (family !== undefined) return family;
  const ids = providerFamilies.map((one) => one.id);
  const near = nearestName(id, ids);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  throw CommandFailure.usage(`unknown provider "${id}"${hint} Known: ${ids.join(', ')}`);
}

/** The profile that a name and parameters stand for: a provider's, or one of the list. */
export function chooseProfile(name: string, parameters: FamilyParameters): CataloguedProfile {
  const given = Object.keys(parameters).map((parameter) => `--${parameter}`);
  const family = findFamily(name);
  // A provider without parameters may share its name with a published profile, which is what it makes then.
  if (family !== undefined) {
    const made = familyProfile(family, parameters);
    if (made.ok) return made.entry;
    throw CommandFailure.usage(made.problems.map((problem) => problemText(family, problem, parameters)).join('; '));
  }
  const found = findCatalogued(name);
  const [entry, ...others] = found;
  if (entry === undefined) throw CommandFailure.usage(unknownName(name));
  if (others.length > 0) {
    const names = found.map(({ fileName }) => `"${fileName}"`).join(', ');
    throw CommandFailure.usage(`"${name}" stands for several profiles; name the file: ${names}`);
  }
  if (given.length > 0)
    throw CommandFailure.usage(`${given.join(', ')}: only for a provider, such as ${providerFamilies[0]?.id ?? ''}`);
  return entry;
}

function unknownName(name: string): string {
  const names = [...providerFamilies.map(({ id }) => id), ...allProfiles().map(({ values }) => values.Vendor)];
  const near = nearestName(name, names);
  return `unknown profile "${name}"${near === undefined ? '' : `; did you mean ${near}?`} See: duckbill profiles list`;
}

function problemText(family: ProviderFamily, problem: ParameterProblem, parameters: FamilyParameters): string {
  const { parameter } = problem;
  const word = parameter === 'account' ? (family.account?.word ?? parameter) : parameter;
  switch (problem.kind) {
    case 'missing':
      return `${family.id} needs --region${problem.known.length === 0 ? '' : `: ${problem.known.join(', ')}`}`;
    case 'unknown':
      return `${family.id} has no region "${parameters.region ?? ''}"; known: ${problem.known.join(', ')}`;
    case 'malformed':
      return `--${parameter} "${parameters[parameter] ?? ''}" is not ${/^[aeiou]/u.test(word) ? 'an' : 'a'} ${word}, such as ${problem.example}`;
    case 'not-taken':
      return `${family.id} takes no --${parameter}`;
  }
}
