import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { clients } from './clients/clients.ts';
import type { Conversion, ConvertOptions, ConvertSource } from './conversion.ts';
import { type ConvertKind, convertKindNames } from './convert-kind.ts';
import { convertRoutes } from './convert-routes.ts';

/**
 * Carries a connection into another kind of file. The first source is what is converted, the others belong to it, such
 * as the connection profile of a bookmark. What the result does not hold is told, each with its place; never throws for
 * what a file says, and never puts a secret where it did not stand before.
 */
export function convert(sources: readonly ConvertSource[], to: ConvertKind, options: ConvertOptions): Conversion {
  const [main] = sources;
  if (main === undefined) return { files: [], losses: [] };
  const route = convertRoutes.find((one) => one.from === main.kind && one.to === to);
  if (route !== undefined) return route.convert(sources, options);
  const facts = {
    what: main.kind === 'client' ? `a file of ${clients[main.client].title}` : convertKindNames[main.kind],
    to: convertKindNames[to],
    why: 'no route leads there',
  };
  return { files: [], losses: [diagnostic('convert-not-possible', nameOf(main), { start: 0, end: 0 }, { facts })] };
}

function nameOf(source: ConvertSource): string {
  switch (source.kind) {
    case 'bookmark':
      return source.bookmark.file;
    case 'profile':
      return source.profile.file;
    case 'url':
    case 'duck':
      return source.url.source.name;
    case 'client':
      return source.source.name;
    case 'aws-profile':
      return (source.files.config ?? source.files.credentials)?.name ?? 'config';
  }
}
