import { withCertificates } from '../connect.ts';
import type { DoctorInput } from '../doctor-input.ts';
import type { RawAnswer, Route } from '../probes.ts';
import { bundleFile, proxyFor, readBundle } from './agents.ts';
import type { Endpoint } from './plan-endpoints.ts';

/** What came of one unsigned question to a server. */
export interface Knock {
  readonly endpoint: Endpoint;
  readonly route?: Route;
  /** Nobody answered, and this is why. */
  readonly error?: unknown;
  readonly answer?: RawAnswer;
  /** Milliseconds that our clock is ahead of the server's; undefined when it told no time. */
  readonly ahead?: number;
}

/** Asks servers who they are: each question once, for all checks that want to look at the answer. */
export class Knocker {
  readonly #input: DoctorInput;
  readonly #asked = new Map<string, Promise<Knock>>();
  readonly #world: DoctorInput['world'];

  constructor(input: DoctorInput) {
    this.#input = input;
    this.#world = input.planned === undefined ? input.world : withCertificates(input.planned, input.world);
  }

  /** Never rejects. */
  knock(endpoint: Endpoint): Promise<Knock> {
    const { method, url } = questionTo(endpoint);
    const key = `${method} ${url}`;
    const asked = this.#asked.get(key) ?? this.#ask(endpoint, method, url);
    this.#asked.set(key, asked);
    return asked;
  }

  /** How Duckbill reaches an address. Rejects with a SignInError when the certificates cannot be read. */
  async routeTo(url: string): Promise<Route> {
    const [proxy, certificates] = await Promise.all([proxyFor(url), readBundle(this.#world)]);
    return {
      timeout: this.#world.timeouts.request,
      ...(proxy === '' ? {} : { proxy }),
      ...(certificates === undefined ? {} : { certificates }),
    };
  }

  /** The file with the certificates that are known; undefined: those that come with Node. */
  get certificates(): string | undefined {
    return bundleFile(this.#world);
  }

  async #ask(endpoint: Endpoint, method: 'GET' | 'HEAD', url: string): Promise<Knock> {
    const { probes, world } = this.#input;
    let route: Route | undefined;
    try {
      route = await this.routeTo(url);
      const before = world.now().getTime();
      const answer = await probes.ask(method, url, route);
      const ahead = aheadOf(answer, before, world.now().getTime());
      return { endpoint, route, answer, ...(ahead === undefined ? {} : { ahead }) };
    } catch (error) {
      return { endpoint, error, ...(route === undefined ? {} : { route }) };
    }
  }
}

/**
 * A question that needs no keys and changes nothing. STS answers any call without a signature with its own words; the
 * others say enough in the head of their answer.
 */
function questionTo({ service, url }: Endpoint): { readonly method: 'GET' | 'HEAD'; readonly url: string } {
  if (service !== 'sts') return { method: 'HEAD', url };
  const asked = new URL(url);
  asked.search = '?Action=GetAccessKeyInfo&Version=2011-06-15';
  return { method: 'GET', url: asked.href };
}

/** The header was written somewhen between question and answer; it has whole seconds: half a second old on average. */
function aheadOf({ headers }: RawAnswer, before: number, after: number): number | undefined {
  const server = new Date(headers['date'] ?? Number.NaN).getTime();
  return Number.isNaN(server) ? undefined : (before + after) / 2 - (server + 500);
}
