/**
 * Preferences that published profiles refer to, and what the desktop application fills in (cyberduck-formats §2.5).
 */
export const knownPreferences: ReadonlyMap<string, string> = new Map([
  ['oauth.application.identifier', 'io.cyberduck'],
  ['oauth.handler.scheme', 'x-cyberduck-action'],
]);

/**
 * Fills in every `${name}` whose preference is known; others stay as they are. `${name:-text}` gives `text` for an
 * unknown one, `$${name}` a literal `${name}` (cyberduck-formats §2.5).
 */
export function substitutePreferences(text: string, preferences: ReadonlyMap<string, string>): string {
  let result = '';
  let at = 0;
  // A `$` before the mark means that the mark is meant literally.
  for (let start = text.indexOf('${'); start !== -1; start = text.indexOf('${', at)) {
    const end = text.indexOf('}', start);
    if (end === -1) break;
    const variable = text.slice(start + 2, end);
    if (start > at && text[start - 1] === '$') {
      result += `${text.slice(at, start - 1)}\${${variable}}`;
    } else {
      result += text.slice(at, start) + (valueOf(variable, preferences) ?? `\${${variable}}`);
    }
    at = end + 1;
  }
  return result + text.slice(at);
}

function valueOf(variable: string, preferences: ReadonlyMap<string, string>): string | undefined {
  const divider = variable.indexOf(':-');
  const name = divider === -1 ? variable : variable.slice(0, divider);
  return preferences.get(name) ?? (divider === -1 ? undefined : variable.slice(divider + 2));
}
