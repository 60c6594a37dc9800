/** What is wrong with a fleet that was handed on. */
export type ManifestProblemKind =
  /** No manifest, or none of Duckbill's. */
  | 'no-manifest'
  | 'signature-missing'
  | 'signature-wrong'
  /** The check sums are not those that the manifest vouches for. */
  | 'sums-changed'
  | 'missing'
  | 'changed'
  /** A file that the manifest does not know; also a second one of the same path. */
  | 'foreign';

export interface ManifestProblem {
  readonly kind: ManifestProblemKind;
  readonly path: string;
}
