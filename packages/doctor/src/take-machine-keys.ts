import type { CallStep, Facts } from '@duckbill/core';
import { resolveParameters } from './resolve-parameters.ts';
import { containerCredentials } from './sign-in/container-credentials.ts';
import { instanceCredentials } from './sign-in/instance-credentials.ts';
import type { Walk } from './walk.ts';

/** GetContainerCredentials and GetInstanceCredentials: keys of the machine itself. */
export async function takeMachineKeys(step: CallStep, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const parameters = await resolveParameters(step, walk);
  const endpoint = metadataEndpoint(step, walk);
  const addSecret = (secret: string): void => walk.secrets.add(secret);
  const credentials =
    step.operation === 'GetContainerCredentials'
      ? await containerCredentials(endpoint, world, addSecret)
      : await instanceCredentials(
          { endpoint, path: parameters.get('Path'), version: parameters.get('Version') },
          world,
          addSecret,
        );
  walk.noteSession(credentials);
  const { expiresAt } = credentials;
  return expiresAt === undefined ? {} : { expiresAt };
}

/** The path stays: it names the container. */
function metadataEndpoint({ endpoint }: CallStep, { world }: Walk): string {
  const override = world.endpoints.metadata;
  if (override === undefined || !URL.canParse(endpoint)) return endpoint;
  const { pathname, search } = new URL(endpoint);
  return new URL(pathname + search, override).href;
}
