/** One file of a fleet, as its layout places it. The same member and the same spec give the same bytes, anywhere. */
export interface FleetFile {
  /** Relative, with `/` between names; every name is safe on every platform. */
  readonly path: string;
  readonly text: string;
  /** 0o644; 0o600 for what only its owner may read; 0o755 for scripts. */
  readonly mode: 0o644 | 0o600 | 0o755;
}
