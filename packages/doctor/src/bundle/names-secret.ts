import { isSecretName } from '@duckbill/core';

/** Further names, which nobody's rules know and people use: compared as the tail of a name. */
const moreNames: ReadonlySet<string> = new Set([
  'apikey',
  'cookie',
  'otp',
  'passcode',
  'passwd',
  'passwort',
  'pin',
  'pwd',
  'seed',
  'totp',
]);

/** Part of a name that is misspelt, or of a tool that is not known here; not of one that tells of a file or an address. */
const suspicious = /secret|passw|passphrase|token|api_?key|private_?key/iu;
const harmless = /(?:file|path|url|uri|endpoint|placeholder|configurable|prompt|expiration|expires|type|scopes?)$/iu;

/** No name of a setting is longer. */
const longestName = 100;

/** Whether a value under this name is masked in a bundle: what core's table says, and more when in doubt. */
export function namesSecret(name: string): boolean {
  if (name.length > longestName) return false;
  if (isSecretName(name)) return true;
  if (harmless.test(name)) return false;
  // `PROD_AWS_SECRET_ACCESS_KEY`, `myPassword`: a tail of whole words counts.
  const words = name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, '_').split(/[ _.-]+/u);
  for (let at = 0; at < words.length; at += 1) {
    const tail = words.slice(at).join('');
    if (isSecretName(tail) || moreNames.has(tail.toLowerCase())) return true;
  }
  return suspicious.test(name);
}
