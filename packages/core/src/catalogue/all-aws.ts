import { awsCatalogue, type AwsCode } from './aws.ts';
import { awsHeaderCatalogue, type AwsHeaderCode } from './aws-header.ts';
import { awsLineCatalogue, type AwsLineCode } from './aws-line.ts';
import { awsRoleCatalogue, type AwsRoleCode } from './aws-role.ts';
import { awsKeysCatalogue, type AwsKeysCode } from './aws-keys.ts';
import { awsSettingCatalogue, type AwsSettingCode } from './aws-setting.ts';
import { awsSsoCatalogue, type AwsSsoCode } from './aws-sso.ts';
import { awsOwnCatalogue, type AwsOwnCode } from './aws-own.ts';
import { awsRegionCatalogue, type AwsRegionCode } from './aws-region.ts';
import { awsSyntaxCatalogue, type AwsSyntaxCode } from './aws-syntax.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

/** Every code about `~/.aws/config` and `~/.aws/credentials`. */
export type AnyAwsCode =
  | AwsCode
  | AwsSyntaxCode
  | AwsHeaderCode
  | AwsLineCode
  | AwsRoleCode
  | AwsKeysCode
  | AwsSsoCode
  | AwsRegionCode
  | AwsSettingCode
  | AwsOwnCode;

/** Their words. */
export const allAwsCatalogue: Readonly<Record<AnyAwsCode, CatalogueEntry>> = {
  ...awsCatalogue,
  ...awsSyntaxCatalogue,
  ...awsHeaderCatalogue,
  ...awsLineCatalogue,
  ...awsSettingCatalogue,
  ...awsRoleCatalogue,
  ...awsKeysCatalogue,
  ...awsSsoCatalogue,
  ...awsRegionCatalogue,
  ...awsOwnCatalogue,
};
