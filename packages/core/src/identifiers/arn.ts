/** The partitions an ARN can name (aws-config E.1). */
export const arnPartitions = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
] as const;

export type ArnPartition = (typeof arnPartitions)[number];

/** An Amazon Resource Name cut at its colons; nothing is checked beyond that. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon. */
  readonly resource: string;
  /** `role` in `role/path/Name`; the whole resource when it has no slash or colon. */
  readonly resourceType: string;
  /** `path/Name` in `role/path/Name`; empty when there is no slash or colon. */
  readonly resourceId: string;
  /** Where the account starts in the text, for a caret. */
  readonly accountOffset: number;
  /** Where the resource starts in the text. */
  readonly resourceOffset: number;
}

/** Cuts an ARN into its parts; undefined when the text does not start with `arn:` and hold five colons. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const starts: number[] = [];
  for (let at = text.indexOf(':'); at !== -1 && starts.length < 5; at = text.indexOf(':', at + 1)) starts.push(at + 1);
  const [partition, service, region, account, resource] = starts;
  if (
    partition === undefined ||
    service === undefined ||
    region === undefined ||
    account === undefined ||
    resource === undefined
  )
    return undefined;
  const rest = text.slice(resource);
  const cut = rest.search(/[/:]/u);
  return {
    partition: text.slice(partition, service - 1),
    service: text.slice(service, region - 1),
    region: text.slice(region, account - 1),
    account: text.slice(account, resource - 1),
    resource: rest,
    resourceType: cut === -1 ? rest : rest.slice(0, cut),
    resourceId: cut === -1 ? '' : rest.slice(cut + 1),
    accountOffset: account,
    resourceOffset: resource,
  };
}

/** Whether a partition is one that exists. */
export function isArnPartition(text: string): text is ArnPartition {
  return (arnPartitions as readonly string[]).includes(text);
}
