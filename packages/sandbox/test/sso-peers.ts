import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityCenter, identityCenterWorld, startSandbox, type Sandbox } from '@duckbill/sandbox';
import { awsCli2Endpoints } from '../../../peers/aws-cli-v2-endpoints.ts';
import { peerEnvironment } from '../../../peers/peers.ts';
import { answerDevicePage } from './answer-device-page.ts';
import { freshHome, runPeer, type PeerRun } from './run-peer.ts';

const { account, otherAccount, person, permissionSet, region, startUrl } = identityCenter;

const config = `[default]
cli_follow_urlparam = false

[sso-session corp]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile sso]
sso_session = corp
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = ${region}

[profile legacy]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = ${region}

[profile provisioning]
sso_session = corp
sso_account_id = ${otherAccount}
sso_role_name = ${identityCenter.permissionSetProvisioning}
region = ${region}
`;

/** A sandbox, and a home folder with profiles for it, for programs that are not ours. */
export class SsoPeers {
  readonly sandbox: Sandbox;
  home = '';
  #removeHome: () => void = () => undefined;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  static async start(): Promise<SsoPeers> {
    return new SsoPeers(await startSandbox({ world: identityCenterWorld() }));
  }

  /** A home where nobody has signed in yet. */
  openHome(): void {
    const { path, remove } = freshHome();
    this.home = path;
    this.#removeHome = remove;
    mkdirSync(join(path, '.aws'));
    writeFileSync(join(path, '.aws', 'config'), config);
  }

  closeHome(): void {
    this.#removeHome();
  }

  /** What was asked since a moment in the journal. */
  askedSince(start: number): readonly (string | undefined)[] {
    return this.sandbox.journal.slice(start).map(({ operation }) => operation);
  }

  cli1(...words: string[]): Promise<PeerRun> {
    return runPeer('python3', ['-m', 'awscli', ...words], this.#viaUrl());
  }

  cli2(...words: string[]): Promise<PeerRun> {
    return runPeer('/usr/bin/aws', words, this.#viaRules());
  }

  /** `aws configure sso` at a terminal, where these answers are typed at these prompts. */
  configureSso(answers: readonly (readonly [prompt: string, answer: string])[]): Promise<PeerRun> {
    const script = fileURLToPath(new URL('../../../peers/answer-prompts.py', import.meta.url));
    const words = ['/usr/bin/aws', 'configure', 'sso', '--no-browser'];
    return runPeer('python3', [script, JSON.stringify(answers), ...words], this.#viaRules());
  }

  /** `aws sso login` with a person at the page. */
  async login(...words: string[]): Promise<PeerRun> {
    const login = this.cli2('sso', 'login', '--no-browser', ...words);
    const [run] = await Promise.all([login, answerDevicePage(this.sandbox, person)]);
    return run;
  }

  /** What the SDK for JavaScript gets from a profile. */
  async sdk(profile: string): Promise<unknown> {
    const script = fileURLToPath(new URL('read-sso-profile.mjs', import.meta.url));
    const environment = { ...this.#viaUrl(), AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
    return JSON.parse((await runPeer(process.execPath, [script, profile], environment)).stdout);
  }

  #viaUrl(): Record<string, string> {
    return peerEnvironment(this.home, { AWS_ENDPOINT_URL: this.sandbox.url, AWS_DEFAULT_REGION: region });
  }

  #viaRules(): Record<string, string> {
    const endpoints = awsCli2Endpoints(join(this.home, 'endpoints'), this.sandbox.url);
    return peerEnvironment(this.home, { TERM: 'xterm', ...endpoints });
  }
}
