import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAwsConfig } from '../../../src/aws/read-aws-config.ts';
import { accessOfAwsProfile } from '../../../src/convert/clients/access-of-aws-profile.ts';
import { accessesOfSource } from '../../../src/convert/clients/accesses-of-source.ts';
import { Losses } from '../../../src/convert/losses.ts';
import type { Conversion, ConvertOptions, ConvertSource } from '../../../src/convert/conversion.ts';
import { convert } from '../../../src/convert/convert.ts';
import { printBookmark } from '../../../src/bookmark/write-bookmark.ts';
import { openBookmark } from '../../../src/document/open-documents.ts';
import { SourceText } from '../../../src/source/source-text.ts';
import { urlProtocols } from '../../../src/url/url-protocol.ts';
import { clientSource, connection, rcloneText, type TestConnection } from './connection-arbitrary.ts';

const options: ConvertOptions = {
  profiles: [],
  protocols: urlProtocols([]),
  sha1Hex: (text) => createHash('sha1').update(text).digest('hex'),
  newUuid: '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11',
  withSecrets: true,
};

function accessOf(source: ConvertSource) {
  const [found] = accessesOfSource(source, [], 'test', options).accesses;
  return found?.access;
}

/** Losses that say something is gone, changed or left; not what a result needs beside it. */
function lossesOf(made: Conversion): readonly string[] {
  return made.losses.map(({ code, facts }) => `${code} ${String(facts['field'] ?? facts['what'])}`);
}

function textOf(made: Conversion): string {
  return made.files[0]?.text ?? '';
}

function start(one: TestConnection): ConvertSource {
  return clientSource('rclone', rcloneText(one));
}

fc.configureGlobal({ seed: 7 });

describe('there and back', () => {
  it('rclone to rclone: the same connection, and nothing lost', () => {
    fc.assert(
      fc.property(connection, (one) => {
        const made = convert([start(one)], 'rclone', options);
        expect(lossesOf(made)).toEqual([]);
        expect(accessOf(clientSource('rclone', textOf(made)))).toEqual(accessOf(start(one)));
      }),
    );
  });

  it('WinSCP keeps names, keys and addresses', () => {
    fc.assert(
      fc.property(connection, (one) => {
        const made = convert([start(one)], 'winscp', options);
        expect(lossesOf(made)).toEqual([]);
        expect(accessOf(clientSource('winscp', textOf(made)))).toEqual(accessOf(start(one)));
        expect(textOf(made)).not.toContain(one.secret);
      }),
    );
  });

  it('s3cmd keeps all but the name', () => {
    fc.assert(
      fc.property(connection, (one) => {
        const made = convert([start(one)], 's3cmd', options);
        const back = accessOf(clientSource('s3cmd', textOf(made)));
        const before = accessOf(start(one));
        // An IP address has no subdomains for buckets.
        const byPath = lossesOf(made).includes('convert-meaning-differs Addressing');
        const { addressing, ...description } = { ...back?.description, name: one.name };
        const { addressing: wanted, ...expected } = before?.description ?? { name: '' };
        expect({ ...back, description }).toEqual({ ...before, description: expected });
        // What is not said becomes s3cmd's own default.
        expect(addressing === wanted || wanted === undefined || byPath).toBe(true);
      }),
    );
  });

  it('an AWS profile gives the same connection again, keys in the credentials file', () => {
    fc.assert(
      fc.property(connection, (one) => {
        const made = convert([start(one)], 'aws-profile', options);
        // What some AWS program would read otherwise is refused by the editor of AWS files, and told.
        fc.pre(!lossesOf(made).some((loss) => loss.startsWith('aws-edit-')));
        expect(lossesOf(made)).toEqual([]);
        const file = (name: string) => {
          const text = made.files.find((found) => found.name.endsWith(name))?.text;
          return new SourceText(name, text ?? '');
        };
        const model = readAwsConfig({ config: file('config'), credentials: file('credentials') });
        const told = new Losses({ file: 'config', span: { start: 0, end: 0 }, to: 'test' });
        const before = accessOf(start(one));
        expect(accessOfAwsProfile(model, one.name, told)).toEqual({
          ...before,
          description: { ...before?.description, awsProfile: one.name },
        });
        expect(told.found).toEqual([]);
      }),
    );
  });

  it('a bookmark keeps everything but secrets and what HTTP over a token needs', () => {
    fc.assert(
      fc.property(connection, (one) => {
        const made = convert([start(one)], 'bookmark', options);
        expect(lossesOf(made)).toContain('convert-secret-left-out Secret access key');
        const { bookmark } = openBookmark(new SourceText('one.duck', textOf(made)));
        if (bookmark === undefined) throw new Error('no bookmark');
        const back = accessOf({ kind: 'bookmark', bookmark });
        expect(back).toEqual({ description: accessOf(start(one))?.description, secrets: {} });
        expect(textOf(made)).not.toContain(one.secret);
        expect(convert([start(one)], 'bookmark', options).files).toEqual(made.files);
      }),
    );
  });

  it('from a bookmark through every client and back', () => {
    fc.assert(
      fc.property(connection, fc.constantFrom('rclone' as const, 'winscp' as const), (one, client) => {
        const { files } = convert([start(one)], 'bookmark', options);
        const open = (text: string): ConvertSource => {
          const { bookmark } = openBookmark(new SourceText('one.duck', text));
          if (bookmark === undefined) throw new Error('no bookmark');
          return { kind: 'bookmark', bookmark };
        };
        const there = convert([open(files[0]?.text ?? '')], client, options);
        const back = convert([clientSource(client, textOf(there))], 'bookmark', options);
        expect(back.files).toEqual(files);
      }),
    );
  });

  it('takes the bucket out of a host name, and tells every key that another program does not have', () => {
    const text = printBookmark({
      protocol: 's3',
      nickname: 'reports',
      hostname: 'example-reports.s3.eu-west-1.amazonaws.com',
      username: 'AKIAEXAMPLEEXAMPLE11',
      path: '/2024',
      clientCertificate: 'me',
      downloadFolder: { path: '~/Downloads' },
      transferConnection: 'concurrent',
    });
    const { bookmark } = openBookmark(new SourceText('one.duck', text));
    if (bookmark === undefined) throw new Error('no bookmark');
    const source: ConvertSource = { kind: 'bookmark', bookmark };
    expect(accessOf(source)?.description).toMatchObject({
      endpoint: { host: 's3.eu-west-1.amazonaws.com', tls: true },
      region: 'eu-west-1',
      path: 'example-reports/2024',
    });
    for (const to of ['rclone', 's3cmd', 'winscp', 'env'] as const) {
      const made = convert([source], to, options);
      expect(textOf(made)).not.toContain('example-reports.s3');
      const told = made.losses.flatMap(({ facts }) => (facts['field'] === undefined ? [] : [facts['field']]));
      expect(told).toEqual(
        expect.arrayContaining(['Client Certificate', 'Download Folder Dictionary', 'Transfer Connection']),
      );
    }
  });

  it.each([
    [
      'rclone',
      '[a]\ntype = s3\nprovider = AWS\naccess_key_id = AKIA\nregion = eu-west-1\nv2_auth = true\nacl = private\nstorage_class = STANDARD\nlocation_constraint = eu-west-1\n',
      [],
    ],
    [
      'rclone',
      '[a]\ntype = s3\naccess_key_id = AKIA\nacl = public-read\nstorage_class = GLACIER\nserver_side_encryption = aws:kms\n',
      ['acl', 'storage_class', 'server_side_encryption'],
    ],
    [
      's3cmd',
      '[default]\naccess_key = AKIA\nproxy_port = 0\ncheck_ssl_certificate = True\nrequester_pays = False\ncloudfront_host = cloudfront.amazonaws.com\nencrypt = False\nacl_public = False\nstorage_class =\nproxy_host =\n',
      [],
    ],
    [
      's3cmd',
      '[default]\naccess_key = AKIA\nencrypt = True\nstorage_class = GLACIER\nacl_public = True\ncheck_ssl_certificate = False\n',
      ['encrypt', 'storage_class', 'acl_public', 'check_ssl_certificate'],
    ],
    [
      'winscp',
      '[Sessions\\a]\nHostName=s3.amazonaws.com\nUserName=AKIA\nFSProtocol=7\nFtps=1\nProxyMethod=3\nTunnel=0\n',
      ['ProxyMethod'],
    ],
  ] as const)(
    'tells what of a file of %s somebody chose, and not what it says by itself: %s',
    (client, text, wanted) => {
      const { losses } = accessesOfSource(clientSource(client, text), [], 'test', options);
      expect(losses.map(({ facts }) => facts['field'])).toEqual(wanted);
    },
  );
});
