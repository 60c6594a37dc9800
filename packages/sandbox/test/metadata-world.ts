import type { SandboxWorld, WorldContainer, WorldInstance } from '@duckbill/sandbox';

const account = '111122223333';
export const instanceRole = `arn:aws:iam::${account}:role/service/Instance`;
export const taskRole = `arn:aws:iam::${account}:role/Task`;
export const podRole = `arn:aws:iam::${account}:role/Pod`;
export const authorization = 'canary-authorization-token';

function trust(service: string): Record<string, unknown> {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  return { Version: '2012-10-17', Statement: statement };
}

/** An instance, a task and a pod, each with a role. */
export function metadataWorld(
  instance: Partial<WorldInstance> = {},
  more: readonly WorldContainer[] = [],
): SandboxWorld {
  return {
    account,
    users: [],
    roles: [
      { arn: instanceRole, roleId: 'INSTANCE', trust: trust('ec2.amazonaws.com'), policies: [] },
      { arn: taskRole, roleId: 'TASK', trust: trust('ecs-tasks.amazonaws.com'), policies: [] },
      { arn: podRole, roleId: 'POD', trust: trust('pods.eks.amazonaws.com'), policies: [] },
    ],
    buckets: [],
    instance: { id: 'i-0123456789abcdef0', region: 'eu-west-1', roleArn: instanceRole, ...instance },
    containers: [
      { path: '/v2/credentials/task', roleArn: taskRole, sessionName: 'task' },
      { path: '/v1/credentials', roleArn: podRole, sessionName: 'pod', authorization },
      ...more,
    ],
  };
}
