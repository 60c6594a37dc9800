import type { iamDocumentWords } from '../../catalogue/generate-iam-words.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { ArnPartition } from '../../identifiers/arn.ts';
import type { JsonMembers } from '../json-value.ts';
import type { IamStatement } from './policy-document.ts';

export type IamDocumentId = keyof typeof iamDocumentWords;

/** One policy, and where it belongs. */
export interface IamDocument {
  readonly id: IamDocumentId;
  /** Tells it apart from others of its kind: of a bucket policy the bucket; else what the spec is called. */
  readonly name: string;
  /** As a rule of `policy lint` sees it. */
  readonly kind: 'trust' | 'identity' | 'resource';
  readonly statements: readonly IamStatement[];
  readonly policy: JsonMembers;
  /** Characters that AWS takes there, blanks not counted. */
  readonly limit: number;
}

/** What is made in an account. */
export type IamResource =
  | {
      readonly kind: 'role';
      readonly name: string;
      readonly path: string;
      readonly sessionDuration: number;
      readonly trust: IamDocument;
      readonly permissions: IamDocument;
      /** It trusts the provider that stands before it. */
      readonly needsProvider: boolean;
    }
  | { readonly kind: 'user-policy'; readonly user: string; readonly name: string; readonly document: IamDocument }
  | {
      readonly kind: 'managed-policy';
      readonly name: string;
      readonly users: readonly string[];
      readonly document: IamDocument;
    }
  | { readonly kind: 'bucket-policy'; readonly bucket: string; readonly document: IamDocument }
  | { readonly kind: 'oidc-provider'; readonly url: string; readonly clientIds: readonly string[] }
  | {
      readonly kind: 'permission-set';
      readonly name: string;
      readonly instanceArn: string | undefined;
      readonly sessionDuration: number;
      readonly document: IamDocument;
    };

/** What one account is to have: a template is of one account. */
export interface IamStack {
  readonly account: string;
  readonly partition: ArnPartition;
  readonly resources: readonly IamResource[];
}

export interface GeneratedIam {
  /** Role, permission set, or what the users share. */
  readonly name: string;
  readonly documents: readonly IamDocument[];
  /** That of the spec's account first. */
  readonly stacks: readonly IamStack[];
  readonly diagnostics: readonly Diagnostic[];
}
