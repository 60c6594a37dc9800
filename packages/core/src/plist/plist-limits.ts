/** Values nested deeper than this refuse the whole file, the root counted (dd-plist 1.30: cyberduck-formats §1.3). */
export const maxPlistDepth = 512;

/** A file with more reasons to be refused than this is garbage: the rest is not listed. */
export const maxRefusals = 10;

/** Of the values that are read differently than written, so many are listed. */
export const maxRemarks = 200;
