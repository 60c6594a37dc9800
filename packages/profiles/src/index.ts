export type { CataloguedProfile } from './catalogued-profile.ts';
export { findProfile, profileCatalogue, type ProfileIdentity } from './profile-catalogue.ts';
export { catalogueFileName, catalogueProfiles, profileText } from './profile-text.ts';
