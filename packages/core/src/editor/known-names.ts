import type { Document } from '../document/document.ts';

/** Names that files open together declare, for others to point at. */
export interface KnownNames {
  readonly awsProfiles: readonly string[];
  readonly ssoSessions: readonly string[];
  readonly services: readonly string[];
  /** Of connection profiles. */
  readonly vendors: readonly string[];
}

/** The names that documents declare, each once. */
export function knownNames(documents: readonly Document[]): KnownNames {
  const aws = documents.flatMap((document) => (document.kind === 'aws' ? [document.model] : []));
  const vendors = documents.flatMap((document) =>
    document.kind === 'profile' ? [document.profile?.strings.get('Vendor')?.value ?? ''] : [],
  );
  return {
    awsProfiles: once(aws.flatMap(({ profiles }) => [...profiles.keys()])),
    ssoSessions: once(aws.flatMap(({ ssoSessions }) => [...ssoSessions.keys()])),
    services: once(aws.flatMap(({ services }) => [...services.keys()])),
    vendors: once(vendors),
  };
}

function once(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name) => name.trim() !== ''))];
}
