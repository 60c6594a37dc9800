import type { SandboxWorld } from '@duckbill/sandbox';
import { publicKey, signToken, type TokenWish } from './identity-issuer.ts';
import { answerOf, PracticeClient, type Answer } from './practice-client.ts';

export const account = '111122223333';
export const roleArn = `arn:aws:iam::${account}:role/Web`;
export const providerArn = `arn:aws:iam::${account}:oidc-provider/id.example.com/tenant`;

const allActions = ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession', 'sts:SetSourceIdentity'];

export interface WebSetting {
  readonly condition?: object;
  readonly actions?: readonly string[];
  readonly principal?: object;
  readonly keys?: NonNullable<SandboxWorld['oidcProviders']>[number]['keys'];
}

/** A world with one provider and one role that trusts it. */
export function webWorld({
  condition,
  actions = allActions,
  keys = [publicKey('key-1')],
  principal = { Federated: providerArn },
}: WebSetting = {}): SandboxWorld {
  const statement = { Effect: 'Allow', Principal: principal, Action: actions };
  const trust = {
    Version: '2012-10-17',
    Statement: condition === undefined ? statement : { ...statement, Condition: condition },
  };
  return {
    account,
    users: [],
    roles: [{ arn: roleArn, roleId: 'WEB', trust, policies: [], maxSessionDuration: 7200 }],
    buckets: [],
    oidcProviders: [{ url: 'https://id.example.com/tenant', clientIds: ['app', 'other-app'], keys }],
  };
}

/** A client with tokens of the provider. */
export class WebClient extends PracticeClient {
  token(claims: TokenWish['claims'] = {}, wish: Partial<TokenWish> = {}): string {
    const now = Math.floor(this.now);
    return signToken({
      header: { alg: 'RS256', kid: 'key-1' },
      claims: {
        iss: 'https://id.example.com/tenant',
        aud: 'app',
        sub: 'canary-subject',
        iat: now,
        exp: now + 600,
        ...claims,
      },
      signedBy: 'key-1',
      ...wish,
    });
  }

  async ask(token: string, params: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const body = new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'web',
      WebIdentityToken: token,
      ...params,
    });
    const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
    return answerOf(
      await this.handler.handle({ method: 'POST', target: '/', headers, body: Buffer.from(body.toString()) }),
    );
  }
}
