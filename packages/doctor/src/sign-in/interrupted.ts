/** The person broke it off. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
