import { connect } from 'node:net';

/** Opens a TCP connection and closes it; rejects with Node's system error, ETIMEDOUT after `timeout` ms. */
export function openTcp(host: string, port: number, timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => {
      socket.destroy();
      reject(Object.assign(new Error(`no connection to ${host}:${port} within ${timeout} ms`), { code: 'ETIMEDOUT' }));
    });
    socket.once('error', reject);
  });
}
