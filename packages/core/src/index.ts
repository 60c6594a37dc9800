export { readSource } from './source/read-source.ts';
export { SourceText, type Position } from './source/source-text.ts';
export type { Span } from './source/span.ts';
export { editSource, isSourceEditable } from './source/edit-source.ts';
export { applyTextEdits, type TextEdit } from './source/text-edit.ts';

export type { Diagnostic, Facts, Fix, Severity } from './diagnostic/diagnostic.ts';
export { severities } from './diagnostic/diagnostic.ts';
export { visibleText } from './diagnostic/visible-text.ts';
export { diagnostic } from './diagnostic/report-diagnostic.ts';
export { describe, type Description } from './diagnostic/describe.ts';
export { fillTemplate, fillTemplates } from './diagnostic/fill-template.ts';

export { catalogue, catalogueEntry, isCode, type Code } from './catalogue/catalogue.ts';
export type { CatalogueEntry } from './catalogue/catalogue-entry.ts';
export { programEffects } from './catalogue/effects/program-effects.ts';
export { guidance, type GuidanceCode, isGuidanceCode } from './catalogue/connect.ts';
export type { GuidanceEntry } from './catalogue/guidance-entry.ts';

export {
  currentPrograms,
  isProgramId,
  programIds,
  programs,
  type Program,
  type ProgramId,
} from './programs/program.ts';

export { namePrograms } from './programs/name-programs.ts';

export { parsePlist } from './plist/parse-plist.ts';
export type { PlainPlist } from './plist/plain-plist.ts';
export type { PlistDocument } from './plist/plist-document.ts';
export { printPlist, type PlistForm } from './plist/print-plist.ts';
export type { AwsFiles, AwsReading, AwsSetting } from './aws/aws-reading.ts';
export { awsFilePath } from './aws/aws-file-paths.ts';
export { findAwsSetting } from './aws/aws-settings.ts';
export { type CacheEntries, cacheFormats, type CacheKind } from './aws/cache/cache-formats.ts';
export { readCliCacheAsCyberduck } from './aws/resolve/cyberduck-stored-keys.ts';
export { areRoleCredentialsUsable, isSsoRegistrationUsable, ssoTokenState } from './aws/cache/cache-lifetime.ts';
export type { RoleCredentials } from './aws/cache/role-credentials.ts';
export type { SsoRegistration } from './aws/cache/sso-registration.ts';
export type { SsoToken } from './aws/cache/sso-token.ts';
export {
  assumeRoleCacheFile,
  ssoRegistrationCacheFile,
  ssoRoleCacheFile,
  ssoTokenCacheFile,
  webIdentityCacheFile,
} from './aws/cache-keys.ts';
export { signInEndpoint, type SignInService } from './aws/endpoints.ts';
export { readAwsFiles } from './aws/read-aws-files.ts';
export type { AwsFileKind } from './aws/aws-reading.ts';
export type {
  AwsChange,
  AwsEditOptions,
  AwsEditResult,
  AwsSectionContent,
  AwsSectionKind,
  AwsSectionRef,
  AwsSettingList,
  AwsTouch,
} from './aws/edit/aws-change.ts';
export { editAwsFiles } from './aws/edit/edit-aws-files.ts';
export { awsSettingFile } from './aws/edit/setting-file.ts';

export type { Bookmark } from './bookmark/bookmark.ts';
export {
  bookmarkCollections,
  bookmarkFileName,
  bookmarkFolders,
  bookmarkProducts,
} from './bookmark/bookmark-folders.ts';
export { loadBookmarkFolder } from './bookmark/load-folder.ts';
export { bookmarkKeys } from './bookmark/bookmark-keys.ts';
export type { ConnectionProfile } from './profile/connection-profile.ts';
export { profileKeys } from './profile/profile-keys.ts';
export { amazonS3, amazonS3IdentityCenter } from './profile/bundled-profiles.ts';
export { printProfile, type ProfileValues } from './profile/profile-values.ts';
export { compareProfiles, type ProfileDifference } from './profile/compare-profiles.ts';
export { profileFolders, type Surroundings } from './profile/profile-folders.ts';

export { detectKind, type DocumentKind } from './document/detect-kind.ts';
export type { Document } from './document/document.ts';
export { openAws, openBookmark, openDocuments, openProfile } from './document/open-documents.ts';
export { findSecrets } from './document/find-secrets.ts';

export type { Completion } from './editor/completion.ts';
export { completionsAt } from './editor/completions.ts';
export { findingTag } from './editor/finding-tags.ts';
export { hoverAt } from './editor/hover.ts';
export { knownNames } from './editor/known-names.ts';
export { suppressionEdit } from './editor/suppression-edit.ts';

export { lint, type LintOptions } from './lint.ts';
export { fix, type FixOptions, type FixResult } from './fix.ts';
export { allRules } from './rules/all-rules.ts';
export type { OwnFacts } from './rules/own/own-aws.ts';
export { nearestName } from './rules/nearest-name.ts';
export type { LintSettings, SeverityChoice } from './lint-settings.ts';
export { type OrganisationRules, organisationSubjects } from './organisation/organisation-rules.ts';

export type { JsonNode } from './json/json-tree.ts';
export { compareFleetText, type FleetChange, plistBeyond } from './fleet/compare-fleet-text.ts';
export { fleetFileKind, type FleetFileKind } from './fleet/fleet-file-kind.ts';
export { type FleetSection, readFleetSections } from './fleet/managed-sections.ts';

export { locateJson } from './json/locate-json.ts';
export { parseJson } from './json/parse-json.ts';

export {
  compileFleetSpec,
  compileJsonFleetSpec,
  type FleetSpecOutcome,
  unreadableSpec,
} from './fleet/compile-fleet-spec.ts';
export { type ExpandedMember, expandMember, fleetPaths } from './fleet/expand-member.ts';
export { type Fleet, type FleetTarget, fleetTargets } from './fleet/fleet.ts';
export type { FleetFile } from './fleet/fleet-file.ts';
export type { FleetMember } from './fleet/fleet-member.ts';
export { layoutFleet, layoutMember } from './fleet/layout/layout-member.ts';
export { fleetOwner } from './fleet/member-aws-config.ts';
export { memberFolder } from './fleet/member-folder.ts';
export { isFormula } from './fleet/safe-name.ts';
export { accessKinds, accessWords, type GenerateTarget, isAccessKind } from './generate/access-kind.ts';
export {
  type Assignment,
  assignmentFields,
  assignmentSpec,
  type AssignmentWishes,
} from './generate/assignment-spec.ts';
export { checkOfField } from './generate/check-of-field.ts';
export { type CompiledSpec, compileGenerateSpec } from './generate/compile-spec.ts';
export { fieldsOf } from './generate/fields-of.ts';
export {
  type GeneratedFile,
  type GeneratedFiles,
  generateFiles,
  type GenerateNote,
} from './generate/generate-files.ts';
export { describeNote } from './generate/note-words.ts';
export type { GenerateSpec, GivenValue, GivenValues } from './generate/generate-spec.ts';
export { defaultPrograms } from './generate/programs-of.ts';
export { readGenerateSpec } from './generate/read-json-spec.ts';
export { type FieldName, isFieldName, specField } from './generate/spec-fields.ts';
export { generateSpecSchema } from './generate/spec-schema.ts';

export type { HandedCredentials, HandoverText } from './handover/handed-credentials.ts';
export { type HandoverForm, handoverForms } from './handover/handover-forms.ts';
export { handoverVariables } from './handover/handover-variables.ts';
export { completeBookmark, type SsoValues } from './handover/complete-bookmark.ts';
export { openedBy } from './handover/duck-command.ts';
export { saveProfile } from './handover/save-profile.ts';
export { roleCredentialsOf } from './handover/print-cache-entry.ts';

export type { Conversion, ConvertedFile, ConvertOptions, ConvertSource } from './convert/conversion.ts';
export { type ConvertKind, convertKinds } from './convert/convert-kind.ts';
export { type ClientName, clientNames } from './convert/clients/clients.ts';
export { detectClient } from './convert/clients/detect-client.ts';
export { findClientSecrets } from './convert/clients/find-client-secrets.ts';
export { convertRoutes } from './convert/convert-routes.ts';
export { openConvertSource, type OpenedConvertSource } from './convert/open-convert-source.ts';
export { convert } from './convert/convert.ts';

export { printDocument, printUrl } from './print/print-document.ts';
export { printForms, type PrintForm } from './print/print-form.ts';

export type { ConnectionUrl } from './url/connection-url.ts';
export { type DuckShell, duckShells, shellOfName } from './duck/duck-shell.ts';
export { openDuckCommand } from './duck/open-duck-command.ts';
export { printDuckLine } from './duck/print-duck-line.ts';
export { readDuckCommand } from './duck/read-duck-command.ts';
export { parseConnectionUrl } from './url/parse-url.ts';
export { urlProtocols, type UrlProtocol, type UrlProtocols } from './url/url-protocol.ts';

export { planConnection } from './plan/plan-connection.ts';
export type { PlanInput, PlanSurroundings, PlanTarget } from './plan/plan-target.ts';
export type {
  BrowserStep,
  CacheStep,
  CallOperation,
  CallParameter,
  CallService,
  CallStep,
  ConnectionPlan,
  Origin,
  ParameterValue,
  PlannedConnection,
  PlanSetting,
  PlanStep,
  ProcessStep,
  PromptId,
  PromptStep,
  SourceKeys,
  Strategy,
} from './plan/connection-plan.ts';
export { callOperations, promptIds, strategies } from './plan/connection-plan.ts';

export { type Failure, type FailureContext, type FailureService, failureServices } from './guidance/failure.ts';
export { recogniseFailure, type GuidanceMatch } from './guidance/recognise-failure.ts';
export { explain, type Explanation } from './guidance/explain.ts';

export { awsMatrix, type AwsMatrix } from './inspect/aws-matrix.ts';
export type { AwsResolution, InspectWorld } from './inspect/aws-resolution.ts';
export { inspectUrl } from './inspect/inspect-url.ts';
export { inspectDocument, type InspectOptions } from './inspect/inspect-document.ts';
export type { Inspection } from './inspect/inspection.ts';

export type { AssumeRoleCall, CallCaller } from './iam/assume-role-call.ts';
export {
  type AssumeRoleCheck,
  type AssumeRoleVerdict,
  checkAssumeRole,
  type KnownPolicies,
  type OpenPoint,
  type ReadStatement,
} from './iam/check-assume-role.ts';
export { callerText, describeReading } from './iam/describe-reading.ts';
export { fixPolicies, lintPolicies, type PolicyLintOptions } from './rules/iam/lint-policies.ts';
export { type PolicyTarget, type PolicyTextKind, policyTextKinds } from './rules/iam/policy-text.ts';
export { readIamSpec, type IamSpecMember, iamSpecMembers, type IamSpecReading } from './generate/iam/read-iam-spec.ts';
export { accessLevels, type IamSpec, type IamWay, iamWays } from './generate/iam/iam-spec.ts';
export { documentTitle, generateIam } from './generate/iam/generate-iam.ts';
export type { GeneratedIam, IamDocument, IamStack } from './generate/iam/iam-output.ts';
export {
  documentFile,
  iamDocumentsJson,
  type IamFile,
  type IamForm,
  iamForms,
  printIam,
} from './generate/iam/print-iam.ts';
export { callerOfPlan, iamSpecOfPlan } from './generate/iam/spec-of-plan.ts';
export { statementWords } from './generate/iam/statement-words.ts';
export { countedLength } from './generate/iam/policy-document.ts';
export { locateStatement } from './iam/locate-policy.ts';
export {
  jsonPolicyCheck,
  type JsonPolicyCheck,
  policyCheckReport,
  type PolicySources,
} from './report/policy-check-report.ts';
export { evaluatePolicies, policyKinds } from './iam/evaluate-policies.ts';
export type { Decision, Evaluation, PolicyKind, PolicySet, StatementReference } from './iam/evaluate-policies.ts';
export type { RequestPrincipal } from './iam/match-principal.ts';
export type { AuthorizationRequest } from './iam/match-statement.ts';
export { parsePolicy, readPolicy } from './iam/parse-policy.ts';
export type { Policy, PolicyProblem, PolicyProblemKind, Statement } from './iam/policy.ts';
export { RequestContext, type ContextValue } from './iam/request-context.ts';

export { explanationReport, failureLines } from './report/explanation-report.ts';
export { type FindingFrame, findingFrames } from './report/finding-frames.ts';
export { jsonExplanation, jsonGuidance, jsonRule } from './report/json-explanation.ts';
export { folderReport, jsonFolder } from './report/folder-report.ts';
export { inspectionReport, jsonInspection } from './report/inspection-report.ts';
export { jsonIam, jsonIamFinding } from './report/json-iam.ts';
export { jsonMatrix, matrixReport } from './report/matrix-report.ts';
export { jsonPlan, planReport, type JsonPlan } from './report/plan-report.ts';
export { type PlanWords, planWords } from './report/plan-words.ts';
export { refusalReport } from './report/refusal-report.ts';
export { fingerprint } from './report/fingerprint.ts';
export { jsonFinding, jsonReport, maskStrings, type JsonFinding, type JsonReport } from './report/json-report.ts';
export { KnownSecrets, secretMark } from './report/known-secrets.ts';
export { maskSecrets } from './report/mask-secrets.ts';
export { plainPaint, type Paint } from './report/paint.ts';
export { printReport } from './report/print-report.ts';
export type { ReportFormat } from './report/report-formats.ts';
export { rulePage } from './report/rule-page.ts';
export type { ReportSurroundings } from './report/report-surroundings.ts';
export { countSeverities, type Counts, type FileReport, type Report } from './report/report.ts';
export { isSecretName } from './report/secret-names.ts';
export { textReport } from './report/text-report.ts';
export { wrapText } from './report/wrap-text.ts';
export { classifyMfaSerial } from './identifiers/mfa-serial.ts';
export { type Arn, parseArn } from './identifiers/arn.ts';
export { partitionOfRegion, partitions } from './identifiers/partitions.ts';
export { parseRoleArn, type RoleArn } from './identifiers/role-arn.ts';
