import type { CyberduckEra } from '../programs/program.ts';
import type { ConnectionProfile } from './connection-profile.ts';
import type { ProtocolMatch } from './effective-profile.ts';
import { protocolSchemes } from './protocol-defaults.ts';
import { findProtocol, protocols, type Protocol } from './protocols.ts';

/** Something that `Protocol` of a profile or bookmark can name. */
export interface ProtocolCandidate {
  readonly protocol: Protocol;
  /** Undefined: the protocol as it is built in. */
  readonly profile?: ConnectionProfile;
}

export interface FoundProtocol extends ProtocolCandidate {
  readonly by: ProtocolMatch;
}

/** The protocols that an era has, as candidates. */
export function builtInProtocols(era: CyberduckEra): readonly ProtocolCandidate[] {
  return protocols.filter((protocol) => isInEra(protocol, era)).map((protocol) => ({ protocol }));
}

/** A profile as a candidate; undefined when its own protocol is unknown. */
export function profileCandidate(profile: ConnectionProfile, era: CyberduckEra): ProtocolCandidate | undefined {
  const protocol = findProtocol(profile.strings.get('Protocol')?.value ?? '');
  return protocol !== undefined && isInEra(protocol, era) ? { protocol, profile } : undefined;
}

function isInEra(protocol: Protocol, era: CyberduckEra): boolean {
  return protocol.era === undefined || protocol.era <= era;
}

/**
 * What an identifier names, as Cyberduck's `forName` finds it: the best rank, of equals the first, deprecated ones
 * last; all with exact case (cyberduck-formats §2.3). Its oldest form, a hash code for an identifier, is left out.
 */
export function findByName(
  candidates: readonly ProtocolCandidate[],
  identifier: string,
  provider?: string,
): FoundProtocol | undefined {
  const ordered = [...candidates.filter((one) => !isDeprecated(one)), ...candidates.filter(isDeprecated)];
  for (const { by, matches } of ranks) {
    const found = ordered.find((candidate) => matches(candidate, identifier, provider));
    if (found !== undefined) return { ...found, by };
  }
  const schemes = schemeAliases.get(identifier) ?? [identifier];
  for (const scheme of schemes) {
    const found = ordered.find((candidate) => schemesOf(candidate).includes(scheme));
    if (found !== undefined) return { ...found, by: 'scheme' };
  }
  return undefined;
}

interface Rank {
  readonly by: ProtocolMatch;
  readonly matches: (candidate: ProtocolCandidate, identifier: string, provider: string | undefined) => boolean;
}

/** Best first. */
const ranks: readonly Rank[] = [
  {
    by: 'vendor-and-protocol',
    matches: (candidate, identifier, provider) =>
      candidate.protocol.identifier === identifier && provider !== undefined && vendorOf(candidate) === provider,
  },
  { by: 'vendor', matches: (candidate, identifier) => vendorOf(candidate) === identifier },
  {
    by: 'protocol-and-vendor',
    matches: (candidate, identifier) => {
      const vendor = vendorOf(candidate);
      return vendor !== undefined && `${candidate.protocol.identifier}-${vendor}` === identifier;
    },
  },
  {
    by: 'protocol',
    matches: (candidate, identifier) => isBundled(candidate) && candidate.protocol.identifier === identifier,
  },
  {
    by: 'type',
    matches: ({ protocol }, identifier) => (protocol.type ?? protocol.identifier) === identifier,
  },
];

/** `http` is tried as WebDAV first. */
const schemeAliases: ReadonlyMap<string, readonly string[]> = new Map([
  ['http', ['dav', 'http']],
  ['https', ['davs', 'https']],
]);

function vendorOf({ profile }: ProtocolCandidate): string | undefined {
  const vendor = profile?.strings.get('Vendor')?.value ?? '';
  return vendor.trim() === '' ? undefined : vendor;
}

function isBundled({ profile }: ProtocolCandidate): boolean {
  return profile === undefined || profile.flags.get('Bundled')?.value === true;
}

function isDeprecated({ profile }: ProtocolCandidate): boolean {
  return profile?.flags.get('Deprecated')?.value === true;
}

function schemesOf({ protocol, profile }: ProtocolCandidate): readonly string[] {
  const own = profile?.lists.get('Schemes')?.value.map(({ value }) => (typeof value === 'string' ? value : '')) ?? [];
  return own.length > 0 ? own : protocolSchemes(protocol);
}
