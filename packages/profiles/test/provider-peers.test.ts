import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../peers/peers.ts';
import { allProfiles, profileText } from '../src/index.ts';

const script = `
import json, plistlib, sys
out = []
for name in sys.argv[1:]:
    with open(name, 'rb') as file:
        out.append(plistlib.load(file))
print(json.dumps(out))
`;

describeWithPeers(['plistlib'], 'every profile', () => {
  it('is read by Python with just these values', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-profiles-'));
    try {
      const entries = allProfiles();
      const names = entries.map((entry, index) => {
        const name = path.join(folder, `${index}.plist`);
        writeFileSync(name, profileText(entry));
        return name;
      });
      const run = spawnSync('python3', ['-c', script, ...names], { encoding: 'utf8', maxBuffer: 1 << 26 });
      expect(run.stderr).toBe('');
      expect(JSON.parse(run.stdout)).toEqual(entries.map(({ values }) => values));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
