import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessesOfSource } from '../../../src/convert/clients/accesses-of-source.ts';
import { type ClientName, clientNames, clients } from '../../../src/convert/clients/clients.ts';
import { detectClient } from '../../../src/convert/clients/detect-client.ts';
import { findClientSecrets } from '../../../src/convert/clients/find-client-secrets.ts';
import { describe as words } from '../../../src/diagnostic/describe.ts';
import { SourceText } from '../../../src/source/source-text.ts';
import { clientSource } from './connection-arbitrary.ts';

const filezilla = `<?xml version="1.0" encoding="UTF-8"?>
<FileZilla3 version="3.66.5" platform="*nix">
  <Servers>
    <Folder expanded="1">Work
      <Server>
        <Host>s3.example.com</Host>
        <Port>9443</Port>
        <Protocol>7</Protocol>
        <User>AKIAEXAMPLEEXAMPLE11</User>
        <Pass encoding="base64">Y2FuYXJ5LWZpbGV6aWxsYQ==</Pass>
        <Logontype>1</Logontype>
        <Name>Reports &amp; more</Name>
        <RemoteDir>1 0 7 reports 8 two word</RemoteDir>
        <Parameter Name="region">eu</Parameter>
      </Server>
    </Folder>
    <Server><Host>ftp.example.com</Host><Protocol>0</Protocol><User>me</User><Pass>canary-ftp</Pass><Name>Old</Name></Server>
    <Server><Protocol>7</Protocol><User>AKIAEXAMPLEEXAMPLE12</User><Pass encoding="crypt" pubkey="x">canary-crypt</Pass></Server>
  </Servers>
</FileZilla3>
`;
const s3browser = `[account_0]
name = Main
access_key = AKIAEXAMPLEEXAMPLE11
secret_key = canary-s3browser
comment = ours

[window]
left = 1
`;
const crossftp = `<sites><site name="A" hName="s3.example.com" port="443" un="AKIAEXAMPLEEXAMPLE11" pw="canary-pw" path="/b" ftpPType="9"/>
<site name="B" hName="h" ftpPType="5"/></sites>`;
const expandrive = `[{"server":"s3.amazonaws.com","username":"AKIAEXAMPLEEXAMPLE11","protocol":"s3","name":"Drive","region":"eu-west-1","remotePath":"/b/c","password":"canary-drive"},
 {"server":"h","type":"sftp","name":"Other"}]`;
const cloudberry = `<?xml version="1.0"?><ArrayOfSettings xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<Settings xsi:type="S3Settings"><Name>C</Name><AWSKey>AKIAEXAMPLEEXAMPLE11</AWSKey><AWSSecretKey>canary-berry</AWSSecretKey><ServicePoint>s3.example.com</ServicePoint></Settings>
<Settings xsi:type="AzureSettings"><Name>Z</Name></Settings></ArrayOfSettings>`;
const transmit = `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>
<key>com_panic_transmit_nickname</key><string>T</string><key>com_panic_transmit_protocol</key><string>Amazon S3</string>
<key>com_panic_transmit_server</key><string>s3.amazonaws.com</string><key>com_panic_transmit_username</key><string>AKIAEXAMPLEEXAMPLE11</string>
<key>com_panic_transmit_remotePath</key><string>/bucket</string></dict></plist>`;

const lists = { filezilla, s3browser, crossftp, expandrive, cloudberry, transmit };

function read(client: ClientName, text: string) {
  const found = accessesOfSource(clientSource(client, text), [], 'a bookmark', { profiles: [] });
  const told = found.losses.map((loss) => `${loss.severity} ${words(loss).message}`);
  return { accesses: found.accesses.map(({ access }) => access), told, secrets: found.secrets };
}

const key = { accessKeyId: 'AKIAEXAMPLEEXAMPLE11' };
const example = { host: 's3.example.com', tls: true };

describe('lists of servers', () => {
  it('FileZilla: S3 of Pro, folders, names with blanks; passwords that are not encrypted', () => {
    const { accesses, told } = read('filezilla', filezilla);
    expect(accesses).toEqual([
      {
        description: { name: 'Reports & more', endpoint: { ...example, port: 9443 }, path: 'reports/two word', ...key },
        secrets: { secretAccessKey: 'canary-filezilla' },
      },
      { description: { name: 'S3', accessKeyId: 'AKIAEXAMPLEEXAMPLE12' }, secrets: {} },
    ]);
    expect(told).toEqual([
      expect.stringContaining('Parameter region is not carried'),
      expect.stringContaining('warning "Old" cannot become a connection to S3: it is for FTP'),
      expect.stringContaining('Password behind a master password is not carried'),
    ]);
  });

  it.each([
    ['s3browser', s3browser, { name: 'Main', ...key, comment: 'ours' }, { secretAccessKey: 'canary-s3browser' }],
    ['crossftp', crossftp, { name: 'A', endpoint: example, path: 'b', ...key }, {}],
    [
      'expandrive',
      expandrive,
      { name: 'Drive', region: 'eu-west-1', path: 'b/c', ...key },
      { secretAccessKey: 'canary-drive' },
    ],
    ['cloudberry', cloudberry, { name: 'C', endpoint: example, ...key }, {}],
    ['transmit', transmit, { name: 'T', path: 'bucket', ...key }, {}],
  ] as const)('%s', (client, text, description, secrets) => {
    expect(read(client, text).accesses).toEqual([{ description, secrets }]);
  });

  it('tells each entry of another protocol', () => {
    for (const [client, name] of [
      ['crossftp', '"B"'],
      ['expandrive', '"Other"'],
      ['cloudberry', '"Z"'],
    ] as const)
      expect(read(client, lists[client]).told.join('\n')).toContain(`warning ${name} cannot become`);
  });

  it('are known by what stands in them, and say which of their texts are secret', () => {
    for (const [client, text] of Object.entries(lists)) {
      expect(detectClient('file.txt', text)).toBe(client === 'expandrive' ? undefined : client);
      const { told } = read(client as keyof typeof lists, text);
      expect(told.join('\n')).not.toContain('canary');
      const secrets = findClientSecrets(client as keyof typeof lists, new SourceText('f', text));
      for (const canary of text.match(/canary-\w+/gu) ?? []) expect(secrets.join('\n')).toContain(canary);
    }
    expect(detectClient('/home/me/expandrive7.favorites.js', '')).toBe('expandrive');
  });

  it('never throw, whatever they hold', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom(...Object.values(lists), '<Server>', '<', '[{', '"'), fc.string()),
    );
    fc.assert(
      fc.property(fc.constantFrom(...clientNames), pieces, fc.nat(400), (client, parts, cut) => {
        const reading = clients[client].read(new SourceText('f', parts.join('').slice(cut)));
        expect(reading.accesses.length).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
