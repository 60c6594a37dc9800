import { readEndpoint } from '../endpoint.ts';
import { hostName, type SandboxRequest } from '../http-message.ts';
import type { WorldIdentityCenter } from '../world.ts';

/** Whether a request went to the region of an instance. A bare address stands for every region. */
export function isOfThisRegion(request: SandboxRequest, center: WorldIdentityCenter): boolean {
  const { region } = readEndpoint(hostName(request.headers));
  return region === undefined || region === center.region;
}
