/** Limits of the JDK's XML reader (JAXP defaults of JDK 17), and one of ours. */

/** More characters than this in a name refuse the file. */
export const maxXmlNameLength = 1000;

/** More attributes than this in one tag refuse the file. */
export const maxXmlAttributes = 10_000;

/** More opened entities than this refuse the file. */
export const maxEntityExpansions = 64_000;

/** More text than this in opened entities refuses the file. */
export const maxEntityLength = 50_000_000;

/** Entities that refer to entities: deeper than any file we heard of, shallow enough for every stack. */
export const maxEntityDepth = 500;
