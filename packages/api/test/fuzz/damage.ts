import fc, { type Arbitrary } from 'fast-check';

/** What is put in the place of a value. */
const misfits: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', ' ', '\0', '\uD800', [], {}, [[]], { a: [] }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer({ min: 1000, max: 60_000 }).map((count) => 'x'.repeat(count)),
  fc.integer({ min: 20, max: 2000 }).map((depth) => nested(depth)),
  fc.integer({ min: 100, max: 3000 }).map((count) => Array.from({ length: count }, () => '')),
);

/** A value of which one part, chosen by a number, is another value, is gone, or has company. */
export function damaged(value: unknown): Arbitrary<unknown> {
  return fc
    .record({ at: fc.nat(), how: fc.constantFrom('replace', 'remove', 'add', 'damage-text'), misfit: misfits })
    .map(({ at, how, misfit }) => {
      const places = placesOf(value);
      const place = places[at % places.length] ?? [];
      return changed(value, place, (old) => {
        if (how === 'remove') return undefined;
        if (how === 'add' && typeof old === 'object' && old !== null && !Array.isArray(old))
          return { ...old, __proto__x: misfit, [`k${at}`]: misfit };
        if (how === 'damage-text' && typeof old === 'string' && old.length > 0) {
          const middle = at % old.length;
          return `${old.slice(0, middle)}${typeof misfit === 'string' ? misfit.slice(0, 50) : '<'}${old.slice(middle + (at % 3))}`;
        }
        return misfit;
      });
    });
}

type Place = readonly (string | number)[];

function placesOf(value: unknown, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null || place.length > 8) return [place];
  const members = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return [place, ...members.flatMap(([name, item]) => placesOf(item, [...place, name]))];
}

function changed(value: unknown, place: Place, change: (old: unknown) => unknown): unknown {
  const [name, ...rest] = place;
  if (name === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === name ? changed(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      key === name ? changed(item, rest, change) : item,
    ]),
  );
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
