import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck } from '../check.ts';
import { addressKind } from '../network/address-kind.ts';
import { isNear } from '../network/agents.ts';
import { discoveryUrl, issuerOfTokenUrl } from '../network/issuer-address.ts';
import { isRehearsal } from '../network/plan-endpoints.ts';
import { bareHost } from '../probes/open-tunnel.ts';
import { readJsonMembers, textMember } from '../sign-in/json-members.ts';
import { readClaims } from '../sign-in/read-claims.ts';

export const issuerAnswers: Check = defineCheck({
  id: 'issuer-answers',
  title: 'The issuer of the token answers',
  category: 'network',
  online: true,
  waitsFor: ['plan-sound', 'no-captive-portal'],
  run: async (context) => {
    const { planned } = context;
    const calls = planned?.plan.steps.filter((step) => step.kind === 'call') ?? [];
    const issued = calls.find(({ operation }) => operation === 'AssumeRoleWithWebIdentity');
    if (issued === undefined) return answer('skipped', 'skipped-no-issuer');
    const exchange = calls.find(({ operation }) => operation === 'ExchangeCode');
    const file = issued.parameters.find(({ name }) => name === 'WebIdentityToken')?.value;
    const issuer =
      file?.kind === 'file' ? await issuerInFile(file.path, context) : issuerOfTokenUrl(exchange?.endpoint ?? '');
    if (issuer === undefined || !URL.canParse(issuer)) return answer('skipped', 'skipped-issuer-unknown');
    const url = new URL(issuer);
    const elsewhere = isRehearsal(context);
    // With a sandbox only an issuer that stands beside the sandbox is meant.
    if (elsewhere !== isNear(url.hostname)) {
      return elsewhere ? answer('skipped', 'skipped-issuer-elsewhere', { issuer }) : privateIssuer(issuer);
    }
    if (!elsewhere && url.protocol !== 'https:') return privateIssuer(issuer);
    if (addressKind(bareHost(url.hostname)) === 'private') return privateIssuer(issuer);
    return judge(issuer, context);
  },
});

/** Who issued the token of the file; nothing else of it leaves this function. */
async function issuerInFile(path: string, { world }: CheckContext): Promise<string | undefined> {
  try {
    const claims = readClaims((await world.signIn.readFile(path)).trim());
    return claims === undefined ? undefined : textMember(claims, 'iss');
  } catch {
    return undefined;
  }
}

/** AWS fetches the keys itself, and reaches no private address. */
function privateIssuer(issuer: string): CheckOutcome {
  return answer('warned', 'issuer-private', { issuer }, { guidance: ['issuer-unreachable'] });
}

async function judge(issuer: string, { probes, knocker }: CheckContext): Promise<CheckOutcome> {
  const url = discoveryUrl(issuer);
  const more = { guidance: ['issuer-unreachable'] } as const;
  let document: ReadonlyMap<string, unknown> | undefined;
  let status: number;
  try {
    const said = await probes.ask('GET', url, await knocker.routeTo(url));
    status = said.status;
    document = status === 200 ? readJsonMembers(said.text) : undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return answer('warned', 'issuer-silent', { url, reason }, more);
  }
  if (document === undefined) return answer('warned', 'issuer-no-document', { url, status }, more);
  const named = textMember(document, 'issuer');
  if (named !== undefined && named !== issuer && !isTemplate(named))
    return answer('warned', 'issuer-differs', { url, issuer, named }, more);
  if (textMember(document, 'jwks_uri') === undefined) return answer('warned', 'issuer-without-keys', { url }, more);
  return answer('passed', 'issuer-answers', { issuer });
}

/** Entra writes `{tenantid}` where a token of any tenant may come from. */
function isTemplate(issuer: string): boolean {
  return issuer.includes('{');
}
