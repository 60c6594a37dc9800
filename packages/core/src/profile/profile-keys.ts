/** How Cyberduck's profile reader takes a key (cyberduck-formats §3.1). */
export type ProfileKeyType = 'string' | 'port' | 'flag' | 'list' | 'properties' | 'image';

export interface ProfileKey {
  readonly type: ProfileKeyType;
  /** What the key is for, one line. */
  readonly meaning: string;
  /** First Cyberduck release that reads it, when that matters. */
  readonly since?: string;
}

/** Every key that Cyberduck reads from a connection profile; all others are ignored without a word (§3.1). */
export const profileKeys = {
  Protocol: { type: 'string', meaning: 'the protocol the profile builds on' },
  Vendor: { type: 'string', meaning: 'identity of the profile; bookmarks store it as Provider' },
  Description: { type: 'string', meaning: 'label in the protocol menu' },
  Name: { type: 'string', meaning: 'short name' },
  Bundled: { type: 'flag', meaning: 'always enabled and parent of others; for profiles shipped with the application' },
  Deprecated: { type: 'flag', meaning: 'sorted last and hidden for new bookmarks' },
  'Default Hostname': { type: 'string', meaning: 'server that is filled in' },
  'Default Port': { type: 'port', meaning: 'port that is filled in' },
  'Default Path': { type: 'string', meaning: 'path that is filled in' },
  'Default Nickname': { type: 'string', meaning: 'bookmark name that is filled in' },
  Scheme: { type: 'string', meaning: 'transport, such as https' },
  Schemes: { type: 'list', meaning: 'further URL schemes' },
  Context: { type: 'string', meaning: 'prefix of request paths; a URL means instance metadata' },
  Authorization: { type: 'string', meaning: 'signature version or OAuth flow' },
  Region: { type: 'string', meaning: 'region that requests are signed for' },
  Regions: { type: 'list', meaning: 'regions offered when a bucket is made' },
  'Hostname Configurable': { type: 'flag', meaning: 'may the user change the server' },
  'Port Configurable': { type: 'flag', meaning: 'may the user change the port' },
  'Path Configurable': { type: 'flag', meaning: 'may the user change the path' },
  'Username Configurable': { type: 'flag', meaning: 'is a username asked for' },
  'Password Configurable': { type: 'flag', meaning: 'is a password or secret key asked for' },
  'Token Configurable': { type: 'flag', meaning: 'is a session token asked for' },
  'Anonymous Configurable': { type: 'flag', meaning: 'is anonymous login offered' },
  'Certificate Configurable': { type: 'flag', meaning: 'is a client certificate offered' },
  'Private Key Configurable': { type: 'flag', meaning: 'is an SSH key offered' },
  'OAuth Configurable': { type: 'flag', meaning: 'sign in through OAuth' },
  'Role Configurable': {
    type: 'flag',
    meaning: 'assume an IAM role; asks for its ARN when role_arn is blank',
    since: '9.3',
  },
  'Multi Factor Configurable': {
    type: 'flag',
    meaning: 'ask for an MFA device when mfa_serial is blank',
    since: '9.3',
  },
  'Hostname Placeholder': { type: 'string', meaning: 'hint text of the server field' },
  'Path Placeholder': { type: 'string', meaning: 'hint text of the path field' },
  'Username Placeholder': { type: 'string', meaning: 'label of the username field' },
  'Password Placeholder': { type: 'string', meaning: 'label of the password field' },
  'Token Placeholder': { type: 'string', meaning: 'label of the token field' },
  'OAuth Authorization Url': { type: 'string', meaning: 'where the browser signs in' },
  'OAuth Token Url': { type: 'string', meaning: 'where the code becomes a token' },
  'OAuth Redirect Url': { type: 'string', meaning: 'where the browser returns to' },
  'OAuth Client ID': { type: 'string', meaning: 'identity of the application' },
  'OAuth Client Secret': { type: 'string', meaning: 'secret of the application; blank for a public client' },
  'OAuth PKCE': { type: 'flag', meaning: 'proof key for code exchange' },
  Scopes: { type: 'list', meaning: 'OAuth scopes' },
  'STS Endpoint': { type: 'string', meaning: 'address of the Security Token Service', since: '9.1' },
  Properties: { type: 'properties', meaning: 'hidden preferences for this profile' },
  Help: { type: 'string', meaning: 'link to a help page' },
  Disk: { type: 'image', meaning: 'large icon, base64' },
  Icon: { type: 'image', meaning: 'menu icon, base64' },
} as const;

export type ProfileKeyName = keyof typeof profileKeys;

type KeysOfType<T extends ProfileKeyType> = {
  [K in ProfileKeyName]: (typeof profileKeys)[K]['type'] extends T ? K : never;
}[ProfileKeyName];

export type ProfileFlag = KeysOfType<'flag'>;
export type ProfileString = KeysOfType<'string'>;
export type ProfileList = KeysOfType<'list'>;

const keysByName: ReadonlyMap<string, ProfileKey> = new Map(Object.entries(profileKeys));

/** The table's row for a key as it is spelled in a file, or undefined when Cyberduck does not read it. */
export function profileKey(name: string): ProfileKey | undefined {
  return keysByName.get(name);
}

function namesOfType<T extends ProfileKeyType>(type: T): readonly KeysOfType<T>[] {
  const isOfType = (name: ProfileKeyName): name is KeysOfType<T> => profileKeys[name].type === type;
  return Object.keys(profileKeys).filter(
    (name): name is KeysOfType<T> => keysByName.has(name) && isOfType(name as ProfileKeyName),
  );
}

export const profileFlags: readonly ProfileFlag[] = namesOfType('flag');
export const profileStrings: readonly ProfileString[] = namesOfType('string');
export const profileLists: readonly ProfileList[] = namesOfType('list');
