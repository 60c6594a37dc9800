import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/source/read-source.ts';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (unit) => unit.charCodeAt(0));
}

describe('readSource', () => {
  it('keeps name and bytes', () => {
    const bytes = new TextEncoder().encode('[default]\n');
    const { source } = readSource('config', bytes);
    expect(source.name).toBe('config');
    expect(source.text).toBe('[default]\n');
    expect(source.origin).toEqual({ bytes, encoding: 'utf-8' });
  });

  it('keeps a byte-order mark, so that the text can be written back', () => {
    const { source } = readSource('config', new TextEncoder().encode('\uFEFF[default]'));
    expect(source.text).toBe('\uFEFF[default]');
  });

  it.each([true, false])('decodes UTF-16 with a mark, little-endian: %s', (littleEndian) => {
    const { source } = readSource('config', utf16('\uFEFFgrün 🦆', littleEndian));
    expect(source.text).toBe('\uFEFFgrün 🦆');
  });

  it.each([
    ['ISO-8859-1', '\xe9\x80', 'é\u0080'],
    ['windows-1252', '\xe9\x80', 'é€'],
    ['Shift_JIS', '\x93\xfa', '日'],
    ['KOI8-R', '\xd0', 'п'],
  ])('decodes XML as it declares: %s', (encoding, raw, text) => {
    const head = `<?xml version="1.0" encoding="${encoding}"?>`;
    const { source } = readSource('a.duck', bytesOf(`${head}<a>${raw}</a>`));
    expect(source.text).toBe(`${head}<a>${text}</a>`);
    expect(source.origin?.refusal).toBeUndefined();
  });

  it('shows bytes that are no UTF-8 as U+FFFD and says where the first one is', () => {
    const { source } = readSource('a.duck', bytesOf('<a>\xc3\xa9\xff</a>'));
    expect(source.text).toBe('<a>é\uFFFD</a>');
    expect(source.origin?.refusal).toMatchObject({ offset: 4, problem: 'bytes that are not UTF-8' });
  });

  it('leaves a binary property list as bytes', () => {
    const { source } = readSource('a.duck', bytesOf('bplist00'));
    expect(source.text).toBe('');
    expect(source.origin?.encoding).toBe('binary');
  });
});
