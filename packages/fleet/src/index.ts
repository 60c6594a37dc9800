export type { ArchiveEntries, ArchiveEntry, StreamedFile } from './archive/archive-entry.ts';
export { printGzip } from './archive/print-gzip.ts';
export { printNdjson } from './archive/print-ndjson.ts';
export { printTar } from './archive/print-tar.ts';
export { printZip, type ZipOptions } from './archive/print-zip.ts';
export { UnsafePathError } from './archive/refuse-unsafe-path.ts';
export type { ManifestProblem, ManifestProblemKind } from './manifest/manifest-problem.ts';
export { readPublicKey, readSigningKey, UnfitKeyError } from './manifest/sign.ts';
export { type ManifestCheck, verifyManifest } from './manifest/verify-manifest.ts';
export { type ManifestOrigin, withManifest } from './manifest/with-manifest.ts';
export type { OutputOutcome, OutputRefusal } from './output/output-refusal.ts';
export { type OutputOptions, writeArchive } from './output/write-archive.ts';
export { writeFolder } from './output/write-folder.ts';
export { applyHome, type ApplyOutcome, isCutOff } from './step/apply-home.ts';
export type { FleetHome } from './step/fleet-home.ts';
export { fleetOwners } from './step/home-layout.ts';
export type { ForeignEntry, HomeConflict, HomeItem, HomePlan, HomeStatus, HomeWish } from './step/home-plan.ts';
export { homeReport, undoneLine } from './step/home-report.ts';
export type { HomeWriter } from './step/home-writer.ts';
export { planHome } from './step/plan-home.ts';
export { readUserFolder } from './step/read-user-folder.ts';
export { undoHome, type UndoneFile, type UndoOutcome } from './step/undo-home.ts';
export {
  readRoster,
  type RosterEntry,
  rosterFormatOf,
  rosterFormats,
  type RosterFormat,
} from './roster/read-roster.ts';
export { readFleetSpec } from './spec/read-fleet-spec.ts';
