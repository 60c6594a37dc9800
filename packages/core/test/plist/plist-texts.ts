import * as fc from 'fast-check';
import type { VectorTree } from './shared-vectors.ts';

/** A piece of a property list, and what every reader has to make of it. */
interface Written {
  readonly xml: string;
  readonly tree: VectorTree;
}

/** Pieces of text: as written, and as meant. */
const textPiece = fc.constantFrom<readonly [string, string]>(
  ['a', 'a'],
  [' ', ' '],
  ['\n\t', '\n\t'],
  ['é', 'é'],
  ['🦆', '🦆'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&#233;', 'é'],
  ['&#x1F986;', '🦆'],
  ['<![CDATA[]]>', ''],
  ['<![CDATA[<&]>]]>', '<&]>'],
  [']]', ']]'],
  ['__proto__', '__proto__'],
);
const text = fc.array(textPiece, { maxLength: 5 }).map((pieces) => ({
  xml: pieces.map(([written]) => written).join(''),
  meant: pieces.map(([, meant]) => meant).join(''),
}));
/** Without CDATA, which the `plist` package drops from keys. */
const keyText = text.filter(({ xml }) => !xml.includes('CDATA'));
/** What may stand between elements. */
const gap = fc.constantFrom('', '', '', '\n\t', ' ', '<!-- <dict> & -->', '\r\n', '<?note x?>');

const leaf: fc.Arbitrary<Written> = fc.oneof(
  text.map(({ xml, meant }) => ({ xml: `<string>${xml}</string>`, tree: { t: 'string', v: meant } })),
  fc.boolean().map((v) => ({ xml: v ? '<true/>' : '<false></false>', tree: { t: 'boolean', v } })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((v) => ({
    xml: `<integer>${v}</integer>`,
    tree: { t: 'integer', v: String(v) },
  })),
  fc
    .constantFrom(0.5, -2.25, 1e21, 1e-9, 123_456.789)
    .map((v) => ({ xml: `<real>${v}</real>`, tree: { t: 'real', v } })),
  fc.date({ min: new Date('1600-01-01'), max: new Date('9999-01-01'), noInvalidDate: true }).map((date) => {
    const v = Math.floor(date.getTime() / 1000) * 1000;
    const iso = new Date(v).toISOString().replace('.000Z', 'Z');
    return { xml: `<date>${iso}</date>`, tree: { t: 'date', v } };
  }),
  fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.constantFrom('', '\n\t')).map(([bytes, around]) => {
    const v = Buffer.from(bytes).toString('base64');
    const cut = v.length >> 1;
    return {
      xml: `<data>${around}${v.slice(0, cut)}${around}${v.slice(cut)}</data>`,
      tree: { t: 'data', v },
    };
  }),
);

const { value } = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, arrayOf(tie('value')), dictOf(tie('value'))),
}));

function arrayOf(item: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.tuple(fc.array(fc.tuple(gap, item), { maxLength: 4 }), gap).map(([items, last]) => ({
    xml:
      items.length === 0
        ? '<array/>'
        : `<array>${items.map(([before, { xml }]) => before + xml).join('')}${last}</array>`,
    tree: { t: 'array', v: items.map(([, { tree }]) => tree) },
  }));
}

function dictOf(item: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const entries = fc.uniqueArray(fc.tuple(keyText, gap, gap, item), { maxLength: 4, selector: ([key]) => key.meant });
  return fc.tuple(entries, gap).map(([members, last]) => {
    const v: Record<string, VectorTree> = Object.create(null);
    for (const [key, , , { tree }] of members) v[key.meant] = tree;
    const inner = members.map(([key, before, between, { xml }]) => `${before}<key>${key.xml}</key>${between}${xml}`);
    return { xml: `<dict>${inner.join('')}${last}</dict>`, tree: { t: 'dict', v } };
  });
}

const head = fc.constantFrom(
  '<plist version="1.0">',
  '<plist>',
  '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n',
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- by hand -->
<plist version='1.0'>`,
);

/** Property lists on which all readers have to agree, written in as many ways as XML allows. */
export const plistTexts: fc.Arbitrary<{ readonly text: string; readonly tree: VectorTree }> = fc
  .tuple(head, gap, dictOf(value), gap)
  .map(([start, before, { xml, tree }, after]) => ({ text: `${start}${before}${xml}${after}</plist>\n`, tree }));
