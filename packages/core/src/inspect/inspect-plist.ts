import type { PlistDocument } from '../plist/plist-document.ts';
import { isSecretName } from '../report/secret-names.ts';
import type { InspectedValue, Inspection } from './inspection.ts';

/** A value under its name, without a word of it when the name is that of a secret. */
export function valueOf(
  name: string,
  value: string,
  meaning?: string,
): Pick<InspectedValue, 'name' | 'value' | 'secret' | 'meaning'> {
  const secret = isSecretName(name);
  return { name, value: secret ? '' : value, secret, ...(meaning === undefined ? {} : { meaning }) };
}

/** Why Cyberduck sees nothing in a file that is no dictionary. */
export function plistRefusal({ source, diagnostics }: PlistDocument): NonNullable<Inspection['refusal']> {
  const refused = diagnostics.find(({ severity }) => severity === 'error');
  return {
    problem: 'not a property list that Cyberduck can read',
    file: source.name,
    span: refused?.span ?? { start: 0, end: 0 },
  };
}
