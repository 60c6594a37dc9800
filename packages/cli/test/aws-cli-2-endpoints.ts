import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const services = ['sts/2011-06-15', 'sso/2019-06-10', 'sso-oidc/2019-06-10', 's3/2006-03-01'];

/**
 * Sends every call of an AWS CLI 2 that knows no AWS_ENDPOINT_URL to one address: rules of endpoints of our own, which it
 * reads from AWS_DATA_PATH (aws-wire §7). The variables to give it.
 */
export function awsCli2Endpoints(home: string, url: string): Readonly<Record<string, string>> {
  const flag = (builtIn: string): object => ({
    builtIn,
    required: true,
    default: false,
    documentation: '',
    type: 'Boolean',
  });
  const text = (builtIn: string): object => ({ builtIn, required: false, documentation: '', type: 'String' });
  const rules = {
    version: '1.0',
    parameters: {
      Region: text('AWS::Region'),
      UseDualStack: flag('AWS::UseDualStack'),
      UseFIPS: flag('AWS::UseFIPS'),
      Endpoint: text('SDK::Endpoint'),
    },
    rules: [{ type: 'endpoint', conditions: [], endpoint: { url, properties: {}, headers: {} } }],
  };
  const data = path.join(home, 'endpoint-rules');
  for (const service of services) {
    mkdirSync(path.join(data, service), { recursive: true });
    writeFileSync(path.join(data, service, 'endpoint-rule-set-1.json'), JSON.stringify(rules));
  }
  return { AWS_DATA_PATH: data };
}
