const references: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  // Unescaped, a reader of attributes turns these into blanks.
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

/** A text as it may stand in an element; its lines stay lines. */
export function escapeXml(text: string): string {
  // What XML 1.0 cannot hold, not even as a reference, and controls that nobody wants: but tab, line feed and return.
  const printable = text.replaceAll(/(?![\t\n\r])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu, '\u{fffd}');
  return printable.replaceAll(/[&<>"'\r]/gu, (sign) => references.get(sign) ?? sign);
}

/** ` name="value"` for each attribute. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      const escaped = escapeXml(String(value)).replaceAll(/[\t\n]/gu, (sign) => references.get(sign) ?? sign);
      return ` ${name}="${escaped}"`;
    })
    .join('');
}
