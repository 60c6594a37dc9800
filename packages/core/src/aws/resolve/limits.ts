/** A chain of more roles than this is refused: the programs give up on it as well, each in its own way. */
export const MAX_ROLE_CHAIN = 200;
