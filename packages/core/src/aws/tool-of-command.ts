/** Programs that write themselves into `credential_process`; Leapp and aws-sso-cli have no settings of their own. */
const tools: ReadonlyMap<string, string> = new Map([
  ['aws-vault', 'aws-vault'],
  ['granted', 'granted'],
  ['dgranted', 'granted'],
  ['aws-sso-util', 'aws-sso-util'],
  ['aws-sso', 'aws-sso-cli'],
  ['leapp', 'leapp'],
  ['saml2aws', 'saml2aws'],
  ['aws-azure-login', 'aws-azure-login'],
]);

/** The well-known tool that a `credential_process` starts; undefined for any other command. */
export function toolOfCommand(command: string): string | undefined {
  const text = command.trim();
  const quote = text.startsWith('"') ? '"' : undefined;
  const end = text.indexOf(quote ?? ' ', quote === undefined ? 0 : 1);
  const path = text.slice(quote === undefined ? 0 : 1, end === -1 ? text.length : end);
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return tools.get(name.toLowerCase().endsWith('.exe') ? name.slice(0, -'.exe'.length) : name);
}
