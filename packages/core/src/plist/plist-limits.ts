/** Values nested deeper than this refuse the whole file, the root counted (dd-plist 1.30: cyberduck-formats §1.3). */
export const maxPlistDepth = 512;

/** A file with more reasons to be refused than this is garbage: the rest is not listed. */
export const maxRefusals = 10;

/** Of the values that are read differently than written, so many are listed. */
export const maxRemarks = 200;

/**
 * dd-plist has no limit for OpenStep files and dies of a full stack somewhere above 3,000 levels (cyberduck-formats
 * §1.3). Ours is lower, so that whoever walks over a tree by recursion is safe.
 */
export const maxOpenStepDepth = 1500;

/** How deep shared objects may make a binary file, which dd-plist does not measure either. */
export const maxSharedDepth = 1500;

/** References that a binary file may make: lists may overlap, so that a small file can mean billions. */
export const maxBinaryReferences = 1_000_000;

/** Values of a binary file, shared ones counted every time: what a walk over the tree has to bear. */
export const maxBinaryValues = 5_000_000;
