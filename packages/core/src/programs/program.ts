/**
 * The programs that read these files, as Duckbill tells them apart. The three Cyberduck eras and what separates
 * them: cyberduck-s3-connect §0. The AWS readers: aws-config, table of implementations.
 */
export const programIds = [
  'cyberduck@9.2',
  'cyberduck@9.4',
  'cyberduck@9.5',
  'mountain-duck@5.1',
  'mountain-duck@5.2',
  'mountain-duck@5.3',
  'aws-cli@1',
  'aws-cli@2',
  'sdk-js@3',
  'sdk-java@2',
  'sdk-go@2',
] as const;

export type ProgramId = (typeof programIds)[number];

/** Which implementation's rules a program follows. */
export type ProgramFamily = 'cyberduck' | 'botocore' | 'sdk-js' | 'sdk-java' | 'sdk-go';

/** A: up to 9.2, STS swallowed its errors; B: 9.3 and 9.4, STS in the session; C: 9.5, native Identity Center. */
export type CyberduckEra = 'A' | 'B' | 'C';

export interface Program {
  readonly id: ProgramId;
  /** As people call it. */
  readonly title: string;
  readonly family: ProgramFamily;
  readonly era?: CyberduckEra;
  /** The newest of its family; the default set. */
  readonly current: boolean;
}

export const programs: Readonly<Record<ProgramId, Program>> = {
  'cyberduck@9.2': { id: 'cyberduck@9.2', title: 'Cyberduck up to 9.2', family: 'cyberduck', era: 'A', current: false },
  'cyberduck@9.4': {
    id: 'cyberduck@9.4',
    title: 'Cyberduck 9.3 and 9.4',
    family: 'cyberduck',
    era: 'B',
    current: false,
  },
  'cyberduck@9.5': { id: 'cyberduck@9.5', title: 'Cyberduck 9.5', family: 'cyberduck', era: 'C', current: true },
  'mountain-duck@5.1': {
    id: 'mountain-duck@5.1',
    title: 'Mountain Duck up to 5.1',
    family: 'cyberduck',
    era: 'A',
    current: false,
  },
  'mountain-duck@5.2': {
    id: 'mountain-duck@5.2',
    title: 'Mountain Duck 5.2',
    family: 'cyberduck',
    era: 'B',
    current: false,
  },
  'mountain-duck@5.3': {
    id: 'mountain-duck@5.3',
    title: 'Mountain Duck 5.3',
    family: 'cyberduck',
    era: 'C',
    current: true,
  },
  'aws-cli@1': { id: 'aws-cli@1', title: 'AWS CLI 1', family: 'botocore', current: false },
  'aws-cli@2': { id: 'aws-cli@2', title: 'AWS CLI 2', family: 'botocore', current: true },
  'sdk-js@3': { id: 'sdk-js@3', title: 'AWS SDK for JavaScript 3', family: 'sdk-js', current: true },
  'sdk-java@2': { id: 'sdk-java@2', title: 'AWS SDK for Java 2', family: 'sdk-java', current: true },
  'sdk-go@2': { id: 'sdk-go@2', title: 'AWS SDK for Go 2', family: 'sdk-go', current: true },
};

/** The newest of each program: what is meant when nobody says which. */
export const currentPrograms: readonly ProgramId[] = programIds.filter((id) => programs[id].current);

/** Whether `text` names a program exactly. */
export function isProgramId(text: string): text is ProgramId {
  return (programIds as readonly string[]).includes(text);
}
