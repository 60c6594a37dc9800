import type { PolicyDocument, SandboxWorld } from '../world.ts';
import { mfaRole, mfaRoleWorld } from './mfa-role.ts';

function allow(action: readonly string[], resource: string): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] };
}

export interface IdentityCenterNames {
  readonly startUrl: string;
  readonly issuerUrl: string;
  readonly region: string;
  /** The account of the buckets. */
  readonly account: string;
  readonly otherAccount: string;
  /** Several accounts and permission sets. */
  readonly person: string;
  /** One account with one permission set: menus are skipped. */
  readonly personOfOne: string;
  /** Assigned to nothing. */
  readonly personOfNone: string;
  /** Reads every bucket. */
  readonly permissionSet: string;
  /** Has no rights on S3. */
  readonly permissionSetWithoutS3: string;
  /** Listed for the person in the other account, but its credentials are refused. */
  readonly permissionSetProvisioning: string;
}

/** Names of the world, for demos and tests. */
export const identityCenter: IdentityCenterNames = {
  startUrl: 'https://d-90670000d0.awsapps.com/start',
  issuerUrl: 'https://identitycenter.amazonaws.com/ssoins-7223d0000d00d000',
  region: 'eu-west-1',
  account: mfaRole.account,
  otherAccount: '444455556666',
  person: 'alice',
  personOfOne: 'bob',
  personOfNone: 'carol',
  permissionSet: 'S3-Read',
  permissionSetWithoutS3: 'Billing',
  permissionSetProvisioning: 'S3-Full',
};

/**
 * The practice world with IAM Identity Center: the buckets, user and roles of `mfaRoleWorld`, and people who sign in at a
 * browser.
 */
export function identityCenterWorld(): SandboxWorld {
  const { account, otherAccount } = identityCenter;
  return {
    ...mfaRoleWorld(),
    identityCenters: [
      {
        startUrl: identityCenter.startUrl,
        otherUrls: [identityCenter.issuerUrl],
        region: identityCenter.region,
        accounts: [
          { id: account, name: 'Duckbill Practice', email: 'practice@example.com' },
          { id: otherAccount, name: 'Duckbill Archive', email: 'archive@example.com' },
        ],
        permissionSets: [
          { name: identityCenter.permissionSet, policies: [allow(['s3:Get*', 's3:List*'], '*')] },
          { name: identityCenter.permissionSetProvisioning, policies: [allow(['s3:*'], '*')], sessionDuration: 14_400 },
          { name: identityCenter.permissionSetWithoutS3, policies: [allow(['aws-portal:View*'], '*')] },
        ],
        people: [
          {
            name: identityCenter.person,
            displayName: 'Alice Mallard',
            assignments: [
              { account, permissionSet: identityCenter.permissionSet },
              { account, permissionSet: identityCenter.permissionSetProvisioning },
              { account, permissionSet: identityCenter.permissionSetWithoutS3 },
              { account: otherAccount, permissionSet: identityCenter.permissionSet },
              { account: otherAccount, permissionSet: identityCenter.permissionSetProvisioning, provisioning: true },
            ],
          },
          {
            name: identityCenter.personOfOne,
            displayName: 'Bob Teal',
            assignments: [{ account, permissionSet: identityCenter.permissionSet }],
          },
          { name: identityCenter.personOfNone, displayName: 'Carol Eider', assignments: [] },
        ],
      },
    ],
  };
}
