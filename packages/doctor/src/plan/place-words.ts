import type { Origin, SourceText } from '@duckbill/core';

type Sources = readonly SourceText[] | undefined;

/** `~/.aws/config:3`: where a value stands, as editors jump to it. */
export function placeWords({ file, span }: Extract<Origin, { kind: 'file' }>, sources: Sources): string {
  if (isBrought(file)) return `profile "${file.slice(file.indexOf(':') + 1, -'.cyberduckprofile'.length)}"`;
  const source = sources?.find(({ name }) => name === file);
  return source === undefined ? file : `${file}:${source.position(span.start).line}`;
}

/** Whether a profile is one that Duckbill brings, so that no file of the person says it. */
export function isBrought(file: string): boolean {
  return file.startsWith('catalogue:') || file.startsWith('bundled:');
}

/** Where a value comes from, in a few words. */
export function originWords(origin: Origin, sources: Sources): string {
  switch (origin.kind) {
    case 'file':
      return placeWords(origin, sources);
    case 'default':
      return `default of ${origin.of}`;
    case 'environment':
      return `variable ${origin.name}`;
    case 'prompt':
      return 'typed in';
    case 'argument':
      return origin.name;
  }
}
