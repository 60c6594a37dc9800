import { describe as describeFinding } from '@duckbill/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoster, rosterFormatOf, type RosterFormat } from '../../src/roster/read-roster.ts';

const fleet = {
  idColumn: 'id',
  variables: [
    { name: 'team', required: true, default: undefined, pattern: undefined },
    { name: 'note', required: false, default: 'none', pattern: undefined },
  ],
} as const;

interface Outcome {
  readonly members: readonly string[];
  readonly problems: readonly string[];
}

async function read(text: string | readonly (string | Uint8Array)[], format: RosterFormat = 'csv'): Promise<Outcome> {
  const chunks = typeof text === 'string' ? [text] : text;
  const members: string[] = [];
  const problems: string[] = [];
  for await (const { member, diagnostics } of readRoster(streamOf(chunks), fleet, { name: 'roster', format })) {
    if (member !== undefined)
      members.push(`${member.line} ${member.id} ${member.variables.get('team')} ${member.variables.get('note')}`);
    for (const one of diagnostics) {
      problems.push(`${String(one.facts['line'])} ${one.code}`);
      expect(describeFinding(one).message).not.toContain('{');
    }
  }
  return { members, problems };
}

async function* streamOf<T>(chunks: readonly T[]): AsyncGenerator<T> {
  for (const chunk of chunks) yield chunk;
}

describe('readRoster of CSV', () => {
  it.each([',', ';', '\t'])('finds out the separator %j', async (separator) => {
    const text = ['id,team,note', 'anna,finance,x', ''].join('\r\n').replaceAll(',', separator);
    expect(await read(`\uFEFF${text}`)).toEqual({ members: ['2 anna finance x'], problems: [] });
  });

  it('knows on which line a row begins', async () => {
    const { members } = await read('id,team,note\n\n\nanna,finance,"two\r\nlines"\nbert,sales,\n');
    expect(members).toEqual(['4 anna finance two\nlines', '6 bert sales none']);
  });

  it('tells every bad row and reads the others', async () => {
    const text = [
      'id,team,note',
      'anna,finance,ok',
      'bert,finance',
      'carl,finance,a,b',
      '"dora"x,finance,a',
      'emil,,a',
      ',finance,a',
      'fritz,finance,"open',
      'gerd,finance,a',
      'anna,sales,a',
      'hans,finance,=cmd()',
      'ida,finance,{user.team}',
      'jo"e,finance,"say ""hi"""',
    ].join('\n');
    expect(await read(text)).toEqual({
      members: [
        '2 anna finance ok',
        '9 gerd finance a',
        '11 hans finance =cmd()',
        '12 ida finance {user.team}',
        '13 jo"e finance say "hi"',
      ],
      problems: [
        '3 fleet-row-malformed',
        '4 fleet-row-malformed',
        '5 fleet-row-malformed',
        '6 fleet-row-value-missing',
        '7 fleet-row-value-missing',
        '8 fleet-row-malformed',
        '10 fleet-row-repeated',
        '11 fleet-row-value-formula',
        '12 fleet-row-value-template',
      ],
    });
  });

  it('gives up when a column that everybody needs is not there, and names the nearest', async () => {
    expect(await read('id,teem\nanna,x\n')).toEqual({ members: [], problems: ['1 fleet-roster-column-missing'] });
    expect(await read('id,team,team\nanna,x,y\n')).toEqual({
      members: [],
      problems: ['1 fleet-roster-column-repeated'],
    });
    expect(await read('')).toEqual({ members: [], problems: ['1 fleet-roster-unreadable'] });
  });

  it('reads UTF-16, and tells bytes that are no UTF-8', async () => {
    const wide = new Uint8Array(Buffer.from('\uFEFFid\tteam\njürgen\tx\n', 'utf16le'));
    expect((await read([wide.slice(0, 1), wide.slice(1, 8), wide.slice(8)])).members).toEqual(['2 jürgen x none']);
    const latin = new Uint8Array(Buffer.from('id,team\nj\xFCrgen,x\nanna,y\n', 'latin1'));
    expect(await read([latin])).toEqual({ members: ['3 anna y none'], problems: ['2 fleet-row-value-wrong'] });
  });

  it('reads the same however the text is cut', async () => {
    const text = 'id,team,note\r\nanna,"fin\r\nance",a\r\n"be""rt",x,\r\ncarl,"open\rdora,y,z';
    const whole = await read(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 8 }), async (places) => {
        const cuts = [0, ...places.toSorted((a, b) => a - b), text.length];
        const parts = cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
        expect(await read(parts)).toEqual(whole);
      }),
    );
  });
});

describe('readRoster of JSON', () => {
  it('reads a list of objects, and tells each that is none', async () => {
    const text =
      '[\n{"id":"anna","team":["a","b"]},\n{"id":"bert" "team":1},\n7, "x",\n{"id":"carl","team":true,"note":null}\n]';
    expect(await read(text, 'json')).toEqual({
      members: ['2 anna a;b none', '5 carl true none'],
      problems: ['3 fleet-row-malformed', '4 fleet-row-malformed', '4 fleet-row-malformed'],
    });
    expect((await read(Array.from(text), 'json')).members).toEqual(['2 anna a;b none', '5 carl true none']);
  });

  it('tells where a text breaks off', async () => {
    expect(await read('[{"id":"anna","team":"a"},\n{"id":"bert', 'json')).toEqual({
      members: ['1 anna a none'],
      problems: ['2 fleet-roster-unreadable'],
    });
    expect((await read('{"id":"anna"}', 'json')).problems).toEqual(['1 fleet-roster-unreadable']);
  });

  it('reads an object on every line', async () => {
    expect(await read('{"id":"anna","team":"a"}\n\nnonsense\n{"id":"bert","team":"b"}', 'ndjson')).toEqual({
      members: ['1 anna a none', '4 bert b none'],
      problems: ['3 fleet-row-malformed'],
    });
  });

  it('reads a SCIM export, and leaves out who is not active', async () => {
    const users = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      Resources: [
        { id: 'anna', team: 'x', emails: [{ value: 'anna@example.com', primary: true }], groups: [{ display: 'a' }] },
        { id: 'bert', team: 'x', active: false },
      ],
    };
    expect(await read(JSON.stringify(users), 'scim')).toEqual({
      members: ['1 anna x none'],
      problems: ['1 fleet-row-inactive'],
    });
  });
});

it('tells formats by names', () => {
  expect(['a.csv', 'a.TSV', 'a.json', 'a.jsonl', 'a.ndjson', 'a.scim', 'a'].map(rosterFormatOf)).toEqual([
    'csv',
    'csv',
    'json',
    'ndjson',
    'ndjson',
    undefined,
    undefined,
  ]);
});
