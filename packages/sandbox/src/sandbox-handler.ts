import { serviceOf, type Service } from './endpoint.ts';
import type { Exchange } from './exchange.ts';
import { answerIam } from './iam/iam-service.ts';
import { approveDevice, denyDevice, pendingDevices, type PendingDevice } from './identity-center/answer-device.ts';
import { SignInStore } from './identity-center/sign-in-store.ts';
import type { WorldFault } from './faults/fault.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { refuse } from './faults/refuse.ts';
import { isRefusal, spoil } from './faults/spoil.ts';
import { splitTarget, type SandboxRequest, type SandboxResponse } from './http-message.ts';
import type { JournalDraft, JournalEntry } from './journal.ts';
import { answerContainerCredentials } from './metadata/container-credentials.ts';
import { answerInstanceMetadata } from './metadata/instance-metadata.ts';
import { MetadataStore } from './metadata/metadata-store.ts';
import { nameOperation } from './name-operation.ts';
import { ObjectContents } from './s3/object-contents.ts';
import { answerS3 } from './s3/s3-service.ts';
import { SessionStore, type RandomBytes } from './sessions.ts';
import { answerOidc } from './sso-oidc/oidc-service.ts';
import { answerPortal } from './sso-portal/portal-service.ts';
import { answerSts } from './sts/sts-service.ts';
import type { FetchJson } from './sts/web-identity/issuer-keys.ts';
import { MfaVerifier } from './totp.ts';
import { WorldIndex } from './world-index.ts';
import type { SandboxWorld } from './world.ts';

export interface HandlerSurroundings {
  /** The time in epoch seconds. */
  readonly now: () => number;
  readonly random: RandomBytes;
  /** GET a JSON document, for the keys of issuers; without it only keys of the world are known. */
  readonly fetchJson?: FetchJson;
  /** The times by which a signature may be right, when that is not `now` alone. */
  readonly signatureClocks?: () => readonly number[];
}

/** The sandbox without a network: a request in, an answer out. */
export interface SandboxHandler {
  handle(request: SandboxRequest): Promise<SandboxResponse>;
  /** Everything asked and answered so far, oldest first; very old entries are dropped. */
  readonly journal: readonly JournalEntry[];
  clearJournal(): void;
  /** The world as it is now. */
  readonly world: SandboxWorld;
  /** Change the world under running sessions, as an administrator would. */
  changeWorld(world: SandboxWorld): void;
  /** Let other things go wrong from now on; counts begin anew. */
  changeFaults(faults: readonly WorldFault[]): void;
  /** Device codes that wait for a person now, oldest first. */
  pendingDevices(): readonly PendingDevice[];
  /** Approve a device code as this person would; an Error when no such code waits or nobody has that name. */
  approveDevice(userCode: string, person: string): void;
  /** Deny a device code; an Error when no such code waits. */
  denyDevice(userCode: string): void;
}

const services: Readonly<Record<Service, (exchange: Exchange) => SandboxResponse | Promise<SandboxResponse>>> = {
  sts: answerSts,
  iam: answerIam,
  s3: answerS3,
  'sso-oidc': answerOidc,
  sso: answerPortal,
  'ec2-metadata': answerInstanceMetadata,
  'container-credentials': answerContainerCredentials,
};

const longestJournal = 10_000;
const longestShownPath = 1024;

/** A sandbox over a world; clock and randomness come from outside. Never throws, whatever it is fed. */
export function createSandboxHandler(world: SandboxWorld, surroundings: HandlerSurroundings): SandboxHandler {
  let index = new WorldIndex(world);
  const sessions = new SessionStore(surroundings.random);
  const mfa = new MfaVerifier();
  const signIns = new SignInStore(surroundings.random);
  const metadata = new MetadataStore();
  const objects = new ObjectContents();
  const faults = new FaultPlan();
  faults.change(world.faults ?? []);
  const journal: JournalEntry[] = [];
  const changeWorld = (changed: SandboxWorld): void => {
    index = new WorldIndex(changed);
    faults.change(changed.faults ?? []);
  };
  return {
    async handle(request) {
      const now = surroundings.now();
      const service = serviceOf(request);
      const draft = emptyDraft(request, service, now);
      const fault = faults.take(service, () => nameOperation(request, service));
      draft.fault = fault?.kind;
      const skew = fault?.kind === 'clock-skew' ? fault.seconds : 0;
      const signatureClocks = (surroundings.signatureClocks?.() ?? [now]).map((clock) => clock - skew);
      const exchange: Exchange = {
        request,
        now,
        signatureClocks,
        world: index,
        changeWorld,
        sessions,
        mfa,
        signIns,
        metadata,
        objects,
        random: surroundings.random,
        fetchJson: surroundings.fetchJson,
        draft,
      };
      const answer = await answerWithFault(exchange, service, fault);
      const dated: SandboxResponse = {
        ...answer,
        headers: [...answer.headers, ['date', httpDate(signatureClocks[0] ?? now)]],
      };
      journal.push({ ...draft, status: answer.status });
      if (journal.length > longestJournal) journal.splice(0, journal.length - longestJournal);
      return dated;
    },
    get journal() {
      return journal;
    },
    clearJournal() {
      journal.length = 0;
    },
    get world() {
      return index.world;
    },
    changeWorld,
    changeFaults(changed) {
      index = new WorldIndex({ ...index.world, faults: changed });
      faults.change([]);
      faults.change(changed);
    },
    pendingDevices: () => pendingDevices(signIns, surroundings.now()),
    approveDevice: (userCode, person) => approveDevice(index, signIns, surroundings.now(), userCode, person),
    denyDevice: (userCode) => denyDevice(signIns, surroundings.now(), userCode),
  };
}

async function answerWithFault(
  exchange: Exchange,
  service: Service,
  fault: WorldFault | undefined,
): Promise<SandboxResponse> {
  if (fault === undefined) return services[service](exchange);
  if (isRefusal(fault)) {
    exchange.draft.operation = nameOperation(exchange.request, service);
    return refuse(exchange, service, fault);
  }
  return spoil(await services[service](exchange), fault);
}

function emptyDraft(request: SandboxRequest, service: JournalEntry['service'], now: number): JournalDraft {
  return {
    at: new Date(now * 1000).toISOString(),
    service,
    operation: undefined,
    method: request.method,
    path: splitTarget(request.target).path.slice(0, longestShownPath),
    parameters: {},
    accessKeyId: undefined,
    caller: undefined,
    status: 0,
    code: undefined,
    message: undefined,
    requestId: '',
    because: undefined,
    fault: undefined,
  };
}

function httpDate(now: number): string {
  return new Date(now * 1000).toUTCString();
}
