import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const services = ['sts/2011-06-15', 'sso/2019-06-10', 'sso-oidc/2019-06-10', 's3/2006-03-01'];

function parameter(builtIn: string, type: 'String' | 'Boolean'): object {
  const isFlag = type === 'Boolean';
  return { builtIn, required: isFlag, ...(isFlag ? { default: false } : {}), documentation: '', type };
}

/**
 * Sends every call of AWS CLI v2 to one address, those of its credential providers and of `sso login` too, which no
 * `--endpoint-url` reaches (aws-wire §7). Fills `folder` and gives the variables that name it.
 */
export function awsCli2Endpoints(folder: string, url: string): Readonly<Record<string, string>> {
  const endpoint = (address: unknown): object => ({ url: address, properties: {}, headers: {} });
  const ruleSet = {
    version: '1.0',
    parameters: {
      Region: parameter('AWS::Region', 'String'),
      UseDualStack: parameter('AWS::UseDualStack', 'Boolean'),
      UseFIPS: parameter('AWS::UseFIPS', 'Boolean'),
      Endpoint: parameter('SDK::Endpoint', 'String'),
    },
    rules: [
      {
        type: 'endpoint',
        conditions: [{ fn: 'isSet', argv: [{ ref: 'Endpoint' }] }],
        endpoint: endpoint({ ref: 'Endpoint' }),
      },
      { type: 'endpoint', conditions: [], endpoint: endpoint(url) },
    ],
  };
  for (const service of services) {
    const place = path.join(folder, service);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'endpoint-rule-set-1.json'), JSON.stringify(ruleSet));
  }
  return { AWS_DATA_PATH: folder };
}
