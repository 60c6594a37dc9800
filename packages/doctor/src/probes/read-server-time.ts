import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

/** The Date header of the answer to HEAD, unsigned: STS and S3 send one with every refusal as well. */
export function readServerTime(url: string, timeout: number): Promise<Date | undefined> {
  const open = new URL(url).protocol === 'http:' ? requestPlain : requestSecure;
  return new Promise((resolve, reject) => {
    const request = open(url, { method: 'HEAD', timeout, agent: false }, (response) => {
      response.resume();
      const date = new Date(response.headers.date ?? Number.NaN);
      resolve(Number.isNaN(date.getTime()) ? undefined : date);
    });
    request.once('timeout', () => {
      request.destroy(Object.assign(new Error(`no answer within ${timeout} ms`), { code: 'ETIMEDOUT' }));
    });
    request.once('error', reject);
    request.end();
  });
}
