import { createHash } from 'node:crypto';
import { createSandboxHandler, type SandboxHandler, type SandboxResponse } from '@duckbill/sandbox';
import { headerOf, jsonAnswerOf, textIn, type JsonAnswer } from '../sign-in-client.ts';
import { isObject } from './request-form.ts';
import type { CapturedCode, CapturedDeviceCode, CapturedRegistration, SignInCase } from './sign-in-case.ts';
import { signInFaults, signInWorld, somebody } from './sign-in-world.ts';
import { counterBytes } from './virtual-time.ts';

interface Registered {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expired: boolean;
}

const hour = 3600;
const day = 24 * hour;
const ordinaryMoment = Date.parse('2026-09-11T12:00:00Z') / 1000;

/** Replay one case of Identity Center through the handler, in virtual time, from an empty sandbox. */
export class SignInReplay {
  readonly #case: SignInCase;
  readonly #handler: SandboxHandler;
  readonly #moment: number;
  /** What the names in angle brackets stand for. */
  readonly #values = new Map<string, string>();
  readonly #clients = new Map<string, Registered>();
  #now: number;

  constructor(one: SignInCase) {
    const { clock } = one.precondition;
    this.#case = one;
    this.#moment = clock === undefined ? ordinaryMoment : Date.parse(clock) / 1000;
    this.#now = this.#moment;
    this.#handler = createSandboxHandler(signInWorld(one.precondition), {
      now: () => this.#now,
      random: counterBytes(),
    });
  }

  /** The answer, and the second of it. */
  async run(): Promise<{ readonly answer: JsonAnswer; readonly now: number }> {
    const { registrations, deviceCodes, refreshTokens, authorizationCodes, tokens } = this.#case.precondition;
    for (const [name, registration] of Object.entries(registrations ?? {})) await this.#register(name, registration);
    for (const [name, device] of Object.entries(deviceCodes ?? {})) await this.#startDevice(name, device);
    for (const [name, { clientId, state, user = somebody }] of Object.entries(refreshTokens ?? {}))
      await this.#signIn(name, clientId, user, state, 'refreshToken');
    for (const [name, code] of Object.entries(authorizationCodes ?? {})) await this.#authorize(name, code);
    for (const [name, { user, state }] of Object.entries(tokens ?? {}))
      await this.#signIn(name, '<the portal client>', user, state, 'accessToken');
    this.#handler.changeFaults(signInFaults(this.#case.precondition));
    this.#now = this.#moment;
    return { answer: await this.#request(), now: this.#now };
  }

  /** A client registered well before, or so long ago that it has expired. */
  async #register(name: string, captured: CapturedRegistration): Promise<Registered> {
    const { authorizationCodes, refreshTokens } = this.#case.precondition;
    const redirectUris = Object.values(authorizationCodes ?? {}).map(({ redirectUri }) => redirectUri);
    const { secret, expired = false, ...stated } = captured;
    this.#now = this.#moment - (expired ? 91 * day : day);
    const { json } = await this.#oidc('/client/register', {
      clientName: 'captured',
      clientType: 'public',
      ...(refreshTokens === undefined ? {} : { scopes: ['sso:account:access'] }),
      ...(authorizationCodes === undefined
        ? {}
        : {
            grantTypes: ['authorization_code', 'refresh_token'],
            redirectUris: [...redirectUris, 'http://127.0.0.1/'],
          }),
      ...stated,
    });
    const client = { clientId: textIn(json, 'clientId'), clientSecret: textIn(json, 'clientSecret'), expired };
    this.#values.set(name, client.clientId).set(secret, client.clientSecret);
    this.#clients.set(name, client);
    return client;
  }

  async #client(name: string): Promise<Registered> {
    return this.#clients.get(name) ?? (await this.#register(name, { secret: `<secret of ${name}>` }));
  }

  async #startDevice(name: string, device: CapturedDeviceCode): Promise<void> {
    const client = await this.#client(device.clientId);
    const age = client.expired ? 91 * day - 1 : device.expired === true || device.state === 'expired' ? 700 : 60;
    const { deviceCode, userCode } = await this.#openDevice(client, this.#moment - age);
    this.#values.set(name, deviceCode);
    if (device.state === 'denied') this.#handler.denyDevice(userCode);
    if (device.state === 'approved' || device.state === 'used')
      this.#handler.approveDevice(userCode, device.user ?? somebody);
    if (device.lastPollSecondsAgo !== undefined) this.#now = this.#moment - device.lastPollSecondsAgo;
    if (device.state === 'used' || device.lastPollSecondsAgo !== undefined) await this.#poll(client, deviceCode);
  }

  /** A whole sign-in before; what it gave is the value of `name`. */
  async #signIn(
    name: string,
    clientName: string,
    person: string,
    state: string,
    wanted: 'accessToken' | 'refreshToken',
  ): Promise<void> {
    const client = await this.#client(clientName);
    const age = client.expired ? 91 * day - 1 : state === 'expired' ? 9 * hour : hour / 2;
    const { deviceCode, userCode } = await this.#openDevice(client, this.#moment - age);
    this.#handler.approveDevice(userCode, person);
    const { json } = await this.#poll(client, deviceCode);
    this.#values.set(name, textIn(json, wanted));
    if (state === 'valid' || state === 'expired') return;
    const headers = [['x-amz-sso_bearer_token', textIn(json, 'accessToken')] as const];
    await this.#send('POST', '/logout', this.#host('portal.sso'), headers, '');
  }

  async #openDevice(client: Registered, at: number): Promise<{ deviceCode: string; userCode: string }> {
    this.#now = at;
    const { startUrl } = this.#case.precondition;
    const { clientId, clientSecret } = client;
    const { json } = await this.#oidc('/device_authorization', { clientId, clientSecret, startUrl });
    return { deviceCode: textIn(json, 'deviceCode'), userCode: textIn(json, 'userCode') };
  }

  #poll({ clientId, clientSecret }: Registered, deviceCode: string): Promise<JsonAnswer> {
    const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
    return this.#oidc('/token', { clientId, clientSecret, grantType, deviceCode });
  }

  /** A code that somebody gave at the page. */
  async #authorize(name: string, code: CapturedCode): Promise<void> {
    const verifier = `${code.verifier} that is long enough to be one`;
    this.#values.set(code.verifier, verifier);
    const client = await this.#client(code.clientId ?? '<client-id>');
    this.#now = this.#moment - (code.state === 'expired' ? 700 : 5);
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: code.redirectUri,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    });
    const asked = await this.#send('GET', `/authorize?${query.toString()}`, this.#host('oidc'), [], '');
    const [request, formKey] = ['request', 'form_key'].map(
      (field) => new RegExp(`name="${field}" value="([^"]+)"`).exec(asked.body)?.[1] ?? '',
    );
    const answer = {
      request: request ?? '',
      form_key: formKey ?? '',
      person: code.user ?? somebody,
      decision: 'allow',
    };
    const form = [['content-type', 'application/x-www-form-urlencoded']] as const;
    const body = new URLSearchParams(answer).toString();
    const sent = await this.#send('POST', '/authorize', this.#host('oidc'), form, body);
    const given = new URL(headerOf(sent, 'location') ?? 'about:blank').searchParams.get('code') ?? '';
    this.#values.set(name, given);
    if (code.state !== 'used') return;
    const { clientId, clientSecret } = client;
    const grant = { grantType: 'authorization_code', code: given, redirectUri: code.redirectUri };
    await this.#oidc('/token', { clientId, clientSecret, ...grant, codeVerifier: verifier });
  }

  async #request(): Promise<JsonAnswer> {
    const { request, precondition } = this.#case;
    const [method = 'GET', path = '/'] = request.http.split(' ');
    const region = request.endpointRegion ?? precondition.region;
    if (request.service !== 'sso') return this.#oidc(path, this.#resolved(request.params), region);
    const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [name, this.#value(value)] as const);
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(request.params))
      query.set(name, await this.#queryValue(value, path, headers));
    const target = query.size === 0 ? path : `${path}?${query.toString()}`;
    return jsonAnswerOf(await this.#send(method, target, this.#host('portal.sso', region), headers, ''));
  }

  /** A value of a query, which may be the next-page token of the same call with other parameters. */
  async #queryValue(value: unknown, path: string, headers: readonly (readonly [string, string])[]): Promise<string> {
    if (!isObject(value) || !isObject(value['tokenFrom'])) return this.#value(String(value));
    const query = new URLSearchParams();
    for (const [name, part] of Object.entries(value['tokenFrom'])) query.set(name, String(part));
    const first = await this.#send('GET', `${path}?${query.toString()}`, this.#host('portal.sso'), headers, '');
    return textIn(jsonAnswerOf(first).json, 'nextToken');
  }

  #value(text: string): string {
    return this.#values.get(text) ?? text;
  }

  #resolved(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? this.#value(value) : value]),
    );
  }

  async #oidc(path: string, members: unknown, region = this.#case.precondition.region): Promise<JsonAnswer> {
    const headers = [['content-type', 'application/json']] as const;
    return jsonAnswerOf(await this.#send('POST', path, this.#host('oidc', region), headers, JSON.stringify(members)));
  }

  #host(name: string, region = this.#case.precondition.region): string {
    return `${name}.${region}.amazonaws.com`;
  }

  #send(
    method: string,
    target: string,
    host: string,
    headers: readonly (readonly [string, string])[],
    body: string,
  ): Promise<SandboxResponse> {
    return this.#handler.handle({ method, target, headers: [['host', host], ...headers], body: Buffer.from(body) });
  }
}
