export { type ArchiveEnd, type ArchiveEndOptions, endArchive, type SegmentFacts } from './archive/archive-end.ts';
export type { ArchiveEntries, ArchiveEntry, FileGroups, StreamedFile } from './archive/archive-entry.ts';
export { type ArchiveFormat, archiveFormats, type ArchiveKind } from './archive/archive-format.ts';
export { ArchiveSegment } from './archive/archive-segment.ts';
export { type FleetPrinting, printFleet } from './archive/print-fleet.ts';
export { printSegments, type SegmentsPrinting } from './archive/print-segments.ts';
export { makeSegments, type RowsMade } from './threads/make-segments.ts';
export type { FleetSpecText, MadeMember, MadeSegment, SegmentMaker, SegmentOrder } from './threads/segment-order.ts';
export {
  segmentThreadCode,
  type SegmentThreadCode,
  SegmentThreads,
  type SegmentThreadsOptions,
} from './threads/segment-threads.ts';
export { printArchive } from './archive/print-archive.ts';
export { printGzip } from './archive/print-gzip.ts';
export { printNdjson } from './archive/print-ndjson.ts';
export { printTar } from './archive/print-tar.ts';
export { printZip, type ZipOptions } from './archive/print-zip.ts';
export { UnsafePathError } from './archive/refuse-unsafe-path.ts';
export { type HeldLock, type LockHolder, takeLock } from './lock/lock-file.ts';
export { memberFiles, sha1Hex, sharedFiles } from './member/member-files.ts';
export type { ManifestProblem, ManifestProblemKind } from './manifest/manifest-problem.ts';
export { UnreadableArchiveError } from './manifest/unreadable-archive-error.ts';
export { readPublicKey, readSigningKey, UnfitKeyError } from './manifest/sign.ts';
export { type ManifestCheck, verifyManifest } from './manifest/verify-manifest.ts';
export type { ManifestOrigin } from './manifest/manifest-sums.ts';
export { withManifest } from './manifest/with-manifest.ts';
export type { OutputOutcome, OutputRefusal } from './output/output-refusal.ts';
export { type OutputOptions, writeArchive } from './output/write-archive.ts';
export { writeFolder } from './output/write-folder.ts';
export { applyHome, type ApplyOutcome, isCutOff } from './step/apply-home.ts';
export { diffFleet, type FleetDiffCounts, type FleetDifference, type OtherFleet } from './step/diff-fleet.ts';
export type { FleetHome } from './step/fleet-home.ts';
export { type FleetUser, usersOf } from './step/fleet-user.ts';
export { fleetOwners } from './step/home-layout.ts';
export type { ForeignEntry, HomeConflict, HomeItem, HomePlan, HomeStatus, HomeWish } from './step/home-plan.ts';
export { changeLine, homeReport, undoneLine } from './step/home-report.ts';
export type { HomeWriter } from './step/home-writer.ts';
export { openGeneratedFleet } from './step/open-fleet.ts';
export { planHome } from './step/plan-home.ts';
export { readUserFolder } from './step/read-user-folder.ts';
export { undoHome, type UndoneFile, type UndoOutcome } from './step/undo-home.ts';
export {
  readRoster,
  type RosterEntry,
  rosterFormatOf,
  type RosterFormat,
  rosterFormats,
} from './roster/read-roster.ts';
export { readFleetSpec } from './spec/read-fleet-spec.ts';
export { startingRoster, startingSpec } from './spec/starting-spec.ts';
export { readSsoExport, type SsoExport } from './spec/read-sso-export.ts';
export { importScim, type ImportedRow } from './roster/import-scim.ts';
export { type FleetFinding, verifyFleet } from './step/verify-fleet.ts';
