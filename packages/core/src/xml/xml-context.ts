import type { XmlVersion } from './xml-characters.ts';
import type { XmlEntities } from './xml-entities.ts';
import type { XmlHandler } from './xml-handler.ts';

/** What the head of the file settles for the rest of it. */
export interface XmlContext {
  readonly version: XmlVersion;
  readonly entities: XmlEntities;
  readonly handler: XmlHandler;
}
