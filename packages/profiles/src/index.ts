export type { CataloguedProfile } from './catalogued-profile.ts';
export { findProfile, profileCatalogue, type ProfileIdentity } from './profile-catalogue.ts';
export { catalogueFileName, catalogueProfiles, profileText } from './profile-text.ts';
export { familyProfile, type FamilyProfile, familyProfiles } from './families/family-profile.ts';
export { findFamily, providerFamilies } from './families/provider-families.ts';
export type { FamilyParameters, ParameterProblem, ProviderFamily } from './families/provider-family.ts';
export { allProfiles, findCatalogued } from './find-catalogued.ts';
export { compareFolder, type ProfileComparison, type ProfileState } from './folder/compare-folder.ts';
export { type InstallStep, planInstall } from './folder/plan-install.ts';
export { profileFile, type ProfileFile } from './folder/profile-file.ts';
export {
  catalogueReferences,
  type EarlierChecksums,
  folderReferences,
  type ProfileReference,
  readProfileIndex,
} from './folder/profile-reference.ts';
export { jsonFamily, jsonProfile, profileId } from './json-profile.ts';
