import { readFileSync } from 'node:fs';
import type { AwsCall, AwsOutcome, ValueSource } from '../../../src/aws/resolve/aws-outcome.ts';
import type { ResolveCase } from './resolve-case.ts';
import { objectAt, type Json } from './vector-file.ts';

/** How the stubs of a column name their answers, and how its program names sessions. */
export interface ColumnStyle {
  /** Calls whose answers are counted together. */
  readonly counts: (call: AwsCall) => string;
  /** What stands before the number. */
  readonly answer: (call: AwsCall) => string;
  readonly sessionName: (call: AwsCall) => string;
}

const STUB_ACCOUNT = '111122223333';

/** Puts texts in the place of sources: what the vectors show. */
export class OutcomeTexts {
  readonly #one: ResolveCase;
  readonly #outcome: AwsOutcome;
  readonly #style: ColumnStyle;

  constructor(one: ResolveCase, outcome: AwsOutcome, style: ColumnStyle) {
    this.#one = one;
    this.#outcome = outcome;
    this.#style = style;
  }

  accessKey(source: ValueSource): string {
    return this.#text(source, undefined, 'ASIAIMDS');
  }

  token(source: ValueSource | undefined): string | undefined {
    return source && this.#one.outside(this.#text(source, 'stubtoken', 'stubtoken'));
  }

  account(source: ValueSource | undefined): string | undefined {
    return source && this.#text(source, STUB_ACCOUNT, '');
  }

  region(source: ValueSource): string {
    return this.#one.outside(this.#text(source, undefined, 'us-east-2'));
  }

  call(call: AwsCall): { host: string; op: string; params: Map<string, string> } & Json {
    const { signedWith, endpoint } = call;
    const { host, signingRegion } = endpoint;
    const params = [...call.params].map(([name, source]) => {
      const text = source.from === 'generated' ? this.#style.sessionName(call) : this.#text(source, undefined, '');
      return [name, this.#one.outside(text)] as const;
    });
    return {
      host,
      op: call.operation,
      ...(signedWith === undefined ? {} : { source_access_key: this.accessKey(signedWith.accessKeyId) }),
      ...(signedWith === undefined || signingRegion === undefined ? {} : { signing_region: signingRegion }),
      params: new Map(params),
    };
  }

  #text(source: ValueSource, answer: string | undefined, instance: string): string {
    switch (source.from) {
      case 'setting':
        return source.setting.value;
      case 'variable':
        return this.#one.env.get(source.variable) ?? '';
      case 'process':
        return memberOf(this.#one.lastOutput, source.member);
      case 'call':
        return answer ?? this.#answer(source.call);
      case 'instance':
      case 'container':
        return instance;
      case 'text':
        return source.text;
      case 'generated':
        return '';
      case 'mfa-code':
        return '123456';
      case 'file':
        return readFileSync(source.path, 'utf8');
      case 'sso-token':
        return memberOf(readFileSync(source.path, 'utf8'), 'accessToken');
      case 'login-token':
        return String(objectAt(JSON.parse(readFileSync(source.path, 'utf8')), 'accessToken')[source.member]);
    }
  }

  #answer(index: number): string {
    const call = this.#outcome.calls[index];
    if (call === undefined) return '';
    if (call.operation === 'CreateToken') return 'refreshed-token';
    const kind = this.#style.counts(call);
    const number = this.#outcome.calls.slice(0, index + 1).filter((one) => this.#style.counts(one) === kind).length;
    return `${this.#style.answer(call)}${number}`;
  }
}

function memberOf(json: string, member: string): string {
  const value: unknown = JSON.parse(json);
  return String(objectAt({ value }, 'value')[member]);
}
