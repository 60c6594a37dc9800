import type { Service } from './endpoint.ts';
import { splitTarget, type SandboxRequest } from './http-message.ts';
import { containerOperation } from './metadata/container-credentials.ts';
import { nameInstanceOperation } from './metadata/instance-metadata.ts';
import { firstParameters, parseParameters } from './query-parameters.ts';
import { operationName, routeS3 } from './s3/s3-route.ts';

const identityCenterOperations: ReadonlyMap<string, string> = new Map([
  ['/client/register', 'RegisterClient'],
  ['/device_authorization', 'StartDeviceAuthorization'],
  ['/token', 'CreateToken'],
  ['/authorize', 'AuthorizePage'],
  ['/device', 'DevicePage'],
  ['/assignment/accounts', 'ListAccounts'],
  ['/assignment/roles', 'ListAccountRoles'],
  ['/federation/credentials', 'GetRoleCredentials'],
  ['/logout', 'Logout'],
]);

/** The operation that a request is for, as the journal names it, before the service has looked at it. */
export function nameOperation(request: SandboxRequest, service: Service): string | undefined {
  switch (service) {
    case 'sso-oidc':
    case 'sso':
      return identityCenterOperations.get(splitTarget(request.target).path);
    case 'ec2-metadata':
      return nameInstanceOperation(splitTarget(request.target).path);
    case 'container-credentials':
      return containerOperation;
    case 's3':
      return operationName(routeS3(request).operation);
    case 'iam':
    case 'sts': {
      const { query } = splitTarget(request.target);
      const form = request.method === 'POST' ? Buffer.from(request.body).toString('latin1') : '';
      return firstParameters([...parseParameters(query), ...parseParameters(form)]).get('Action');
    }
  }
}
