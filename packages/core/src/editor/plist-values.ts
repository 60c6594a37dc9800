import { bookmarkKey } from '../bookmark/bookmark-keys.ts';
import { partitions } from '../identifiers/partitions.ts';
import { oauthFlows } from '../profile/oauth-of-profile.ts';
import { profileKey } from '../profile/profile-keys.ts';
import { protocols } from '../profile/protocols.ts';
import { s3Properties } from '../profile/s3-defaults.ts';
import { schemes } from '../profile/schemes.ts';
import type { KnownNames } from './known-names.ts';

/** Values that a key may have, as far as they can be listed. */
export interface ListedValues {
  readonly values: readonly string[];
  readonly detail: string;
  /** They are declared in other files. */
  readonly areNames: boolean;
}

const none: ListedValues = { values: [], detail: '', areNames: false };

/** Every region that is known, of all partitions. */
export const allRegions: readonly string[] = partitions.flatMap(({ regions }) => regions);

/** Whether a key wants `<true/>` or `<false/>`. */
export function isFlag(kind: 'profile' | 'bookmark', path: readonly string[], key: string): boolean {
  return path.length === 0 && kind === 'profile' && profileKey(key)?.type === 'flag';
}

/** What may stand at a key of a profile or bookmark. */
export function plistValues(
  kind: 'profile' | 'bookmark',
  path: readonly string[],
  key: string,
  names: KnownNames,
): ListedValues {
  if (path.length > 0) return propertyValues(key, names);
  if (key === 'Protocol') return listed(protocolNames, 'protocol');
  return kind === 'profile' ? profileValues(key) : bookmarkValues(key, names);
}

const protocolNames = protocols.filter(({ discontinued }) => discontinued !== true).map(({ identifier }) => identifier);

function profileValues(key: string): ListedValues {
  if (profileKey(key)?.type === 'flag') return listed(['true', 'false'], 'true or false');
  switch (key) {
    case 'Region':
    case 'Regions':
      return listed(allRegions, 'region');
    case 'Scheme':
    case 'Schemes':
      return listed(schemes, 'scheme');
    case 'Authorization':
      return listed(['AWS4HMACSHA256', 'AWS2', ...oauthFlows], 'signature or OAuth flow');
    default:
      return none;
  }
}

function bookmarkValues(key: string, names: KnownNames): ListedValues {
  const { values } = bookmarkKey(key) ?? {};
  if (values !== undefined) return listed(values, 'allowed value');
  if (key === 'Provider') return { values: names.vendors, detail: 'Vendor of a profile', areNames: true };
  if (key === 'Username') return { values: names.awsProfiles, detail: 'AWS profile', areNames: true };
  return none;
}

function propertyValues(key: string, names: KnownNames): ListedValues {
  if (key === 'sso_region' || key === 's3.location') return listed(allRegions, 'region');
  if (key === 'sso_session') return { values: names.ssoSessions, detail: 'SSO session', areNames: true };
  const preset = s3Properties.find(({ name }) => name === key)?.default;
  return preset === 'true' || preset === 'false' ? listed(['true', 'false'], `otherwise ${preset}`) : none;
}

function listed(values: readonly string[], detail: string): ListedValues {
  return { values, detail, areNames: false };
}
