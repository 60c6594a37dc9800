import { callOidc } from '../sdk/call-identity-center.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import { secondsIn, textIn } from '../sdk/plain-members.ts';
import { NotAwsError } from '../not-aws-error.ts';
import type { DoctorWorld } from '../world.ts';

/** A client of Identity Center. The secret is one. */
export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** What a client is registered for. */
export interface ClientRegistration {
  readonly clientName: string;
  readonly scopes: readonly string[];
  readonly grantTypes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly issuerUrl: string | undefined;
}

/** Registers a public client with Identity Center; valid for about 90 days (aws-wire §3.1). */
export async function registerClient(
  target: CallTarget,
  { clientName, scopes, grantTypes, redirectUris, issuerUrl }: ClientRegistration,
  world: DoctorWorld,
): Promise<RegisteredClient> {
  const answer = await callOidc(target, world, (client, oidc) =>
    client.send(
      new oidc.RegisterClientCommand({
        clientName,
        clientType: 'public',
        scopes: orNone(scopes),
        grantTypes: orNone(grantTypes),
        redirectUris: orNone(redirectUris),
        issuerUrl,
      }),
    ),
  );
  const [clientId, clientSecret] = [answer.clientId, answer.clientSecret].map(textIn);
  if (clientId === undefined || clientSecret === undefined) throw new NotAwsError('RegisterClient');
  const expiresAt = new Date(secondsIn(answer.clientSecretExpiresAt, 0) * 1000).toISOString();
  return { clientId, clientSecret, expiresAt };
}

function orNone(items: readonly string[]): string[] | undefined {
  return items.length === 0 ? undefined : [...items];
}
