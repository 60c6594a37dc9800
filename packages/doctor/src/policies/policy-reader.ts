import type * as Iam from '@aws-sdk/client-iam';
import { callIam } from '../sdk/call-iam.ts';
import type { CallTarget, SigningKeys } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';

/** A policy document as IAM holds it. */
export interface FoundPolicy {
  /** As people find it in the console: `inline policy "x" of user/alice`, an ARN, `trust policy of role/y`. */
  readonly name: string;
  readonly text: string;
}

/** Pages of a list, and members of it, that are looked at. */
const mostPages = 10;

type IamCommand<Answer> = (client: Iam.IAMClient, iam: typeof Iam) => Promise<Answer>;

interface Page {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

/** Reads policies out of IAM, with the keys of the person. Each call throws what the SDK throws. */
export class PolicyReader {
  readonly #target: CallTarget;
  readonly #keys: SigningKeys;
  readonly #world: DoctorWorld;

  constructor(target: CallTarget, keys: SigningKeys, world: DoctorWorld) {
    this.#target = target;
    this.#keys = keys;
    this.#world = world;
  }

  async role(name: string): Promise<{ readonly trust: FoundPolicy; readonly maximum: number | undefined }> {
    const { Role } = await this.#ask((client, iam) => client.send(new iam.GetRoleCommand({ RoleName: name })));
    const trust = { name: `trust policy of role ${name}`, text: decoded(Role?.AssumeRolePolicyDocument) };
    return { trust, maximum: Role?.MaxSessionDuration };
  }

  /** The permissions boundary of a user, if it has one. */
  async boundaryOfUser(user: string): Promise<FoundPolicy | undefined> {
    const { User } = await this.#ask((client, iam) => client.send(new iam.GetUserCommand({ UserName: user })));
    const arn = User?.PermissionsBoundary?.PermissionsBoundaryArn;
    return arn === undefined ? undefined : this.#managed(arn);
  }

  /** Everything that grants a user something: its own policies, and those of its groups. */
  async policiesOfUser(user: string): Promise<readonly FoundPolicy[]> {
    const inline = async (): Promise<readonly FoundPolicy[]> => {
      const names = await this.#pages(
        (Marker) => (client, iam) => client.send(new iam.ListUserPoliciesCommand({ UserName: user, Marker })),
        ({ PolicyNames }) => PolicyNames ?? [],
      );
      return Promise.all(
        names.map(async (PolicyName) => {
          const { PolicyDocument } = await this.#ask((client, iam) =>
            client.send(new iam.GetUserPolicyCommand({ UserName: user, PolicyName })),
          );
          return { name: `inline policy ${PolicyName} of user ${user}`, text: decoded(PolicyDocument) };
        }),
      );
    };
    const attached = async (): Promise<readonly FoundPolicy[]> => {
      const arns = await this.#pages(
        (Marker) => (client, iam) => client.send(new iam.ListAttachedUserPoliciesCommand({ UserName: user, Marker })),
        ({ AttachedPolicies = [] }) => AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn),
      );
      return Promise.all(arns.map((arn) => this.#managed(arn)));
    };
    const ofGroups = async (): Promise<readonly FoundPolicy[]> => {
      const groups = await this.#pages(
        (Marker) => (client, iam) => client.send(new iam.ListGroupsForUserCommand({ UserName: user, Marker })),
        ({ Groups = [] }) => Groups.map(({ GroupName = '' }) => GroupName),
      );
      return (await Promise.all(groups.map((group) => this.#policiesOfGroup(group)))).flat();
    };
    return (await Promise.all([inline(), attached(), ofGroups()])).flat();
  }

  async #policiesOfGroup(group: string): Promise<readonly FoundPolicy[]> {
    const [names, arns] = await Promise.all([
      this.#pages(
        (Marker) => (client, iam) => client.send(new iam.ListGroupPoliciesCommand({ GroupName: group, Marker })),
        ({ PolicyNames }) => PolicyNames ?? [],
      ),
      this.#pages(
        (Marker) => (client, iam) =>
          client.send(new iam.ListAttachedGroupPoliciesCommand({ GroupName: group, Marker })),
        ({ AttachedPolicies = [] }) => AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn),
      ),
    ]);
    const inline = names.map(async (PolicyName) => {
      const { PolicyDocument } = await this.#ask((client, iam) =>
        client.send(new iam.GetGroupPolicyCommand({ GroupName: group, PolicyName })),
      );
      return { name: `inline policy ${PolicyName} of group ${group}`, text: decoded(PolicyDocument) };
    });
    return Promise.all([...inline, ...arns.map((arn) => this.#managed(arn))]);
  }

  async #managed(arn: string): Promise<FoundPolicy> {
    const { Policy } = await this.#ask((client, iam) => client.send(new iam.GetPolicyCommand({ PolicyArn: arn })));
    const VersionId = Policy?.DefaultVersionId ?? 'v1';
    const { PolicyVersion } = await this.#ask((client, iam) =>
      client.send(new iam.GetPolicyVersionCommand({ PolicyArn: arn, VersionId })),
    );
    return { name: arn, text: decoded(PolicyVersion?.Document) };
  }

  async #pages<Answer extends Page, Item>(
    page: (marker: string | undefined) => IamCommand<Answer>,
    items: (answer: Answer) => readonly Item[],
  ): Promise<readonly Item[]> {
    const found: Item[] = [];
    let marker: string | undefined;
    for (let pages = 0; pages < mostPages; pages += 1) {
      // Each page names the next.
      const answer = await this.#ask(page(marker));
      found.push(...items(answer));
      if (answer.IsTruncated !== true || answer.Marker === undefined) return found;
      marker = answer.Marker;
    }
    throw new Error(`IAM lists more than ${mostPages} pages`);
  }

  #ask<Answer>(command: IamCommand<Answer>): Promise<Answer> {
    return callIam(this.#target, this.#keys, this.#world, command);
  }
}

/** IAM hands documents out percent-encoded; other servers do not. */
function decoded(text: string | undefined): string {
  if (text === undefined) return '';
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
