import {
  createSandboxHandler,
  mfaRole,
  mfaRoleWorld,
  totpCode,
  type PracticeUser,
  type SandboxHandler,
  type SandboxResponse,
  type SandboxWorld,
} from '@duckbill/sandbox';
import { amzDateOf, signRequest, type SigningWish } from './sign-request.ts';
import { findText, parseXml, type XmlElement } from './xml-tree.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly token?: string;
}

export interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly xml: XmlElement | undefined;
  readonly response: SandboxResponse;
}

/** The long-term keys of a user of the practice world. */
export function keysOf(user: { readonly accessKeyId: string; readonly secretAccessKey: string }): Keys {
  return { accessKeyId: user.accessKeyId, secret: user.secretAccessKey };
}

/** A client with a sandbox of its own, in virtual time. */
export class PracticeClient {
  readonly handler: SandboxHandler;
  now: number;

  constructor(world: SandboxWorld = mfaRoleWorld()) {
    // In the middle of a three-minute window of the UTC clock.
    this.now = Math.floor(Date.parse('2026-11-21T09:00:00Z') / 1000) + 90;
    let counter = 0;
    this.handler = createSandboxHandler(world, {
      now: () => this.now,
      random: (length) => Uint8Array.from({ length }, (_, index) => ((counter += 1) * 17 + index) & 255),
    });
  }

  /** A call of STS; `wish` overrides anything about its signing. */
  sts(
    keys: Keys,
    operation: string,
    params: Readonly<Record<string, string>> = {},
    wish: Partial<SigningWish> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams({ Action: operation, Version: '2011-06-15', ...params }).toString();
    const headers = [['content-type', 'application/x-www-form-urlencoded; charset=utf-8']] as const;
    return this.send({ ...this.#base(keys, 'sts'), method: 'POST', body, headers, ...wish });
  }

  /** A call of IAM. */
  iam(keys: Keys, operation: string, params: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const body = new URLSearchParams({ Action: operation, Version: '2010-05-08', ...params }).toString();
    const headers = [['content-type', 'application/x-www-form-urlencoded; charset=utf-8']] as const;
    return this.send({ ...this.#base(keys, 'iam'), method: 'POST', body, headers });
  }

  /** A GET of S3. */
  s3(keys: Keys, target = '/', wish: Partial<SigningWish> = {}): Promise<Answer> {
    return this.send({ ...this.#base(keys, 's3'), target, ...wish });
  }

  async send(wish: SigningWish): Promise<Answer> {
    return answerOf(await this.handler.handle(signRequest(wish)));
  }

  /** The code that a user's device shows, `step` steps from now. */
  code(user: PracticeUser = mfaRole.user, step = 0): string {
    return totpCode({ secret: user.mfaSecret, now: this.now, step });
  }

  /** AssumeRole by the user of the guide, with its device. */
  assume(params: Readonly<Record<string, string>> = {}, keys: Keys = keysOf(mfaRole.user)): Promise<Answer> {
    return this.sts(keys, 'AssumeRole', {
      RoleArn: mfaRole.roleArn,
      RoleSessionName: 'practice',
      SerialNumber: mfaRole.user.mfaSerial,
      TokenCode: this.code(),
      ...params,
    });
  }

  #base(keys: Keys, service: SigningWish['service']): SigningWish {
    return {
      method: 'GET',
      target: '/',
      host: '127.0.0.1:4566',
      accessKeyId: keys.accessKeyId,
      secret: keys.secret,
      tokens: keys.token === undefined ? [] : [keys.token],
      region: 'us-east-1',
      service,
      amzDate: amzDateOf(this.now),
    };
  }
}

/** An answer with its code and message read. */
export function answerOf(response: SandboxResponse): Answer {
  const xml = parseXml(response.body);
  return { status: response.status, code: findText(xml, 'Code'), message: findText(xml, 'Message'), xml, response };
}

/** The credentials in an answer of STS. */
export function credentialsIn(answer: Answer): Keys {
  const [accessKeyId = '', secret = '', token = ''] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map((name) =>
    findText(answer.xml, name),
  );
  return { accessKeyId, secret, token };
}
