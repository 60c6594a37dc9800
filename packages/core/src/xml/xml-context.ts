import type { XmlVersion } from './xml-characters.ts';
import type { XmlEntities } from './xml-entities.ts';
import type { XmlHandler } from './xml-handler.ts';

/** What the head of the file settles for the rest of it. */
export interface XmlContext extends XmlCheck {
  readonly handler: XmlHandler;
}

/** As much of it as a part of the grammar needs that only finds mistakes. */
export interface XmlCheck {
  readonly version: XmlVersion;
  readonly entities: XmlEntities;
  readonly handler: XmlComplaints;
}

/** The one thing that such a part has to say. */
export type XmlComplaints = Pick<XmlHandler, 'problem'>;
