import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownSecrets, maskSecrets } from '../../src/index.ts';

describe('KnownSecrets', () => {
  it('masks every value, and nothing else', () => {
    const secrets = new KnownSecrets(['hunter22', 'wJalrXUtnFEMI', 'short']);
    expect(secrets.mask('key wJalrXUtnFEMI, again wJalrXUtnFEMI; hunter22! hunter2 short')).toBe(
      'key •••••••••••••, again •••••••••••••; ••••••••! hunter2 short',
    );
  });

  it('takes the longest of values that begin alike', () => {
    const secrets = new KnownSecrets(['secret', 'secretive', 'secretive-long']);
    expect(secrets.mask('secretive-lon secret- secretive-long.')).toBe('•••••••••-lon ••••••- ••••••••••••••.');
  });

  it('masks values that overlap to the last end', () => {
    expect(new KnownSecrets(['abcdef', 'defghi']).mask('-abcdefghi-')).toBe('-•••••••••-');
  });

  it('leaves no value and keeps the length, whatever the text', () => {
    const letters = string({ unit: constantFrom('a', 'b', 'c'), maxLength: 60 });
    const values = array(string({ unit: constantFrom('a', 'b', 'c'), minLength: 6, maxLength: 9 }), {
      maxLength: 12,
    });
    assert(
      property(letters, values, (text, known) => {
        const masked = new KnownSecrets(known).mask(text);
        expect(masked).toHaveLength(text.length);
        expect(known.filter((value) => masked.includes(value))).toEqual([]);
        const covered = new Set<number>();
        for (const value of known)
          for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1))
            for (let index = at; index < at + value.length; index += 1) covered.add(index);
        expect(masked).toBe(Array.from(text, (letter, index) => (covered.has(index) ? '•' : letter)).join(''));
      }),
    );
  });

  it('is what maskSecrets searches for', () => {
    expect(maskSecrets('x hunter22', ['hunter22'])).toBe('x ••••••••');
    expect(maskSecrets('x hunter22', new KnownSecrets(['hunter22']))).toBe('x ••••••••');
  });
});
