import type { FailureService } from '@duckbill/core';

/** A refusal of somebody who is no AWS client of the SDK: an issuer, a metadata service, a process, a file. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly service: FailureService;
  /** As the other side names it, such as `invalid_grant`, or Node's system code. */
  readonly code: string | undefined;
  /** HTTP status. */
  readonly status: number | undefined;

  constructor(
    service: FailureService,
    message: string,
    more: { readonly code?: string; readonly status?: number } = {},
  ) {
    super(message);
    this.service = service;
    this.code = more.code;
    this.status = more.status;
  }
}
