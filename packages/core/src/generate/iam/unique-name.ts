/** A name that is not taken yet, compared without case; the second of a kind gets a number. */
export function uniqueName(wanted: string, taken: Set<string>, separator = ''): string {
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${wanted}${separator}${count}`;
  taken.add(name.toLowerCase());
  return name;
}
