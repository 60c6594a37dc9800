import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandMember } from '../src/fleet/expand-member.ts';
import { fleetTargets } from '../src/fleet/fleet.ts';
import { layoutMember } from '../src/fleet/layout/layout-member.ts';
import { powerShell } from '../src/handover/print-shell.ts';
import { printIam } from '../src/index.ts';
import { fleetOf, memberOf, sha1Hex } from './fleet/fleet-samples.ts';
import { generated, iamSpecs } from './generate/iam-specs.ts';
import { readPowerShell } from './powershell-reader.ts';

/** Whatever ends a quote, begins a script or goes on with a line. */
const signs = '\'"\u2018\u2019\u201A\u201B\u201C\u201D\u201E`$(){}[];|&#@,=<>%!^\\ \t\r\nax7\u0000\u0085\u2028\u00E9';
const hostile = fc
  .array(fc.constantFrom(...signs.split(''), '$(', "'@", '@"', '<#', '#>'), { maxLength: 20 })
  .map((parts) => parts.join(''));

const shown = (script: string): readonly string[] => readPowerShell(script).map(({ kind, text }) => `${kind} ${text}`);

describe('the reader of these tests', () => {
  it('knows quotes of every kind, scripts in texts, here-strings and comments', () => {
    expect(shown(`a 'b''c' # i'`)).toEqual(['word a', "literal b'c"]);
    expect(shown('"d`"e$(f \')\' "g")h"')).toEqual(['expandable d"e$(f \')\' "g")h']);
    expect(shown("'a\u2019")).toEqual(['literal a']);
    expect(shown("@'\nx 'y'\n'@")).toEqual(["literal x 'y'"]);
    expect(shown('a <# b " #> c')).toEqual(['word a', 'word c']);
  });

  it.each([`'a`, '"a$(b"', '(', 'a }', "@' x'@", '<# a'])('refuses %s', (script) => {
    expect(() => readPowerShell(script)).toThrow(Error);
  });
});

describe('PowerShell reads', () => {
  it('a variable as one literal, whatever its value is', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(readPowerShell(powerShell.set('AWS_SECRET_ACCESS_KEY', value) ?? '')).toEqual([
          { kind: 'word', text: '$Env:AWS_SECRET_ACCESS_KEY' },
          { kind: 'sign', text: '=' },
          { kind: 'literal', text: value },
        ]);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('every policy of generate iam as one literal, which is its JSON', () => {
    let policies = 0;
    fc.assert(
      fc.property(iamSpecs, (members) => {
        const made = generated(members);
        const wanted = new Set(made.documents.map(({ policy }) => JSON.stringify(policy)));
        for (const { text } of printIam(made, 'aws-cli-powershell'))
          for (const { kind, text: value } of readPowerShell(text)) {
            if (kind !== 'literal' || !value.startsWith('{')) continue;
            expect(wanted).toContain(JSON.stringify(JSON.parse(value)));
            policies += 1;
          }
      }),
      { seed: 11, numRuns: 60 },
    );
    expect(policies).toBeGreaterThan(60);
  });

  it('the scripts of a fleet to their ends, the same for a hostile member', () => {
    const fleet = fleetOf({ targets: [...fleetTargets] });
    const [plain, odd] = ['anna', `o'neill"; rm $(x) \u2019 @'`].map((id) => {
      const { files } = expandMember(fleet, memberOf(id), sha1Hex);
      const scripts = layoutMember(fleet, memberOf(id), files, sha1Hex).filter(({ path }) => path.endsWith('.ps1'));
      return scripts.map(({ text }) => text);
    });
    expect(plain).toHaveLength(2);
    for (const script of [...(plain ?? []), ...(odd ?? [])]) expect(readPowerShell(script).length).toBeGreaterThan(20);
    expect(odd?.[0]).toBe(plain?.[0]);
  });
});
