/** What a rule of an organisation can be about. */
export const organisationSubjects = ['profile', 'bookmark', 'aws-profile', 'sso-session'] as const;

export type OrganisationSubject = (typeof organisationSubjects)[number];

/** Which values a key may have; `*` stands for any text, `?` for one character. */
export interface OrganisationPattern {
  readonly in: OrganisationSubject;
  /** As it is written in the file; `Properties/KEY` and `Custom/KEY` for what stands inside those. */
  readonly key: string;
  /** One of these has to fit. */
  readonly allow?: readonly string[];
  /** None of these may fit. */
  readonly deny?: readonly string[];
  /** Shown with the finding. */
  readonly reason?: string;
}

/** What an organisation asks of its files, as data. Lists of what is allowed may hold `*` and `?`. */
export interface OrganisationRules {
  readonly requiredKeys?: Partial<Readonly<Record<OrganisationSubject, readonly string[]>>>;
  /** `Vendor` of profiles, `Provider` of bookmarks. */
  readonly vendors?: readonly string[];
  /** Servers in profiles, bookmarks and endpoint settings; without port, in any case of letters. */
  readonly hosts?: readonly string[];
  readonly regions?: readonly string[];
  /** AWS accounts of roles, MFA devices and SSO settings. */
  readonly accounts?: readonly string[];
  readonly patterns?: readonly OrganisationPattern[];
}
