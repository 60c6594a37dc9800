import type { HeaderField } from './http-message.ts';
import type { XmlPart } from './xml-text.ts';

export interface FailureDetails {
  /** Further elements of the answer. */
  readonly elements?: readonly XmlPart[];
  readonly headers?: readonly HeaderField[];
  /** The text quotes something of the client's that may be secret: the journal leaves it out. */
  readonly quotesSecret?: boolean;
  /** For the journal: what the answer does not tell. */
  readonly because?: string;
}

/** An answer that is an error. Thrown inside a service, and always caught by it. */
export class ServiceFailure extends Error {
  readonly status: number;
  readonly code: string;
  /** undefined: the answer has no Message element at all. */
  readonly text: string | undefined;
  readonly details: FailureDetails;

  constructor(status: number, code: string, text: string | undefined, details: FailureDetails = {}) {
    super(text ?? code);
    this.name = 'ServiceFailure';
    this.status = status;
    this.code = code;
    this.text = text;
    this.details = details;
  }
}
