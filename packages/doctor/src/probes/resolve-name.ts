import { lookup } from 'node:dns/promises';

/** Addresses of a host, asked as every program asks: the system's resolver with its hosts file. */
export async function resolveName(host: string): Promise<readonly string[]> {
  const addresses = await lookup(host, { all: true });
  return addresses.map(({ address }) => address);
}
