import { nearestName } from '../nearest-name.ts';
import { replaceText } from '../replace-text.ts';
import { effectOf, member, type PolicyText, texts } from './policy-text.ts';

const rootElements = ['Version', 'Id', 'Statement'];
const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** Elements that are misspelt, missing, or in the wrong kind of policy. */
export function checkStructure(policy: PolicyText): void {
  const { root, kind, source } = policy;
  unknownElements(policy, root.members, rootElements);
  checkVersion(policy);
  if (member(root, 'Statement') === undefined)
    policy.report(
      'iam-element-missing',
      { start: root.span.start, end: root.span.start + 1 },
      { facts: { element: 'Statement' } },
    );
  for (const statement of policy.statements) {
    unknownElements(policy, statement.members, statementElements);
    const has = (...keys: readonly string[]): boolean => keys.some((key) => member(statement, key) !== undefined);
    const needed: readonly (readonly [string, boolean])[] = [
      ['Effect', has('Effect')],
      ['Action', has('Action', 'NotAction')],
      ['Principal', kind === 'identity' || has('Principal', 'NotPrincipal')],
      ['Resource', kind === 'trust' || has('Resource', 'NotResource')],
    ];
    const place = { start: statement.span.start, end: statement.span.start + 1 };
    for (const [element, there] of needed)
      if (!there) policy.report('iam-element-missing', place, { facts: { element } });
    const strange =
      kind === 'identity' ? ['Principal', 'NotPrincipal'] : kind === 'trust' ? ['Resource', 'NotResource'] : [];
    for (const element of strange) {
      const found = member(statement, element);
      const code = kind === 'identity' ? 'iam-principal-in-identity' : 'iam-resource-in-trust';
      if (found !== undefined) policy.report(code, found.keySpan, { facts: { element } });
    }
    if (effectOf(statement) !== 'Allow') continue;
    for (const element of ['NotAction', 'NotPrincipal', 'NotResource']) {
      const found = member(statement, element);
      if (found !== undefined) policy.report('iam-not-element', found.keySpan, { facts: { element } });
    }
  }
  checkLength(policy, source.text);
}

function unknownElements(policy: PolicyText, members: PolicyText['root']['members'], known: readonly string[]): void {
  for (const { key, keySpan, keyTextSpan } of members) {
    if (known.includes(key)) continue;
    const nearest = nearestName(key, known);
    policy.report('iam-element-unknown', keySpan, {
      facts: { element: key, ...(nearest === undefined ? {} : { nearest }) },
      fixes:
        nearest === undefined ? [] : [replaceText(policy.source.name, keyTextSpan, nearest, `write ${nearest}`, false)],
    });
  }
}

const current = '2012-10-17';

function checkVersion(policy: PolicyText): void {
  const { root, source } = policy;
  const version = member(root, 'Version');
  const [text] = texts(version?.value);
  if (text?.value === current) return;
  if (version === undefined) {
    const at = root.span.start + 1;
    const [first] = root.members;
    if (first === undefined) return;
    // As the first element, with the blanks that stand before the one that was first.
    const blanks = source.text.slice(at, first.keySpan.start);
    const fix = replaceText(
      source.name,
      { start: at, end: at },
      `${blanks}"Version": "${current}",`,
      'add Version',
      false,
    );
    policy.report(
      'iam-version-old',
      { start: root.span.start, end: at },
      { facts: { version: 'missing' }, fixes: [fix] },
    );
    return;
  }
  const fixes = text === undefined ? [] : [replaceText(source.name, text.textSpan, current, `write ${current}`, false)];
  policy.report('iam-version-old', version.value.span, { facts: { version: text?.value ?? 'no text' }, fixes });
}

/** Characters that count, by kind (IAM User Guide, IAM quotas). */
const limits = { trust: 2048, identity: 6144, resource: 20_480 } as const;

function checkLength(policy: PolicyText, text: string): void {
  const length = text.split(/\s/u).reduce((sum, part) => sum + part.length, 0);
  const limit = limits[policy.kind];
  if (length > limit)
    policy.report(
      'iam-too-long',
      { start: policy.root.span.start, end: policy.root.span.start + 1 },
      { facts: { length, limit } },
    );
}
