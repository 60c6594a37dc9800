import { reservedRoles } from './identity-center/reserved-role.ts';
import { startUrlForm } from './identity-center/start-url.ts';
import {
  issuerName,
  type SandboxWorld,
  type WorldAccessKey,
  type WorldBucket,
  type WorldIdentityCenter,
  type WorldMfaDevice,
  type WorldOidcProvider,
  type WorldRole,
  type WorldUser,
} from './world.ts';

/** A world with its things under their names. */
export class WorldIndex {
  readonly world: SandboxWorld;
  readonly #keys = new Map<string, { readonly user: WorldUser; readonly key: WorldAccessKey }>();
  readonly #users = new Map<string, WorldUser>();
  readonly #roles = new Map<string, WorldRole>();
  readonly #buckets = new Map<string, WorldBucket>();
  readonly #providers = new Map<string, WorldOidcProvider>();
  readonly #identityCenters = new Map<string, WorldIdentityCenter>();
  readonly #policies: ReadonlyMap<string, Readonly<Record<string, unknown>>>;

  constructor(world: SandboxWorld) {
    this.world = world;
    for (const user of world.users) {
      this.#users.set(user.arn, user);
      for (const key of user.accessKeys) this.#keys.set(key.id, { user, key });
    }
    for (const role of [...reservedRoles(world), ...world.roles]) this.#roles.set(role.arn, role);
    for (const center of world.identityCenters ?? [])
      for (const url of [center.startUrl, ...(center.otherUrls ?? [])])
        this.#identityCenters.set(startUrlForm(url), center);
    for (const bucket of world.buckets) this.#buckets.set(bucket.name, bucket);
    for (const provider of world.oidcProviders ?? []) {
      this.#providers.set(`${provider.account ?? world.account} ${issuerName(provider.url)}`, provider);
    }
    this.#policies = new Map(Object.entries(world.managedPolicies ?? {}));
  }

  accessKey(id: string): { readonly user: WorldUser; readonly key: WorldAccessKey } | undefined {
    return this.#keys.get(id);
  }

  user(arn: string): WorldUser | undefined {
    return this.#users.get(arn);
  }

  role(arn: string): WorldRole | undefined {
    return this.#roles.get(arn);
  }

  bucket(name: string): WorldBucket | undefined {
    return this.#buckets.get(name);
  }

  /** The provider of an account for an issuer; AWS compares the address without its scheme. */
  oidcProvider(account: string, issuer: string): WorldOidcProvider | undefined {
    return this.#providers.get(`${account} ${issuerName(issuer)}`);
  }

  /** The instance of Identity Center that a start URL, or another of its addresses, belongs to. */
  identityCenter(url: string): WorldIdentityCenter | undefined {
    return this.#identityCenters.get(startUrlForm(url));
  }

  managedPolicy(arn: string): Readonly<Record<string, unknown>> | undefined {
    return this.#policies.get(arn);
  }

  /** The account that owns a bucket. */
  bucketOwner(bucket: WorldBucket): string {
    return bucket.owner ?? this.world.account;
  }

  /** The user's device with this serial; another user's does not count. */
  mfaDevice(user: WorldUser, serial: string): WorldMfaDevice | undefined {
    return user.mfaDevices.find((device) => device.serial === serial);
  }
}
