/** What a file describes. */
export const documentKinds = ['profile', 'bookmark', 'aws-config', 'aws-credentials'] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** How much of a text is looked at when its name does not tell. */
const sniffLength = 4096;

/**
 * What a file is, by its name and, where that does not tell, by its first characters. Undefined: none of ours.
 * `config` alone says little (git has one too), so outside `.aws` its text must look like AWS.
 */
export function detectKind(name: string, text: string): DocumentKind | undefined {
  const parts = name.split(/[\\/]/u);
  const base = (parts.at(-1) ?? '').toLowerCase();
  if (base.endsWith('.cyberduckprofile')) return 'profile';
  if (base.endsWith('.duck')) return 'bookmark';
  const inAwsFolder = parts.at(-2) === '.aws';
  if (base === 'credentials' && (inAwsFolder || looksLikeAws(text))) return 'aws-credentials';
  if (base === 'config' && (inAwsFolder || looksLikeAws(text))) return 'aws-config';
  return sniff(text.slice(0, sniffLength));
}

function looksLikeAws(text: string): boolean {
  const start = text.slice(0, sniffLength);
  return sniff(start) !== undefined || /^\s*(?:#|\[(?:default|profile )|$)/u.test(start);
}

function sniff(start: string): DocumentKind | undefined {
  if (start.includes('<plist') || start.includes('<dict>')) {
    if (['Vendor', 'Description', 'Default Hostname'].some((key) => start.includes(`<key>${key}</key>`)))
      return 'profile';
    if (['UUID', 'Nickname', 'Hostname', 'Provider'].some((key) => start.includes(`<key>${key}</key>`)))
      return 'bookmark';
    return undefined;
  }
  if (/^\[(?:profile|sso-session) /mu.test(start)) return 'aws-config';
  if (/^aws_(?:access_key_id|secret_access_key)[ \t]{0,8}=/mu.test(start)) return 'aws-credentials';
  if (/^(?:role_arn|sso_start_url|source_profile)[ \t]{0,8}=/mu.test(start)) return 'aws-config';
  return undefined;
}
