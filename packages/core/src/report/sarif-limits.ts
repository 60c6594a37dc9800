/** What GitHub takes in one upload (peers §3.3). What is above is refused whole, so it must not come to that. */
export const sarifLimits = {
  results: 25_000,
  /** Of the compressed file; a bit below the 10 MB, whichever of their two meanings is meant. */
  compressedBytes: 9_900_000,
  /** Only so many of a result are taken in. */
  relatedLocations: 100,
} as const;
