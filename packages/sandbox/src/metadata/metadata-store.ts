import { RecentMap } from '../recent-map.ts';
import type { Session } from '../sessions.ts';

/** New credentials are there so long before the old ones end, as SDKs rely on. */
const freshBefore = 15 * 60;

/** What the metadata services have handed out: tokens of IMDSv2, and the credentials that they show until it is time. */
export class MetadataStore {
  readonly #tokens = new RecentMap<string, number>();
  readonly #sessions = new RecentMap<string, Session>();

  /** Remember a token until a moment in epoch seconds. */
  addToken(token: string, expiresAt: number): void {
    this.#tokens.set(token, expiresAt);
  }

  acceptsToken(token: string, now: number): boolean {
    const expiresAt = this.#tokens.get(token);
    return expiresAt !== undefined && now < expiresAt;
  }

  /** The credentials that a place shows: the same as before, unless they soon end or are of another role. */
  session(place: string, roleId: string, now: number, issue: () => Session): Session {
    const key = `${place} ${roleId}`;
    const known = this.#sessions.get(key);
    if (known !== undefined && now < known.expiresAt - freshBefore) return known;
    const fresh = issue();
    this.#sessions.set(key, fresh);
    return fresh;
  }
}
