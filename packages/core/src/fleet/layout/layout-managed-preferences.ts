import type { HashHex } from '../../aws/cache-keys.ts';
import type { PlainPlist } from '../../plist/plain-plist.ts';
import { printPlist } from '../../plist/print-plist.ts';
import type { Fleet } from '../fleet.ts';
import type { FleetFile } from '../fleet-file.ts';
import { nameUuid } from '../../identifiers/name-uuid.ts';
import { fleetOwner } from '../member-aws-config.ts';
import { sharedFolder } from '../member-folder.ts';
import { forProperties } from './escape-for.ts';

/** The preferences of these two (cyberduck-formats §4.6). */
const domains = ['ch.sudo.cyberduck', 'io.mountainduck'] as const;

/**
 * What every computer of the fleet may have in its preferences, once for all members: the region for new buckets, and the
 * portal of Identity Center, for connections that say none themselves (cyberduck-formats §3.2, §3.3).
 */
export function fleetPreferences({ region, ssoSession }: Fleet): ReadonlyMap<string, string> {
  const preferences = new Map<string, string>();
  if (region !== undefined) preferences.set('s3.location', region);
  if (ssoSession !== undefined)
    preferences.set('sso_start_url', ssoSession.startUrl).set('sso_region', ssoSession.region);
  return preferences;
}

/** `default.properties` for the folder of Cyberduck, on Windows and Linux. */
export function layoutDefaultProperties(fleet: Fleet): FleetFile[] {
  const lines = [...fleetPreferences(fleet)].map(([key, value]) => `${key}=${forProperties(value)}\n`);
  if (lines.length === 0) return [];
  return [{ path: `${sharedFolder}/default.properties`, text: lines.join(''), mode: 0o644 }];
}

/** A configuration profile for macOS, as any device management hands it out. */
export function layoutConfigurationProfile(fleet: Fleet, sha1Hex: HashHex): FleetFile[] {
  const preferences = fleetPreferences(fleet);
  if (preferences.size === 0) return [];
  const owner = fleetOwner(fleet);
  const { name, slug } = fleet.organisation;
  const uuid = (what: string): string =>
    nameUuid('fleet', [slug, 'configuration-profile', what], sha1Hex).toUpperCase();
  const payloads = domains.map(
    (domain): PlainPlist =>
      new Map<string, PlainPlist>([
        ['PayloadType', 'com.apple.ManagedClient.preferences'],
        ['PayloadVersion', 1n],
        ['PayloadIdentifier', `${owner}.${domain}`],
        ['PayloadUUID', uuid(domain)],
        ['PayloadEnabled', true],
        ['PayloadDisplayName', `Preferences of ${domain}`],
        ['PayloadContent', new Map([[domain, forced(preferences)]])],
      ]),
  );
  const root = new Map<string, PlainPlist>([
    ['PayloadType', 'Configuration'],
    ['PayloadVersion', 1n],
    ['PayloadIdentifier', owner],
    ['PayloadUUID', uuid('root')],
    ['PayloadScope', 'System'],
    ['PayloadOrganization', name],
    ['PayloadDisplayName', `${name}: Amazon S3`],
    ['PayloadRemovalDisallowed', false],
    ['PayloadContent', payloads],
  ]);
  return [{ path: `${sharedFolder}/${owner}.mobileconfig`, text: printPlist(root, 'profile'), mode: 0o644 }];
}

function forced(preferences: ReadonlyMap<string, string>): PlainPlist {
  return new Map([['Forced', [new Map([['mcx_preference_settings', preferences]])]]]);
}
