import { BlockList, isIP } from 'node:net';

/** A block of addresses that lead somewhere else than to a server of the Internet. */
interface SpecialBlock {
  readonly block: string;
  /** What IANA calls it, or who is known to answer there. */
  readonly name: string;
  /** An operator cannot allow it either: keys of this computer are handed out there, or nobody in particular answers. */
  readonly never?: true;
}

/**
 * IANA's special-purpose address registries of IPv4 (RFC 6890 and what was added), multicast, and metadata services that
 * hide at a public address. Blocks that the registry calls globally reachable but that no service of AWS is in stand
 * here as well. Of blocks in each other the inner one comes first: it counts.
 */
const special4: readonly SpecialBlock[] = [
  { block: '0.0.0.0/8', name: 'this network', never: true },
  { block: '10.0.0.0/8', name: 'private use' },
  { block: '127.0.0.0/8', name: 'loopback' },
  { block: '168.63.129.16/32', name: 'metadata of Azure', never: true },
  { block: '100.100.100.200/32', name: 'metadata of Alibaba Cloud', never: true },
  { block: '100.64.0.0/10', name: 'shared address space' },
  { block: '169.254.0.0/16', name: 'link-local, metadata', never: true },
  { block: '172.16.0.0/12', name: 'private use' },
  { block: '192.0.0.0/24', name: 'protocol assignments', never: true },
  { block: '192.0.2.0/24', name: 'documentation', never: true },
  { block: '192.31.196.0/24', name: 'AS112' },
  { block: '192.52.193.0/24', name: 'AMT' },
  { block: '192.88.99.0/24', name: '6to4 relay', never: true },
  { block: '192.168.0.0/16', name: 'private use' },
  { block: '192.175.48.0/24', name: 'AS112' },
  { block: '198.18.0.0/15', name: 'benchmarking' },
  { block: '198.51.100.0/24', name: 'documentation', never: true },
  { block: '203.0.113.0/24', name: 'documentation', never: true },
  { block: '224.0.0.0/4', name: 'multicast', never: true },
  { block: '240.0.0.0/4', name: 'reserved, broadcast', never: true },
];

/** Of IPv6, inside and outside of 2000::/3; what is outside and not here is not given out at all. */
const special6: readonly SpecialBlock[] = [
  { block: '::/128', name: 'unspecified', never: true },
  { block: '::1/128', name: 'loopback' },
  { block: '::/96', name: 'IPv4-compatible', never: true },
  { block: '64:ff9b:1::/48', name: 'local translation', never: true },
  { block: '100::/64', name: 'discard', never: true },
  { block: '100:0:0:1::/64', name: 'dummy prefix', never: true },
  { block: '2001::/23', name: 'protocol assignments, Teredo, ORCHID', never: true },
  { block: '2001:db8::/32', name: 'documentation', never: true },
  { block: '2002::/16', name: '6to4', never: true },
  { block: '2620:4f:8000::/48', name: 'AS112' },
  { block: '3fff::/20', name: 'documentation', never: true },
  { block: '5f00::/16', name: 'segment routing', never: true },
  { block: 'fd00:ec2::/32', name: 'metadata of AWS', never: true },
  { block: 'fd20:ce::254/128', name: 'metadata of Google Cloud', never: true },
  { block: 'fc00::/7', name: 'unique local' },
  { block: 'fe80::/10', name: 'link-local', never: true },
  { block: 'fec0::/10', name: 'site-local', never: true },
  { block: 'ff00::/8', name: 'multicast', never: true },
];

const blocks4 = special4.map(listed('ipv4'));
const blocks6 = special6.map(listed('ipv6'));
const globalUnicast = subnet('2000::/3', 'ipv6');
const wellKnownTranslation = subnet('64:ff9b::/96', 'ipv6');
const mapped = subnet('::ffff:0:0/96', 'ipv6');
const translated = subnet('::ffff:0:0:0/96', 'ipv6');

/** Why an address is no server of the Internet: its name, and whether an operator could want it all the same. */
export interface SpecialAddress {
  readonly name: string;
  readonly never: boolean;
}

/**
 * What kind of special address this is; undefined for one of the Internet. IPv4 inside of IPv6 (mapped, translated) is
 * judged by the IPv4 address; a text that is no address, or one with a zone, is special as well.
 */
export function specialAddress(address: string): SpecialAddress | undefined {
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 0) return { name: 'no address', never: true };
  if (family === 4) return firstOf(blocks4, address, 'ipv4');
  const inner = innerAddress(address);
  if (inner !== undefined) return firstOf(blocks4, inner, 'ipv4');
  const found = firstOf(blocks6, address, 'ipv6');
  if (found !== undefined) return found;
  return globalUnicast.check(address, 'ipv6') ? undefined : { name: 'not given out', never: true };
}

interface ListedBlock extends SpecialAddress {
  readonly list: BlockList;
}

function listed(family: 'ipv4' | 'ipv6'): (block: SpecialBlock) => ListedBlock {
  return ({ block, name, never = false }) => ({ list: subnet(block, family), name, never });
}

function subnet(block: string, family: 'ipv4' | 'ipv6'): BlockList {
  const [net = '', prefix = ''] = block.split('/');
  const list = new BlockList();
  list.addSubnet(net, Number(prefix), family);
  return list;
}

function firstOf(blocks: readonly ListedBlock[], address: string, family: 'ipv4' | 'ipv6'): SpecialAddress | undefined {
  const found = blocks.find(({ list }) => list.check(address, family));
  return found === undefined ? undefined : { name: found.name, never: found.never };
}

/** The IPv4 address that an IPv6 address stands for. */
function innerAddress(address: string): string | undefined {
  const stands = [mapped, translated, wellKnownTranslation].some((list) => list.check(address, 'ipv6'));
  if (!stands) return undefined;
  const { hostname } = new URL(`http://[${address}]`);
  // As URLs write it, the last two groups are there, in hexadecimal.
  const groups = hostname.slice(1, -1).split(':');
  const [high = '0', low = '0'] = groups.slice(-2);
  const number = (Number.parseInt(high === '' ? '0' : high, 16) << 16) | Number.parseInt(low === '' ? '0' : low, 16);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}
