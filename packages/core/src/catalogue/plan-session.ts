import {
  cyberduckPrograms,
  earlyCyberduckPrograms,
  middleCyberduckPrograms,
  stsCyberduckPrograms,
} from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type PlanSessionCode =
  | 'plan-role-not-assumed'
  | 'plan-role-before-its-time'
  | 'plan-role-nobody-asks'
  | 'plan-older-role-name'
  | 'plan-session-needs-user-keys'
  | 'plan-chained-session-too-long'
  | 'plan-sts-of-other-partition'
  | 'plan-external-id-not-sent'
  | 'plan-aws-setting-not-sent'
  | 'plan-setting-said-twice';

/** What a plan as Cyberduck finds out about roles, and sessions of STS. */
export const planSessionCatalogue: Readonly<Record<PlanSessionCode, CatalogueEntry>> = {
  'plan-role-not-assumed': {
    title: 'The role is never assumed',
    message: '{program} uses the keys of "{source}" as they are and never assumes {role}',
    label: 'never assumed',
    hints: [],
    because:
      'Where the source profile signs in with Identity Center, Cyberduck 9.3 and 9.4 connect with the cached keys of its permission set: often with more rights than the role has.',
    whatToDo: 'Choose a permission set that may do the work, or a source_profile with access keys.',
    severity: 'warning',
    programs: middleCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.4',
    aliases: [],
  },
  'plan-role-before-its-time': {
    title: 'The program does not know roles and devices of bookmarks and profiles',
    message: '{program} does not read {setting} here and connects with the keys of the user',
    label: 'not read',
    hints: [],
    because:
      'Roles and MFA came into the session with Cyberduck 9.3 and Mountain Duck 5.2. Before, the keys of the user go to S3 as they are, and a policy that demands the role or MFA denies access.',
    whatToDo: 'Update the application, or put role_arn, mfa_serial and source_profile into an AWS profile.',
    severity: 'warning',
    programs: earlyCyberduckPrograms,
    source: 'cyberduck-s3-connect §0, §0.1',
    aliases: [],
  },
  'plan-role-nobody-asks': {
    title: 'No role is set, and the program asks for none',
    message: '{program} asks nobody for the role, and none is set',
    hints: ['it does not read {unread}: write s3.assumerole.rolearn'],
    because:
      'The prompt for the role and the name role_arn came with Cyberduck 9.3; before, s3.assumerole.rolearn was the name, and a request without a role fails.',
    whatToDo:
      'Set s3.assumerole.rolearn in the bookmark (Custom) or the profile (Properties), or update the application.',
    severity: 'error',
    programs: earlyCyberduckPrograms,
    source: 'cyberduck-s3-connect §2.4; cyberduck-formats §3.1',
    aliases: [],
  },
  'plan-older-role-name': {
    title: 'The older name of role_arn does not make the program assume a role',
    message: '{setting} alone does not make {program} assume the role',
    label: 'not enough by itself',
    hints: ['write role_arn, or set "Role Configurable" in the profile'],
    because:
      'Which way Cyberduck signs in depends on role_arn and Role Configurable; the older name only fills in the ARN.',
    whatToDo: 'Write the ARN as role_arn.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §0.1, §2.2',
    aliases: [],
  },
  'plan-session-needs-user-keys': {
    title: 'An MFA session needs the keys of a user',
    message: '{program} asks for an MFA session with keys that are of a session themselves',
    label: 'keys of a session',
    hints: ['they come from profile "{profile}"'],
    because: 'STS answers "Cannot call GetSessionToken with session credentials": no session is made from a session.',
    whatToDo: 'Use the long-term keys of the user (AKIA…), or a way in without a second session.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.3, §5.2',
    aliases: [],
  },
  'plan-chained-session-too-long': {
    title: 'A role that is assumed with a session lasts an hour at most',
    message: 'the session is to last {seconds} seconds, but the keys are of a session, and then 3600 is the most',
    label: 'more than an hour',
    hints: [],
    because:
      'STS refuses more than the "1 hour session limit for roles assumed by role chaining", whatever the role itself allows.',
    whatToDo: 'Set 3600 or less, or start from the long-term keys of the user.',
    severity: 'error',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §2.2, §5.2',
    aliases: [],
  },
  'plan-sts-of-other-partition': {
    title: 'STS of another part of AWS is asked',
    message: 'these keys are of the part of AWS called {partition}, and {program} asks {endpoint}, which is of {asked}',
    label: 'another part of AWS',
    hints: ['the keys are of region {region}'],
    because:
      'Keys of GovCloud, China and the European Sovereign Cloud are unknown elsewhere: STS answers "The security token included in the request is invalid.", at the login check already since 9.1.',
    whatToDo:
      'Set STS Endpoint in the connection profile to that of the region of the keys: https://sts.REGION.amazonaws.com (in China with .cn at its end).',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.1; #18336',
    aliases: [],
  },
  'plan-external-id-not-sent': {
    title: 'The program cannot send an external id',
    message: '{program} sends no external id, which profile "{profile}" has for its role',
    label: 'not sent',
    hints: [],
    because:
      'Cyberduck sent it up to 9.2; since 9.3 it cannot. A trust policy that demands sts:ExternalId refuses the role: "is not authorized to perform: sts:AssumeRole on resource".',
    whatToDo:
      'Take the condition on sts:ExternalId out of the trust policy, trust a role without one, or use the AWS CLI.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.3, §2.2, §5.2',
    aliases: [],
  },
  'plan-aws-setting-not-sent': {
    title: 'The program does not send this setting of the AWS profile',
    message: '{program} does not send {setting} of profile "{profile}"',
    label: 'not sent',
    hints: [],
    because: 'Since 9.3 Cyberduck takes role_arn and mfa_serial from an AWS profile and nothing else of a role.',
    whatToDo: 'Set a property of the same name in the bookmark (Custom) or the connection profile (Properties).',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.3, §2.2',
    aliases: [],
  },
  'plan-setting-said-twice': {
    title: 'Two places say different things, and which one counts is not certain',
    message: '{setting} is "{value}" here and "{other}" in the AWS profile',
    label: 'taken for the plan',
    hints: [],
    because: 'Parts of Cyberduck ask the bookmark first, others the AWS profile.',
    whatToDo: 'Say it in one place.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §0.2',
    aliases: [],
  },
};
