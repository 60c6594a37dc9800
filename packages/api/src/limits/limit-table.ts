import type { ProblemCode } from '../problem.ts';

/** What a limit counts. */
export type LimitUnit =
  | 'bytes'
  | 'megabytes'
  | 'milliseconds'
  | 'seconds'
  | 'points'
  | 'requests'
  | 'streams'
  | 'connections'
  | 'jobs'
  | 'members'
  | 'files'
  | 'characters'
  | 'brackets'
  | 'variables'
  | 'values'
  | 'findings'
  | 'rows'
  | 'times'
  | 'sign-ins'
  | 'accounts';

/** Where limits are kept to. */
export type LimitRoom = 'request' | 'connection' | 'work' | 'tenant' | 'job' | 'connect';

export interface Limit {
  readonly room: LimitRoom;
  readonly unit: LimitUnit;
  /** Unless the operator says otherwise. */
  readonly usual: number;
  /** What the operator may say at most; a billion unless given. At least it is 1, unless `least` says otherwise. */
  readonly most?: number;
  readonly least?: number;
  /** Who may have another one: nobody, because schemas and clients rely on it; the service; each tenant. */
  readonly changed: 'never' | 'service' | 'tenant';
  /** What comes to harm without it. */
  readonly protects: string;
  /** The problem of who goes over it. Without one the connection is closed, the answer shortened, or the thing ended. */
  readonly code?: ProblemCode;
}

const table = {
  bodyBytes: {
    room: 'request',
    unit: 'bytes',
    usual: 4_194_304,
    changed: 'never',
    protects: 'memory: a body is parsed as a whole',
    code: 'body-too-large',
  },
  bodyDepth: {
    room: 'request',
    unit: 'brackets',
    usual: 64,
    changed: 'never',
    protects: 'the stack: JSON that is nested; a spec of a fleet has some ten',
    code: 'body-too-deep',
  },
  files: {
    room: 'request',
    unit: 'files',
    usual: 500,
    changed: 'never',
    protects: 'time: each file is looked at with all others',
    code: 'request-invalid',
  },
  fileNameLength: {
    room: 'request',
    unit: 'characters',
    usual: 1024,
    changed: 'never',
    protects: 'answers, in which names are repeated',
    code: 'request-invalid',
  },
  environmentVariables: {
    room: 'request',
    unit: 'variables',
    usual: 200,
    changed: 'never',
    protects: 'time: each value is looked for in the answer, to be masked',
    code: 'request-invalid',
  },
  findings: {
    room: 'request',
    unit: 'findings',
    usual: 5000,
    changed: 'never',
    protects: 'the size of an answer: a hundred thousand would be some sixty million bytes; the rest is counted',
  },
  listedErrors: {
    room: 'request',
    unit: 'values',
    usual: 20,
    changed: 'never',
    protects: 'the size of a problem: wrong fields and rows that one lists',
  },
  checkedValues: {
    room: 'request',
    unit: 'values',
    usual: 5000,
    changed: 'never',
    protects: 'time: of a body with more, its first wrong field alone is looked for',
  },
  specBytes: {
    room: 'request',
    unit: 'bytes',
    usual: 262_144,
    changed: 'never',
    protects: 'other callers: the spec of a fleet is parsed as a whole, on the thread that serves',
    code: 'spec-refused',
  },
  rosterPartBytes: {
    room: 'request',
    unit: 'bytes',
    usual: 268_435_456,
    changed: 'never',
    protects: 'the store: one part of a roster; a job takes 10,000 of them',
    code: 'body-too-large',
  },
  fleetMembers: {
    room: 'request',
    unit: 'members',
    usual: 2000,
    changed: 'never',
    protects: 'other callers: a fleet that is made while it is sent; more are a job',
    code: 'roster-too-large',
  },
  headersTimeout: {
    room: 'connection',
    unit: 'milliseconds',
    usual: 10_000,
    most: 86_400_000,
    changed: 'service',
    protects: 'connections: in which the head of a request has to arrive, from the end of the last answer on',
    code: 'request-late',
  },
  bodyTimeout: {
    room: 'connection',
    unit: 'milliseconds',
    usual: 30_000,
    most: 86_400_000,
    changed: 'service',
    protects: 'connections: in which a request that says it is small has to arrive',
  },
  requestTimeout: {
    room: 'connection',
    unit: 'milliseconds',
    usual: 600_000,
    most: 86_400_000,
    changed: 'service',
    protects: 'connections: in which any request has to arrive; rosters are large',
    code: 'request-late',
  },
  idleTimeout: {
    room: 'connection',
    unit: 'milliseconds',
    usual: 45_000,
    most: 86_400_000,
    changed: 'service',
    protects: 'connections: after which one is closed on which nothing moves in either direction',
  },
  keepAliveTimeout: {
    room: 'connection',
    unit: 'milliseconds',
    usual: 15_000,
    most: 86_400_000,
    changed: 'service',
    protects: 'connections: for which one is kept for the next request',
  },
  stopTimeout: {
    room: 'connection',
    unit: 'milliseconds',
    usual: 10_000,
    most: 86_400_000,
    changed: 'service',
    protects: 'a restart: that answers under way have when the service stops',
  },
  connections: {
    room: 'connection',
    unit: 'connections',
    usual: 20_000,
    most: 1_000_000,
    changed: 'service',
    protects: 'memory and open files: further ones are closed at once',
  },
  headerBytes: {
    room: 'connection',
    unit: 'bytes',
    usual: 16_384,
    least: 1024,
    most: 1_048_576,
    changed: 'service',
    protects: 'memory: the head of a request',
    code: 'headers-too-large',
  },
  shortWorkBytes: {
    room: 'work',
    unit: 'bytes',
    usual: 65_536,
    changed: 'never',
    protects: 'short requests, which never wait behind longer ones (a few milliseconds each: `npm run load`)',
  },
  shortDeadline: {
    room: 'work',
    unit: 'milliseconds',
    usual: 5000,
    least: 100,
    most: 3_600_000,
    changed: 'service',
    protects: 'threads: the work of one short request',
    code: 'deadline-passed',
  },
  longDeadline: {
    room: 'work',
    unit: 'milliseconds',
    usual: 20_000,
    least: 100,
    most: 3_600_000,
    changed: 'service',
    protects: 'threads: the work of one other request',
    code: 'deadline-passed',
  },
  longMemory: {
    room: 'work',
    unit: 'megabytes',
    usual: 1024,
    least: 64,
    most: 65_536,
    changed: 'service',
    protects: 'memory: a thread for other than short requests',
    code: 'deadline-passed',
  },
  shortMemory: {
    room: 'work',
    unit: 'megabytes',
    usual: 256,
    changed: 'never',
    protects: 'memory: a thread for short requests',
    code: 'deadline-passed',
  },
  shortWaiting: {
    room: 'work',
    unit: 'requests',
    usual: 5000,
    changed: 'never',
    protects: 'memory and patience: short requests that wait for a thread',
    code: 'too-busy',
  },
  shortWaitingOfTenant: {
    room: 'work',
    unit: 'requests',
    usual: 2000,
    changed: 'never',
    protects: 'other tenants: short requests of one that wait',
    code: 'too-busy',
  },
  shortRunningOfTenant: {
    room: 'work',
    unit: 'requests',
    usual: 64,
    changed: 'never',
    protects: 'other tenants: short requests of one that are in hand; further ones wait',
  },
  longWaiting: {
    room: 'work',
    unit: 'requests',
    usual: 200,
    changed: 'never',
    protects: 'memory and patience: other requests that wait for a thread',
    code: 'too-busy',
  },
  longWaitingOfTenant: {
    room: 'work',
    unit: 'requests',
    usual: 50,
    changed: 'never',
    protects: 'other tenants: other requests of one that wait',
    code: 'too-busy',
  },
  perMinute: {
    room: 'tenant',
    unit: 'points',
    usual: 1200,
    changed: 'tenant',
    protects: 'other tenants, from bursts: light requests cost 1 point, heavy ones 10',
    code: 'rate-limited',
  },
  perDay: {
    room: 'tenant',
    unit: 'points',
    usual: 500_000,
    changed: 'tenant',
    protects: 'other tenants, for the day',
    code: 'rate-limited',
  },
  atOnce: {
    room: 'tenant',
    unit: 'requests',
    usual: 32,
    changed: 'tenant',
    protects: 'other tenants: requests under way at once, in one process',
    code: 'too-many-at-once',
  },
  streams: {
    room: 'tenant',
    unit: 'streams',
    usual: 32,
    changed: 'tenant',
    protects: 'connections: fleets, results and events that are open at once beside them, in one process',
    code: 'too-many-at-once',
  },
  jobs: {
    room: 'tenant',
    unit: 'jobs',
    usual: 20,
    changed: 'tenant',
    protects: 'the queue: jobs that are not ended',
    code: 'jobs-too-many',
  },
  jobUsers: {
    room: 'tenant',
    unit: 'members',
    usual: 10_000_000,
    changed: 'tenant',
    protects: 'the workers: members of one job, which fails when it has more',
  },
  rosterBytes: {
    room: 'tenant',
    unit: 'bytes',
    usual: 4_294_967_296,
    most: 9_007_199_254_740_991,
    changed: 'tenant',
    protects: 'the store: the roster of one job, unpacked',
    code: 'roster-too-large',
  },
  storedBytes: {
    room: 'tenant',
    unit: 'bytes',
    usual: 1_099_511_627_776,
    most: 9_007_199_254_740_991,
    changed: 'tenant',
    protects: 'the store: rosters and results that are kept; who has more starts no new job',
    code: 'storage-used-up',
  },
  signIns: {
    room: 'tenant',
    unit: 'sign-ins',
    usual: 20,
    changed: 'tenant',
    protects: 'memory: sign-ins that wait or are open at once, in one process',
    code: 'sign-ins-too-many',
  },
  uploadSeconds: {
    room: 'job',
    unit: 'seconds',
    usual: 86_400,
    changed: 'service',
    protects: 'the store: for which a job may wait for its roster; then it is over',
  },
  workSeconds: {
    room: 'job',
    unit: 'seconds',
    usual: 604_800,
    changed: 'service',
    protects: 'the workers: for which a job may be worked on; then it has failed',
  },
  resultSeconds: {
    room: 'job',
    unit: 'seconds',
    usual: 604_800,
    changed: 'service',
    protects: 'the store: for which a result is kept',
    code: 'job-result-gone',
  },
  recordSeconds: {
    room: 'job',
    unit: 'seconds',
    usual: 2_592_000,
    changed: 'service',
    protects: 'the database: for which the record of a job is kept',
    code: 'not-found',
  },
  listedProblems: {
    room: 'job',
    unit: 'rows',
    usual: 1000,
    most: 100_000,
    changed: 'service',
    protects: 'the database: rows with something wrong that a job lists; all are counted',
  },
  errorLimit: {
    room: 'job',
    unit: 'times',
    usual: 6,
    most: 1000,
    changed: 'service',
    protects: 'the workers: errors of one piece of a job, with a growing pause between, before the job fails',
  },
  attemptLimit: {
    room: 'job',
    unit: 'times',
    usual: 25,
    most: 1000,
    changed: 'service',
    protects: 'the workers: how often one piece may be begun; a worker that dies tells no error',
  },
  allSignIns: {
    room: 'connect',
    unit: 'sign-ins',
    usual: 1000,
    changed: 'never',
    protects: 'memory: sign-ins of all tenants in one process',
    code: 'sign-ins-too-many',
  },
  longestWait: {
    room: 'connect',
    unit: 'milliseconds',
    usual: 900_000,
    changed: 'never',
    protects: 'the person: for which a sign-in waits for its approval, however long the code would be good',
    code: 'sign-in-expired',
  },
  longestSignIn: {
    room: 'connect',
    unit: 'milliseconds',
    usual: 3_600_000,
    changed: 'never',
    protects: 'the person: for which a token is kept, however long AWS would take it',
    code: 'sign-in-expired',
  },
  longestWork: {
    room: 'connect',
    unit: 'milliseconds',
    usual: 25_000,
    changed: 'never',
    protects: 'connections: all calls to AWS of one request together',
    code: 'aws-unreachable',
  },
  pageLength: {
    room: 'connect',
    unit: 'accounts',
    usual: 500,
    changed: 'never',
    protects: 'the size of an answer: accounts or permission sets on a page',
    code: 'query-invalid',
  },
  assignments: {
    room: 'connect',
    unit: 'accounts',
    usual: 100,
    changed: 'never',
    protects: 'time: accounts with permission sets that one request makes files for',
    code: 'request-invalid',
  },
} as const;

type Table = typeof table;

export type LimitName = keyof Table;

type NamesOf<Changed extends Limit['changed']> = {
  readonly [Name in LimitName]: Table[Name]['changed'] extends Changed ? Name : never;
}[LimitName];

/** Limits that the file of `--limits` may change for the process, and for each tenant. */
export type ServiceLimitName = NamesOf<'service'>;
export type TenantLimitName = NamesOf<'tenant'>;

/** Every limit of the service. The one table: rooms read it, the guide prints it, the schema of the file is made of it. */
export const limits: Readonly<Record<LimitName, Limit>> = table;

export const limitNames: readonly LimitName[] = Object.keys(table).filter(isLimitName);

function isLimitName(text: string): text is LimitName {
  return Object.hasOwn(table, text);
}

/** What a limit is unless the operator says otherwise. */
export function usual(name: LimitName): number {
  return limits[name].usual;
}

export const serviceLimitNames: readonly ServiceLimitName[] = limitNames.filter(
  (name): name is ServiceLimitName => limits[name].changed === 'service',
);

export const tenantLimitNames: readonly TenantLimitName[] = limitNames.filter(
  (name): name is TenantLimitName => limits[name].changed === 'tenant',
);
