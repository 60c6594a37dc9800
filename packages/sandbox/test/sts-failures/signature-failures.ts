import { amzDateOf } from '../sign-request.ts';
import { keys, who } from './assuming.ts';
import type { StsFailure } from './sts-failure.ts';

const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const badSignature = { status: 403, code: 'SignatureDoesNotMatch' } as const;

/** Signatures that are wrong, late, early, elsewhere or absent. */
export const ofSignatures: readonly StsFailure[] = [
  {
    title: 'wrong secret',
    ...badSignature,
    message: wrongSignature,
    produce: (client) => client.sts({ ...keys, secret: 'x' }, who),
  },
  {
    title: 'clock behind',
    ...badSignature,
    message: ({ now }) =>
      `Signature expired: ${amzDateOf(now - 3600)} is now earlier than ${amzDateOf(now - 900)} (${amzDateOf(now)} - 15 min.)`,
    produce: (client) => client.sts(keys, who, {}, { amzDate: amzDateOf(client.now - 3600) }),
  },
  {
    title: 'clock ahead',
    ...badSignature,
    message: ({ now }) =>
      `Signature not yet current: ${amzDateOf(now + 3600)} is still later than ${amzDateOf(now + 900)} (${amzDateOf(now)} + 15 min.)`,
    produce: (client) => client.sts(keys, who, {}, { amzDate: amzDateOf(client.now + 3600) }),
  },
  {
    title: 'region that there is not',
    ...badSignature,
    message: 'Credential should be scoped to a valid region. ',
    produce: (client) => client.sts(keys, who, {}, { region: 'mars' }),
  },
  {
    title: 'scope of another service',
    ...badSignature,
    message: "Credential should be scoped to correct service: 'sts'. ",
    produce: (client) => client.sts(keys, who, {}, { service: 's3' }),
  },
  {
    title: 'a space in the key',
    status: 403,
    code: 'IncompleteSignature',
    message: undefined,
    produce: (client) => client.sts({ ...keys, accessKeyId: `${keys.accessKeyId} ` }, who),
  },
  {
    title: 'unsigned',
    status: 403,
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
    produce: (client) => client.ask('', { Action: who }),
  },
];
