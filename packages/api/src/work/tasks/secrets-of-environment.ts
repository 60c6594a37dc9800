import { isSecretName } from '@duckbill/core';

/** Values of variables that are secret by their names. */
export function secretsOfEnvironment(environment: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(environment).flatMap(([name, value]) => (isSecretName(name) && value !== '' ? [value] : []));
}
