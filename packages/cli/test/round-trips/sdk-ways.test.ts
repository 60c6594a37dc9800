import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { peerEnvironment } from '../../../../peers/peers.ts';
import { connectWays, openPlace } from './connect-ways.ts';

const readProfile = fileURLToPath(new URL('../read-profile.mjs', import.meta.url));

/** The SDK gets keys as the AWS CLI does, lists nothing, and knows no session that serves several roles. */
const ways = connectWays.filter(({ awsCli, words }) => awsCli !== undefined && !words.includes('--reuse-mfa'));

describe('fromIni of the SDK for JavaScript asks for the same as duckbill connect', () => {
  it.each(ways)('$name', async (way) => {
    const place = await openPlace(way);
    onTestFinished(() => place.close());
    const environment = {
      ...peerEnvironment(place.home, place.environment),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    };
    const profile = way.awsCli?.at(-1) ?? '';
    const words = [readProfile, 'fromIni', profile, ...(place.input === '' ? [] : [place.input.trim()])];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: place.home, env: environment });
    expect(JSON.parse(stdout)).toMatchObject({ accessKeyId: expect.stringMatching(/^DUCK(?:TEMP|USER)/u) });
    expect(place.asked()).toEqual(way.calls.filter((call) => call !== 'ListBuckets'));
  });
});
