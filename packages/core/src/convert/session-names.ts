import type { AwsConfigModel } from '../aws/aws-config-model.ts';

export interface SessionName {
  readonly session: string;
  /** Has to be written. */
  readonly isNew: boolean;
}

/** Gives every pair of portal and region one session: one that is there, else a new name that nobody has. */
export class SessionNames {
  readonly #byPlace = new Map<string, string>();
  /** In lower case: names that differ in case alone would be mixed up by people. */
  readonly #taken = new Set<string>();
  readonly #wanted: string | undefined;

  constructor({ ssoSessions }: AwsConfigModel, wanted?: string) {
    this.#wanted = wanted;
    for (const [name, { settings }] of ssoSessions) {
      this.#taken.add(name.toLowerCase());
      const startUrl = settings.get('sso_start_url')?.value;
      const region = settings.get('sso_region')?.value;
      if (startUrl === undefined || region === undefined) continue;
      const place = placeOf(startUrl, region);
      if (!this.#byPlace.has(place)) this.#byPlace.set(place, name);
    }
  }

  nameFor(startUrl: string, region: string): SessionName {
    const place = placeOf(startUrl, region);
    const known = this.#byPlace.get(place);
    const session = known ?? this.#newName(this.#wanted ?? nameOfPortal(startUrl));
    this.#byPlace.set(place, session);
    return { session, isNew: known === undefined };
  }

  #newName(wish: string): string {
    let name = wish;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number += 1) name = `${wish}-${number}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

function placeOf(startUrl: string, region: string): string {
  return JSON.stringify([startUrl, region]);
}

/** `corp` of `https://corp.awsapps.com/start`; what every reader takes as a name (aws-config G). */
function nameOfPortal(startUrl: string): string {
  const host = /^https?:\/\/([A-Za-z0-9.-]{1,253})/u.exec(startUrl)?.[1] ?? '';
  const [first = '', second = ''] = host.toLowerCase().split('.');
  // The address of an issuer: https://identitycenter.amazonaws.com/ssoins-…
  const label = first === 'identitycenter' && second === 'amazonaws' ? '' : first;
  return /^[a-z0-9][a-z0-9-]{0,62}$/u.test(label) ? label : 'sso';
}
