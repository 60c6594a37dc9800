import { isSecretName } from '../../report/secret-names.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { ClientName } from './clients.ts';
import { clients } from './clients.ts';

/** Every text in a file of another client that must never be printed, also of connections that are not converted. */
export function findClientSecrets(client: ClientName, source: SourceText): readonly string[] {
  const found = new Set(clients[client].read(source).secrets);
  // A line that is nothing to its program, or was set aside with a comment sign, may still hold one.
  for (const line of source.text.split('\n')) {
    const at = line.search(/[=:]/u);
    if (at === -1 || !soundsSecret(line.slice(0, at))) continue;
    const value = line.slice(at + 1).trim();
    if (value.length > 3) found.add(value);
  }
  found.delete('');
  return [...found];
}

/** Over rather than under: a mask too many hurts nobody. */
function soundsSecret(key: string): boolean {
  const name = key.replaceAll(/[^0-9A-Za-z]/gu, '').toLowerCase();
  if (name === 'accesskey' || name === 'accesskeyid') return false;
  return isSecretName(name) || ['pass', 'secret', 'token', 'key', 'credential'].some((part) => name.includes(part));
}
