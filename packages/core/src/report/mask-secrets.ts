import { KnownSecrets, secretMark, shortestKnownSecret } from './known-secrets.ts';
import { isSecretName } from './secret-names.ts';

/**
 * `text` with every secret replaced by marks of the same length, so that columns and carets still fit.
 * Two ways: every value in `known`, and every value that follows a secret name (`aws_secret_access_key = …`,
 * `<key>Password</key><string>…`, `"SecretAccessKey": "…"`). Everything that is printed passes here. For many texts make one `KnownSecrets`.
 */
export function maskSecrets(text: string, known: Iterable<string> = []): string {
  const secrets = known instanceof KnownSecrets ? known : new KnownSecrets(known);
  return maskNamedValues(secrets.mask(text));
}

// A name, then the signs between it and its value in INI, JSON, XML plist, query string or shell. Every part is
// bounded or excludes what follows it, so there is nothing to try twice.
const namedValue =
  /(?<name>[A-Za-z][A-Za-z_.-]{3,40}(?: [A-Za-z]{2,10}){0,2})(?<between>"?[ \t]{0,8}[=:][ \t]{0,8}"?|<\/key>\s{0,64}<string>)(?<value>[^\s"<>&,;]{1,8192})/gu;

function maskNamedValues(text: string): string {
  return text.replaceAll(namedValue, (whole: string, name: string, between: string, value: string) =>
    isSecretName(lastWords(name)) && !isProse(between, value)
      ? `${name}${between}${secretMark.repeat(value.length)}`
      : whole,
  );
}

/** `a hardware token: its serial` is a sentence: a colon, no quotes, and less than a code's six characters. */
function isProse(between: string, value: string): boolean {
  return between.startsWith(':') && !between.includes('"') && value.length < shortestKnownSecret;
}

/** A sentence may run into the name: `the Password: x`. The longest tail that is a secret name counts. */
function lastWords(name: string): string {
  const words = name.split(' ');
  for (let start = 0; start < words.length; start += 1) {
    const tail = words.slice(start).join(' ');
    if (isSecretName(tail)) return tail;
  }
  return name;
}
