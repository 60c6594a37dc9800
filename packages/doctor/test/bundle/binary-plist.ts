/** A binary property list: one dictionary with texts in ASCII, each shorter than fifteen characters or not. */
export function binaryPlist(entries: Readonly<Record<string, string>>): Uint8Array {
  const keys = Object.keys(entries);
  const count = keys.length;
  const dictionary = [
    0xd0 + count,
    ...keys.map((_key, index) => 1 + index),
    ...keys.map((_key, index) => 1 + count + index),
  ];
  const objects = [dictionary, ...[...keys, ...Object.values(entries)].map(textObject)];
  const bytes = [...Buffer.from('bplist00')];
  const offsets: number[] = [];
  for (const object of objects) {
    offsets.push(bytes.length);
    bytes.push(...object);
  }
  const table = bytes.length;
  for (const offset of offsets) bytes.push(offset >> 8, offset & 0xff);
  const trailer = Buffer.alloc(32);
  trailer[6] = 2;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(table), 24);
  return Uint8Array.from([...bytes, ...trailer]);
}

function textObject(text: string): number[] {
  const length = text.length < 15 ? [0x50 + text.length] : [0x5f, 0x10, text.length];
  return [...length, ...Buffer.from(text, 'latin1')];
}
