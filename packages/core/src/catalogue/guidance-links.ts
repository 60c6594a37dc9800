/** Pages that several failures point to. */
export const roleTutorial = 'https://docs.cyberduck.io/tutorials/s3_iam_role_mfa/';
export const stsErrors = 'https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html';
export const s3Errors = 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html';
export const troubleshootAccess = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html';
export const awsFilesGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html';
export const awsRoleGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html';
export const identityCenterTutorial = 'https://docs.cyberduck.io/tutorials/s3_identitycenter/';

/** A thread of Cyberduck. */
export function cyberduckIssue(number: number): string {
  return `https://github.com/iterate-ch/cyberduck/issues/${number}`;
}
