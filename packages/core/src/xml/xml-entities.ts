/** A general entity that the document type declares. */
export interface XmlEntity {
  /** Replacement text; absent for one that stands in another file. */
  readonly value?: string;
  /** Declared with NDATA: may not be referred to at all. */
  readonly unparsed: boolean;
}

/** What the head of the file says about entities. */
export class XmlEntities {
  readonly #declared: Map<string, XmlEntity> = new Map();
  /** How many entities each one opens, itself counted; filled by whoever opens them. */
  readonly sizes: Map<string, number> = new Map();
  /** How many were opened so far, and how much text that was. */
  openedCount = 0;
  openedLength = 0;
  /** The document type names a file: entities may be declared there, where nobody looks. */
  hasExternalSubset = false;
  standalone = false;
  /** A parameter entity in another file was declared: more may be declared there, too. */
  hasExternalParameter = false;

  /** The first declaration of a name counts. */
  declare(name: string, entity: XmlEntity): void {
    if (!this.#declared.has(name)) this.#declared.set(name, entity);
  }

  get(name: string): XmlEntity | undefined {
    return this.#declared.get(name);
  }

  /**
   * Why the JDK's reader refuses a reference to this entity, if it does. What it does not refuse, it leaves out:
   * declared or not, since the Apple document type names a file that it never fetches (cyberduck-formats §1.3).
   */
  whyRefused(name: string): string | undefined {
    const entity = this.#declared.get(name);
    if (entity?.unparsed === true) return `the entity "${name}" is not text`;
    if (entity !== undefined) return undefined;
    if (this.hasExternalSubset && !this.standalone) return undefined;
    return `the entity "${name}" is not declared`;
  }

  /** As `whyRefused`, in the default value of an attribute, where other files count for less. */
  whyRefusedInDefault(name: string): string | undefined {
    if (this.#declared.has(name)) return this.whyRefused(name);
    return this.hasExternalParameter && !this.standalone ? undefined : `the entity "${name}" is not declared`;
  }
}

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The character of one of the five entities that every XML reader knows. */
export function predefinedEntity(name: string): string | undefined {
  return predefined.get(name);
}
