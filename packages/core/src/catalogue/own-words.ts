/** A hint for findings of a plan: what the program itself would print. Left out where nobody knows it. */
export const ownWords = '{program} says: {words}';
