import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithPeers, type PeerName } from '../../../../peers/peers.ts';
import type { FleetFile } from '../../src/fleet/fleet-file.ts';
import { expandMember } from '../../src/fleet/expand-member.ts';
import { type Fleet, fleetTargets } from '../../src/fleet/fleet.ts';
import { layoutFleet, layoutMember } from '../../src/fleet/layout/layout-member.ts';
import { memberFolder } from '../../src/fleet/member-folder.ts';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { fleetOf, memberOf, sha1Hex, type SpecValues } from './fleet-samples.ts';

function layout(values: SpecValues = {}, id = 'anna', more: Partial<Fleet> = {}): ReadonlyMap<string, FleetFile> {
  const fleet = { ...fleetOf({ targets: [...fleetTargets], ...values }), ...more };
  const member = memberOf(id);
  const { files } = expandMember(fleet, member, sha1Hex);
  const all = [...layoutMember(fleet, member, files, sha1Hex), ...layoutFleet(fleet, sha1Hex)];
  return new Map(all.map((file) => [file.path, file]));
}

/** A name that would like to be an order in every language that it is written to. */
const hostile = `"><script>alert(1)</script>]]>&x;\`id\`$(id)%PATH%'; rm -rf ~ #\u2019{{7*7}}\${x}`;

it('gives what the targets ask for', () => {
  expect([...layout().keys()].toSorted()).toMatchInlineSnapshot(`
    [
      "anna/README.html",
      "anna/README.txt",
      "anna/install.cmd",
      "anna/install.command",
      "anna/install.ps1",
      "anna/install.sh",
      "anna/intune/detect.ps1",
      "anna/package/pkginfo.plist",
      "anna/package/root/Library/Application Support/Duckbill/fleet-example/.aws/config",
      "anna/package/root/Library/Application Support/Duckbill/fleet-example/bookmarks/dev - ReadOnly.duck",
      "anna/package/root/Library/Application Support/Duckbill/fleet-example/bookmarks/production - Backup - reports.duck",
      "anna/package/root/Library/Application Support/Duckbill/fleet-example/bookmarks/production - ReadOnly - reports.duck",
      "anna/package/root/Library/Application Support/Duckbill/fleet-example/digest",
      "anna/package/root/Library/Application Support/Duckbill/fleet-example/install.sh",
      "anna/package/root/Library/Application Support/Duckbill/fleet-example/profiles/example-assume-role.cyberduckprofile",
      "anna/package/scripts/postinstall",
      "device-management/default.properties",
      "device-management/fleet-example.mobileconfig",
    ]
  `);
  expect([...layout({ targets: ['home'] }).keys()]).toEqual(['anna/README.html', 'anna/README.txt']);
  expect([...layout({ targets: ['linux'] }).keys()]).toEqual([
    'anna/README.html',
    'anna/README.txt',
    'anna/install.sh',
  ]);
});

it('gives nothing to a member without files', () => {
  const fleet = fleetOf({ targets: [...fleetTargets] });
  expect(layoutMember(fleet, memberOf('anna'), [], sha1Hex)).toEqual([]);
});

it('gives the same bytes twice', () => {
  expect([...layout()]).toEqual([...layout()]);
});

it('keeps the names of a manifest, and the folder of all, from the members', () => {
  for (const id of ['manifest.json', 'SHA256SUMS', 'sha256sums', 'manifest.sig', 'device-management'])
    expect(memberFolder(id, sha1Hex)).toMatch(/~[0-9a-f]{12}$/u);
});

describe('hostile names', () => {
  // Past the checks of the spec, which takes no such name.
  const organisation = { name: hostile, slug: 'example', contact: hostile };
  const files = layout({}, hostile, { organisation });
  const own = (ending: string): string => [...files.values()].find((file) => file.path.endsWith(ending))?.text ?? '';

  it('are text in the page', () => {
    const page = own('README.html');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script');
    expect(page).toContain("default-src 'none'");
    expect(
      page.replaceAll(/<\/?(?:!doctype html|html|head|meta|title|style|body|h1|h2|p|pre)\b[^<>]*>/giu, ''),
    ).not.toMatch(/[<>]/u);
  });

  it('are in no script at all', () => {
    const scripts = [...files.values()].filter(({ path: name }) =>
      /\.(?:sh|command|ps1|cmd)$|postinstall$/u.test(name),
    );
    expect(scripts.length).toBeGreaterThan(5);
    for (const { text } of scripts) expect(text).not.toMatch(/alert|7\*7|rm -rf ~/u);
  });

  it('are values in property lists', () => {
    for (const ending of ['.mobileconfig', 'pkginfo.plist'])
      expect(parsePlist(new SourceText(ending, own(ending))).diagnostics).toEqual([]);
    expect(own('.mobileconfig')).toContain('&lt;script&gt;');
  });

  it('have no control characters where a terminal would obey them', () => {
    const pages = [...layout({}, 'anna\u001B[31m\u202Eevil').values()].filter(({ path: name }) =>
      name.endsWith('.txt'),
    );
    expect(pages).toHaveLength(1);
    for (const order of ['\u001B', '\u202E']) expect(pages[0]?.text).not.toContain(order);
  });

  it('stay in their line of default.properties', () => {
    const ssoSession = { name: 'x', startUrl: 'https://example.com/#\\é\nrole_arn=', region: 'eu-west-1', scopes: [] };
    const text = layout({}, 'anna', { ssoSession }).get('device-management/default.properties')?.text;
    expect(text).toBe(
      's3.location=eu-west-1\nsso_start_url=https://example.com/#\\u005c\\u00e9\\u000arole_arn=\nsso_region=eu-west-1\n',
    );
  });
});

it('writes scripts of Windows in ASCII, with its ends of lines', () => {
  for (const file of layout().values()) {
    if (!/\.(?:ps1|cmd)$/u.test(file.path)) continue;
    expect(file.text).toMatch(/^[\u0020-\u007e\r\n]+$/u);
    expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(file.text).not.toMatch(/@[A-Z]+@/u);
  }
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duckbill-layout-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWithPeers(['plistlib'], 'plistlib', () => {
  const read = (text: string): unknown => {
    const script = 'import json,plistlib,sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
    return JSON.parse(execFileSync('python3', ['-c', script], { input: text, encoding: 'utf8' }));
  };

  it('reads the configuration profile and what Munki gets', () => {
    const files = layout();
    const settings = {
      's3.location': 'eu-west-1',
      sso_region: 'eu-west-1',
      sso_start_url: 'https://example.awsapps.com/start',
    };
    expect(read(files.get('device-management/fleet-example.mobileconfig')?.text ?? '')).toMatchObject({
      PayloadType: 'Configuration',
      PayloadUUID: expect.stringMatching(/^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/u),
      PayloadContent: [
        { PayloadContent: { 'ch.sudo.cyberduck': { Forced: [{ mcx_preference_settings: settings }] } } },
        { PayloadContent: { 'io.mountainduck': { Forced: [{ mcx_preference_settings: settings }] } } },
      ],
    });
    const info = read(files.get('anna/package/pkginfo.plist')?.text ?? '');
    expect(info).toMatchObject({ display_name: 'Example Corp: Amazon S3 for anna', unattended_install: true });
    const { version, receipts } = info as { version: string; receipts: readonly { version: string }[] };
    expect(receipts).toMatchObject([{ version }]);
    const organisation = { name: hostile, slug: 'example', contact: hostile };
    const named = layout({}, 'anna', { organisation });
    expect(read(named.get('device-management/fleet-example.mobileconfig')?.text ?? '')).toMatchObject({
      PayloadOrganization: hostile,
    });
    expect(read(named.get('anna/package/pkginfo.plist')?.text ?? '')).toMatchObject({
      display_name: `${hostile}: Amazon S3 for anna`,
    });
  });
});

describe('versions of packages', () => {
  const versionOf = (values: SpecValues): string | undefined =>
    /<key>version<\/key>\s*<string>([^<]*)<\/string>/u.exec(
      layout(values).get('anna/package/pkginfo.plist')?.text ?? '',
    )?.[1];

  it('are those of the spec, or made from the content', () => {
    expect(versionOf({ packageVersion: '2026.11.1' })).toBe('2026.11.1');
    const own = versionOf({});
    expect(own).toMatch(/^1\.0\.\d{1,9}$/u);
    expect(versionOf({})).toBe(own);
    expect(versionOf({ region: 'eu-north-1' })).not.toBe(own);
    for (const wrong of ['1.x', '1.2.3.4.5', '', '-1']) expect(() => fleetOf({ packageVersion: wrong })).toThrow(Error);
  });
});

const xmllint: PeerName = 'xmllint';

describeWithPeers([xmllint], 'xmllint', () => {
  it('finds every property list for device management well-formed, hostile names and all', () => {
    const organisation = { name: hostile, slug: 'example', contact: hostile };
    const lists = [layout(), layout({}, hostile, { organisation })].flatMap((files) =>
      [...files.values()].filter(({ path: name }) => /\.(?:mobileconfig|plist|cyberduckprofile|duck)$/u.test(name)),
    );
    expect(lists.length).toBeGreaterThan(10);
    for (const { text } of lists) {
      const { status, stderr } = spawnSync(xmllint, ['--noout', '--nonet', '-'], { input: text, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    }
  });
});

describe('scripts of the package', () => {
  it('are right for sh, and for shellcheck where it is', () => {
    const script = path.join(folder, 'postinstall');
    writeFileSync(script, layout().get('anna/package/scripts/postinstall')?.text ?? 'syntax error (');
    expect(spawnSync('sh', ['-n', script]).status).toBe(0);
    const shellcheck = spawnSync('shellcheck', ['--severity=warning', script], { encoding: 'utf8' });
    expect(shellcheck.stdout ?? '').toBe('');
  });
});

const pwsh = ['pwsh', 'powershell'].find((name) => spawnSync(name, ['-NoProfile', '-Command', '1']).status === 0);
describe.skipIf(pwsh === undefined)('PowerShell [pwsh]', () => {
  it('finds no mistake in the scripts', () => {
    for (const name of ['anna/install.ps1', 'anna/intune/detect.ps1']) {
      const script = path.join(folder, path.basename(name));
      writeFileSync(script, layout().get(name)?.text ?? '(');
      const parse = `$e = $null; [void][Management.Automation.Language.Parser]::ParseFile('${script}', [ref]$null, [ref]$e); $e.Count`;
      expect(execFileSync(pwsh ?? '', ['-NoProfile', '-Command', parse], { encoding: 'utf8' }).trim()).toBe('0');
    }
  });
});
