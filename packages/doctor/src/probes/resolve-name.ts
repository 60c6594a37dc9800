import { lookup } from 'node:dns/promises';

/**
 * Addresses of a host, asked as every program asks: the system's resolver with its hosts file. It has no time limit of
 * its own, so there is one here: EAI_AGAIN after `timeout` ms.
 */
export async function resolveName(host: string, timeout: number): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`getaddrinfo EAI_AGAIN ${host}: no answer within ${timeout} ms`), {
      code: 'EAI_AGAIN',
    });
    timer = setTimeout(() => reject(error), timeout);
  });
  try {
    const addresses = await Promise.race([lookup(host, { all: true }), late]);
    return addresses.map(({ address }) => address);
  } finally {
    // A timer that is left running would keep the program from ending.
    clearTimeout(timer);
  }
}
