import {
  createSandboxHandler,
  totpCode,
  type SandboxHandler,
  type SandboxRequest,
  type SandboxResponse,
} from '@duckbill/sandbox';
import { amzDateOf, signRequest, type SigningWish } from '../sign-request.ts';
import { findText, parseXml } from '../xml-tree.ts';
import type { CaptureCase, CapturedDevice, CapturedSigning } from './capture-case.ts';
import { admin, callerRoleArn, captureWorld, keyOf, mfaSeed, opener, standInSerial } from './capture-world.ts';
import { s3Target, stsForm, tokenParams, type Resolve } from './request-form.ts';
import { counterBytes, momentOf, stepsAway, stepSeconds, windowStart } from './virtual-time.ts';

export interface Credentials {
  readonly id: string;
  readonly secret: string;
  readonly token: string | undefined;
}

export interface Replayed {
  readonly request: SandboxRequest;
  readonly response: SandboxResponse;
  /** Epoch seconds of the answer. */
  readonly now: number;
  readonly tokensSent: readonly string[];
}

/** Replay one case through the handler, in virtual time, from an empty sandbox. */
export class CaseReplay {
  readonly #case: CaptureCase;
  readonly #handler: SandboxHandler;
  /** When the captured request is made. */
  readonly #moment: number;
  #now: number;

  constructor(capture: CaptureCase) {
    this.#case = capture;
    this.#moment = momentOf(capture);
    this.#now = this.#moment;
    this.#handler = createSandboxHandler(captureWorld(capture, 'before'), {
      now: () => this.#now,
      random: counterBytes(),
    });
  }

  async run(): Promise<Replayed> {
    const credentials = await this.#prepareCaller();
    for (const [serial, device] of Object.entries(this.#case.precondition.mfa ?? {}))
      await this.#useDevice(serial, device);
    this.#handler.changeWorld(captureWorld(this.#case, 'now'));
    this.#now = this.#moment;
    const replayed = await this.#request(credentials);
    return this.#case.response.fields?.['afterClientRedirect'] === true
      ? this.#follow(credentials, replayed)
      : replayed;
  }

  async #prepareCaller(): Promise<Credentials | undefined> {
    const { precondition } = this.#case;
    const { caller } = precondition;
    const issued =
      this.#moment - (caller.expired === true ? 4000 : Number(precondition.context?.['aws:MultiFactorAuthAge'] ?? 1));
    switch (caller.kind) {
      case 'anonymous':
        return undefined;
      case 'unknown-key':
        return { id: 'DUCKUSERUNKNOWN', secret: 'canary', token: undefined };
      case 'role-session':
        return this.#openRoleSession(issued);
      case 'session-token':
        return this.#openUserSession(caller.of ?? '', caller.mfa === true, issued);
      case 'admin':
        return { ...keyOf(admin), token: undefined };
      case 'federated-user':
        return this.#open(caller.of ?? '', issued, 'GetFederationToken', {
          Name: caller.arn?.split('/')[1] ?? 'somebody',
        });
      default:
        return { ...keyOf(caller.arn ?? ''), token: undefined };
    }
  }

  #openRoleSession(issued: number): Promise<Credentials> {
    const { precondition } = this.#case;
    const { caller } = precondition;
    return this.#open(opener, issued, 'AssumeRole', {
      RoleArn: callerRoleArn(precondition),
      RoleSessionName: caller.arn?.split('/')[2] ?? 's1',
      ...(caller.sourceIdentity === undefined ? {} : { SourceIdentity: caller.sourceIdentity }),
      ...(caller.sessionPolicyArns === undefined
        ? {}
        : { PolicyArns: caller.sessionPolicyArns.map((arn) => ({ arn })) }),
      ...(caller.tags === undefined ? {} : { Tags: caller.tags }),
      ...(caller.transitiveTagKeys === undefined ? {} : { TransitiveTagKeys: caller.transitiveTagKeys }),
    });
  }

  #openUserSession(userArn: string, mfa: boolean, issued: number): Promise<Credentials> {
    const owned = Object.entries(this.#case.precondition.mfa ?? {}).find(([, { user }]) =>
      userArn.endsWith(`/${user}`),
    );
    const serial = owned?.[0] ?? standInSerial;
    const code = { SerialNumber: serial, TokenCode: totpCode({ secret: mfaSeed, now: issued }) };
    return this.#open(userArn, issued, 'GetSessionToken', mfa ? code : {});
  }

  /** Get temporary credentials through the sandbox itself. */
  async #open(
    userArn: string,
    at: number,
    operation: string,
    params: Readonly<Record<string, unknown>>,
  ): Promise<Credentials> {
    this.#now = at;
    const key = keyOf(userArn);
    const request = this.#sts({ ...key, token: undefined }, stsForm(operation, params, this.#resolve('')));
    const answer = parseXml((await this.#handler.handle(request)).body);
    const [id, secret, token] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map((name) =>
      findText(answer, name),
    );
    if (id === undefined || secret === undefined)
      throw new Error(`setup of ${this.#case.name} failed: ${JSON.stringify(answer)}`);
    return { id, secret, token };
  }

  /** Use the codes that a case says were used, and fill the window up with wrong ones. */
  async #useDevice(serial: string, device: CapturedDevice): Promise<void> {
    if (device.user === null) return;
    const used = device.usedSteps ?? [];
    const count = device.verificationsInWindow ?? 0;
    const userArn = [...this.#handler.world.users].find((user) => user.arn.endsWith(`/${device.user}`))?.arn ?? '';
    for (const step of used) {
      const at = count < used.length ? windowStart - 1 : this.#moment + stepSeconds * stepsAway(step);
      await this.#verify(userArn, serial, step, at);
    }
    for (let extra = 0; extra < count - used.length; extra += 1)
      await this.#verify(userArn, serial, 100 + extra, this.#moment);
  }

  async #verify(userArn: string, serial: string, step: number, at: number): Promise<void> {
    this.#now = at;
    const code = totpCode({ secret: mfaSeed, now: this.#moment, step });
    const form = stsForm('GetSessionToken', { SerialNumber: serial, TokenCode: code }, this.#resolve(''));
    await this.#handler.handle(this.#sts({ ...keyOf(userArn), token: undefined }, form));
  }

  #sts(credentials: Credentials, body: string): SandboxRequest {
    return signRequest({ ...this.#wish('sts', credentials), method: 'POST', target: '/', body, headers: [form] });
  }

  #wish(service: 'sts' | 'iam' | 's3', credentials: Credentials): SigningWish {
    return {
      method: 'GET',
      target: '/',
      host: service === 'iam' ? 'iam.amazonaws.com' : `${service}.us-east-1.amazonaws.com`,
      accessKeyId: credentials.id,
      secret: credentials.secret,
      tokens: credentials.token === undefined ? [] : [credentials.token],
      region: 'us-east-1',
      service,
      amzDate: amzDateOf(this.#now),
    };
  }

  async #request(credentials: Credentials | undefined, region?: string): Promise<Replayed> {
    const { request } = this.#case;
    const service = request.service === 'sts' || request.service === 'iam' ? request.service : 's3';
    const known = credentials ?? { id: 'none', secret: 'none', token: undefined };
    const base = await this.#applySigning(this.#wish(service, known), request.signing, known);
    const wish = service !== 's3' ? this.#stsWish(base) : await this.#s3Wish(base, region);
    const signed = signRequest(wish);
    const sent = credentials === undefined ? { ...signed, headers: signed.headers.filter(isUnsigned) } : signed;
    const response = await this.#handler.handle(sent);
    return { request: sent, response, now: this.#now, tokensSent: wish.tokens ?? [] };
  }

  async #applySigning(
    wish: SigningWish,
    signing: CapturedSigning | undefined,
    credentials: Credentials,
  ): Promise<SigningWish> {
    if (signing === undefined) return wish;
    return {
      ...wish,
      secret: signing.secret === 'wrong' ? `${credentials.secret}x` : credentials.secret,
      tokens: signing.token === undefined ? (wish.tokens ?? []) : await this.#tokens(signing.token, credentials),
      tokenSigned: signing.tokenHeaderSigned !== false,
      region: signing.scopeRegion ?? wish.region,
      service: signing.scopeService ?? wish.service,
      host: signing.endpoint ?? wish.host,
      amzDate: signing.amzDate ?? wish.amzDate,
    };
  }

  async #tokens(
    token: NonNullable<CapturedSigning['token']> | null,
    credentials: Credentials,
  ): Promise<readonly string[]> {
    if (token === null) return [];
    if (typeof token !== 'string') {
      return (await Promise.all(token.map((one) => this.#tokens(one, credentials)))).flat();
    }
    if (token === 'own') return [credentials.token ?? ''];
    if (token === 'malformed') return ['not a token'];
    return token === 'other-session' ? [await this.#otherToken()] : [token];
  }

  async #otherToken(): Promise<string> {
    const { world } = this.#handler;
    this.#handler.changeWorld(captureWorld({ ...this.#case, precondition: { caller: { kind: 'none' } } }, 'before'));
    const { token = '' } = await this.#open(opener, this.#now, 'GetSessionToken', {});
    this.#handler.changeWorld(world);
    return token;
  }

  #stsWish(wish: SigningWish): SigningWish {
    const { operation, params, http = {}, service } = this.#case.request;
    const version = service === 'iam' ? '2010-05-08' : undefined;
    const body = http.body ?? stsForm(operation, params, this.#resolve(''), version);
    const filled = http.bodyBytes === undefined ? body : `${body}&Filler=`.padEnd(http.bodyBytes, 'x');
    if (http.method === 'GET') return { ...wish, method: 'GET', target: `/?${http.query ?? ''}` };
    const contentType = http.contentType === undefined ? form : (['content-type', http.contentType] as const);
    return { ...wish, method: 'POST', target: http.path ?? '/', body: filled, headers: [contentType] };
  }

  async #s3Wish(wish: SigningWish, region: string | undefined): Promise<SigningWish> {
    const { request } = this.#case;
    const endpoint = region ?? request.endpointRegion ?? 'us-east-1';
    const resolve = this.#resolve(await this.#nextToken(this.#case.request.params, wish, endpoint));
    const { method, target, hostPrefix } = s3Target(
      request.operation,
      paramsOf(this.#case),
      request.addressing ?? 'path',
      resolve,
    );
    return {
      ...wish,
      method,
      target,
      host: `${hostPrefix}s3.${endpoint}.amazonaws.com`,
      region: region ?? request.signing?.scopeRegion ?? endpoint,
    };
  }

  #resolve(nextToken: string): Resolve {
    return { code: (step) => totpCode({ secret: this.#seedNow(), now: this.#now, step }), nextToken };
  }

  /** The continuation token that the parameters want; empty where they want none. */
  async #nextToken(params: Readonly<Record<string, unknown>>, wish: SigningWish, endpoint: string): Promise<string> {
    const { operation, params: asked } = this.#case.request;
    const before = tokenParams(params);
    if (before === undefined) return '';
    const all = asked['Bucket'] === undefined ? before : { Bucket: asked['Bucket'], ...before };
    const pageBefore = await this.#nextToken(before, wish, endpoint);
    const { method, target } = s3Target(operation, all, 'path', this.#resolve(pageBefore));
    const host = `s3.${endpoint}.amazonaws.com`;
    const answer = await this.#handler.handle(signRequest({ ...wish, method, target, host, region: endpoint }));
    const tree = parseXml(answer.body);
    return findText(tree, 'NextContinuationToken') ?? findText(tree, 'ContinuationToken') ?? '';
  }

  /** The seed of the device that the request names, as it is now. */
  #seedNow(): string {
    const serial = this.#case.request.params['SerialNumber'];
    const { users, unassignedMfaDevices = [] } = this.#handler.world;
    const devices = [...users.flatMap((user) => user.mfaDevices), ...unassignedMfaDevices];
    return devices.find((device) => device.serial === serial)?.secret ?? mfaSeed;
  }

  /** What an SDK does with the region hint: ask again there. */
  async #follow(credentials: Credentials | undefined, first: Replayed): Promise<Replayed> {
    const region = first.response.headers.find(([name]) => name === 'x-amz-bucket-region')?.[1];
    return region === undefined ? first : this.#request(credentials, region);
  }
}

const form = ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'] as const;

/** Cases about conditions name the action in words of the policy; the call itself has no parameters. */
function paramsOf({ request }: CaptureCase): Readonly<Record<string, unknown>> {
  return 'action' in request.params ? {} : request.params;
}

function isUnsigned([name]: readonly [string, string]): boolean {
  return name !== 'authorization' && !name.startsWith('x-amz-');
}
