import type { SandboxWorld } from '@duckbill/sandbox';
import type { Answer } from '../practice-client.ts';
import type { WebClient } from '../web-client.ts';

/**
 * A failure of STS (aws-wire §2.5) and how the sandbox comes to answer so. Every text is AWS's, to the letter; where it
 * names moments or versions of the caller, `message` is made from the client.
 */
export interface StsFailure {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly message: string | undefined | ((client: WebClient) => string);
  /** The guide's world when absent. */
  readonly world?: () => SandboxWorld;
  readonly produce: (client: WebClient) => Promise<Answer>;
}
