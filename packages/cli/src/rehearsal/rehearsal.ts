import { randomBytes } from 'node:crypto';
import { isSecretName } from '@duckbill/core';
import { concernsTarget, type Machine, type ReadTarget } from '@duckbill/doctor';
import {
  checkWorld,
  type CopyInput,
  type Likeness,
  practiceIssuer,
  type RandomBytes,
  readTokenNames,
  rehearse,
  type SandboxWorld,
  SecretSwap,
  seededRandom,
  type SsoProfile,
  worldLike,
} from '@duckbill/sandbox';
import { CommandFailure } from '../command-failure.ts';

/** A world made from somebody's files, and what it takes to use it in their place. */
export interface Rehearsal {
  /** Whose files they are. */
  readonly machine: Machine;
  readonly read: ReadTarget;
  readonly likeness: Likeness;
  /** With its problems. */
  readonly world: SandboxWorld;
  readonly withoutMfa: boolean;
  readonly random: RandomBytes;
  readonly swap: SecretSwap;
  /** Files that belong to the target. */
  readonly documents: CopyInput['documents'];
  /** For the token file, signed by the issuer of the world. */
  readonly token?: (now: number) => string;
}

/** An hour longer than any sandbox is left running for practice. */
const tokenLifetime = 12 * 3600;

/** Makes the world; nothing is written. */
export async function prepareRehearsal(
  machine: Machine,
  read: ReadTarget,
  { seed, breaks }: { readonly seed?: string; readonly breaks: readonly string[] },
): Promise<Rehearsal> {
  const random: RandomBytes = seed === undefined ? (length) => randomBytes(length) : seededRandom(seed);
  const issuer = practiceIssuer(random);
  const named = await tokenNames(machine, read);
  const profileOfKeys = profileWithKeys(read);
  const likeness = worldLike({
    planned: read.planned,
    random,
    ssoProfiles: ssoProfiles(read),
    issuerKey: issuer.publicKey,
    ...(profileOfKeys === undefined ? {} : { profileOfKeys }),
    ...(named === undefined ? {} : { token: named }),
  });
  let { world } = likeness;
  let withoutMfa = false;
  for (const what of breaks) {
    const made = rehearse(world, read.planned, what);
    if (typeof made === 'string') throw CommandFailure.usage(made);
    world = made.world;
    withoutMfa ||= made.withoutMfa === true;
  }
  await checkMade(world);
  const { token } = likeness;
  const { environment } = machine;
  const ofEnvironment = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && isSecretName(name) ? [value] : [],
  );
  return {
    machine,
    read,
    likeness,
    world,
    withoutMfa,
    random,
    swap: new SecretSwap([...read.secrets, ...ofEnvironment], read.planned.keys, likeness.keys, random),
    documents: read.documents.filter((document) => concernsTarget(document, read)),
    ...(token === undefined ? {} : { token: (now) => issuer.token(token, now, tokenLifetime) }),
  };
}

/** What worldLike makes is a world of the published form; anything else is a mistake of ours, told before it starts. */
async function checkMade(world: SandboxWorld): Promise<void> {
  const { validateWorld } = await import('@duckbill/sandbox/validate-world');
  const [formal] = validateWorld(world) ? [] : (validateWorld.errors ?? []);
  const [meant] = checkWorld(world);
  const where = formal?.instancePath ?? meant?.pointer;
  if (where === undefined) return;
  const why = formal?.message ?? meant?.problem ?? '';
  throw CommandFailure.couldNotFinish(`no world can be made from these files: ${where}: ${why}`);
}

/** Of the token file that the plan sends; its signature is not looked at, as nobody here could verify it. */
async function tokenNames(machine: Machine, { planned }: ReadTarget): Promise<ReturnType<typeof readTokenNames>> {
  for (const step of planned.plan.steps) {
    if (step.kind !== 'call') continue;
    for (const { value } of step.parameters) {
      if (value.kind !== 'file') continue;
      const state = await machine.read(value.path);
      if (state.state === 'read') return readTokenNames(Buffer.from(state.bytes).toString('utf8'));
    }
  }
  return undefined;
}

/** The AWS profile that the keys of the plan stand in. */
function profileWithKeys({ documents, planned }: ReadTarget): string | undefined {
  const { accessKeyId } = planned.keys;
  if (accessKeyId === undefined) return undefined;
  for (const document of documents) {
    if (document.kind !== 'aws') continue;
    for (const [name, { settings }] of document.model.profiles)
      if (settings.get('aws_access_key_id')?.value === accessKeyId) return name;
  }
  return undefined;
}

/** Every profile that enters an account through Identity Center. */
function ssoProfiles({ documents }: ReadTarget): readonly SsoProfile[] {
  return documents.flatMap((document) => {
    if (document.kind !== 'aws') return [];
    const { profiles, ssoSessions } = document.model;
    return [...profiles.values()].flatMap(({ settings }) => {
      const session = ssoSessions.get(settings.get('sso_session')?.value ?? '')?.settings;
      const value = (key: string): string | undefined => (session?.get(key) ?? settings.get(key))?.value;
      const [startUrl, region, account, permissionSet] = [
        value('sso_start_url'),
        value('sso_region'),
        value('sso_account_id'),
        value('sso_role_name'),
      ];
      if (startUrl === undefined || region === undefined || account === undefined || permissionSet === undefined)
        return [];
      return [{ startUrl, region, account, permissionSet }];
    });
  });
}
