import {
  createSandboxHandler,
  identityCenter,
  identityCenterWorld,
  type SandboxHandler,
  type SandboxResponse,
  type SandboxWorld,
} from '@duckbill/sandbox';

type Values = Readonly<Record<string, unknown>>;

/** An answer of Identity Center with its JSON read. */
export interface JsonAnswer {
  readonly status: number;
  /** The exception's name, from the header or the body. */
  readonly code: string | undefined;
  readonly json: Values;
  readonly response: SandboxResponse;
}

export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
}

const address = 'http://127.0.0.1:4566';

/** A program that signs people in, with a sandbox of its own, in virtual time. */
export class SignInClient {
  readonly handler: SandboxHandler;
  now: number = Date.parse('2026-11-21T09:01:30Z') / 1000;
  host = '127.0.0.1:4566';

  /** `handler`: the sandbox of another client, which has the clock. */
  constructor(world: SandboxWorld = identityCenterWorld(), handler?: SandboxHandler) {
    let counter = 0;
    this.handler =
      handler ??
      createSandboxHandler(world, {
        now: () => this.now,
        random: (length) => Uint8Array.from({ length }, (_, index) => ((counter += 1) * 17 + index) & 255),
      });
  }

  /** A JSON call of sso-oidc. */
  oidc(path: string, members: unknown): Promise<JsonAnswer> {
    return this.send('POST', path, JSON.stringify(members), 'application/json');
  }

  /** A call of the portal. */
  async portal(target: string, token: string | undefined, method = 'GET'): Promise<JsonAnswer> {
    const headers = token === undefined ? [] : [['x-amz-sso_bearer_token', token] as const];
    return jsonAnswerOf(await this.#handle(method, target, '', headers));
  }

  async send(method: string, target: string, body: string, contentType: string): Promise<JsonAnswer> {
    return jsonAnswerOf(await this.#handle(method, target, body, [['content-type', contentType]]));
  }

  /** A page, as a browser asks for it; the address may be whole. */
  get(target: string): Promise<SandboxResponse> {
    return this.#handle('GET', target.startsWith(address) ? target.slice(address.length) : target, '', []);
  }

  /** An answered form. */
  post(target: string, fields: Readonly<Record<string, string>>): Promise<SandboxResponse> {
    const form = [['content-type', 'application/x-www-form-urlencoded']] as const;
    return this.#handle('POST', target, new URLSearchParams(fields).toString(), form);
  }

  async register(more: Values = {}): Promise<Registration> {
    const { json } = await this.oidc('/client/register', { clientName: 'practice', clientType: 'public', ...more });
    return { clientId: textIn(json, 'clientId'), clientSecret: textIn(json, 'clientSecret') };
  }

  startDevice(client: Registration, startUrl: string = identityCenter.startUrl): Promise<JsonAnswer> {
    return this.oidc('/device_authorization', { ...client, startUrl });
  }

  pollDevice(client: Registration, deviceCode: string): Promise<JsonAnswer> {
    const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
    return this.oidc('/token', { ...client, grantType, deviceCode });
  }

  /** The whole device flow; what CreateToken answers in the end. */
  async signIn(
    person: string = identityCenter.person,
    more: Values = {},
  ): Promise<{ client: Registration; tokens: Values }> {
    const client = await this.register(more);
    const { json } = await this.startDevice(client);
    this.handler.approveDevice(textIn(json, 'userCode'), person);
    const { json: tokens } = await this.pollDevice(client, textIn(json, 'deviceCode'));
    return { client, tokens };
  }

  #handle(
    method: string,
    target: string,
    body: string,
    headers: readonly (readonly [string, string])[],
  ): Promise<SandboxResponse> {
    return this.handler.handle({ method, target, headers: [['host', this.host], ...headers], body: Buffer.from(body) });
  }
}

/** An answer with its JSON and the name of its exception read. */
export function jsonAnswerOf(response: SandboxResponse): JsonAnswer {
  const type = headerOf(response, 'content-type');
  const json = type === 'application/json' ? (JSON.parse(response.body) as Values) : {};
  const named = headerOf(response, 'x-amzn-errortype') ?? (typeof json['__type'] === 'string' ? json['__type'] : '');
  const name = named.split(':')[0]?.split('#').at(-1);
  return { status: response.status, code: name === '' ? undefined : name, json, response };
}

export function headerOf(response: SandboxResponse, name: string): string | undefined {
  return response.headers.find(([known]) => known === name)?.[1];
}

/** A text of an answer; empty when there is none. */
export function textIn(json: Values, name: string): string {
  const value = json[name];
  return typeof value === 'string' ? value : '';
}

/** A client with a device code that waits. */
export async function waiting(client = new SignInClient()): Promise<{
  client: SignInClient;
  registration: Registration;
  userCode: string;
  deviceCode: string;
}> {
  const registration = await client.register();
  const { json } = await client.startDevice(registration);
  return {
    client,
    registration,
    userCode: textIn(json, 'userCode'),
    deviceCode: textIn(json, 'deviceCode'),
  };
}
