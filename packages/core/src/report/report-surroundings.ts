import type { Paint } from './paint.ts';

/** What a report cannot know by itself; a door hands it in. */
export interface ReportSurroundings {
  /** Colours of a terminal, for text. */
  readonly paint?: Paint;
  /** Version of Duckbill, for formats that name their tool. */
  readonly version?: string;
  /** Where the site with the pages of the rules is; without it the usual place. */
  readonly site?: string;
  /** The path of a file from the root of the repository, with forward slashes; without it names stay as they are. */
  readonly pathOf?: (file: string) => string;
  /** How many bytes a text has when compressed by gzip; without it no report is cut for its size. */
  readonly compressedSize?: (text: string) => number;
  /** Further members of the JSON report, such as its exit. */
  readonly more?: object;
}
