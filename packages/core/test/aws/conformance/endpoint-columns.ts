import { signInEndpoint, type EndpointVariant, type SignInService } from '../../../src/aws/endpoints.ts';
import { agreement, type Agreement } from './agreement.ts';
import { attempt } from './attempt.ts';
import { isJson, objectAt, textAt, type Json } from './vector-file.ts';

const variants: readonly (readonly [string, EndpointVariant])[] = [
  ['default', {}],
  ['legacy', { legacyGlobal: true }],
  ['fips', { fips: true }],
  ['dualstack', { dualStack: true }],
];

/** `endpoints.json`: one outcome per service and variant of each region. */
export function compareEndpointVectors(rows: readonly Json[]): Agreement[] {
  return (['sts', 'sso', 'sso-oidc'] as const).map((service) =>
    agreement(
      service,
      rows.flatMap((row) => {
        const region = textAt(row, 'region') ?? '';
        const expected = objectAt(row, service);
        return variants
          .filter(([name]) => name in expected)
          .map(([name, variant]) => ({
            name: `${region} ${name}`,
            expected: isJson(expected[name]) ? 'no such endpoint' : expected[name],
            got: attempt(() => describeEndpoint(service, region, variant)),
          }));
      }),
    ),
  );
}

function describeEndpoint(service: SignInService, region: string, variant: EndpointVariant): string {
  const endpoint = signInEndpoint(service, region, variant);
  if (endpoint === undefined) return 'no such endpoint';
  const { host, signingRegion } = endpoint;
  return signingRegion === region ? host : `${host} (signed for ${signingRegion})`;
}
