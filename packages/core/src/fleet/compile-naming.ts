import type { Fleet, FleetNameKind, FleetNaming } from './fleet.ts';
import { type FleetTemplate, parseFleetTemplate } from './fleet-template.ts';
import { type SpecFindings, SpecObject } from './spec-object.ts';
import type { SpecTemplates } from './spec-templates.ts';

interface NamingDefaults extends Omit<FleetNaming, 'components'> {
  readonly components: readonly string[];
  /** The longest that the spec may ask for. */
  readonly most: number;
  readonly without: readonly string[];
}

const usual = { trim: true, collision: 'number' } as const;

const defaults: Readonly<Record<FleetNameKind, NamingDefaults>> = {
  awsProfile: {
    ...usual,
    components: ['{account}', '{role}'],
    separator: '-',
    case: 'lower',
    maxLength: 64,
    most: 128,
    without: ['bucket'],
  },
  nickname: {
    ...usual,
    components: ['{account}', '{role}', '{bucket}'],
    separator: ' - ',
    case: 'keep',
    maxLength: 100,
    most: 200,
    without: [],
  },
  fileName: {
    ...usual,
    components: ['{account}', '{role}', '{bucket}'],
    separator: ' - ',
    case: 'keep',
    maxLength: 80,
    most: 150,
    without: [],
  },
};

const keys = ['components', 'separator', 'case', 'trim', 'maxLength', 'collision'];

/** How AWS profiles, bookmarks and their files are called. */
export function compileNaming(spec: SpecObject, templates: SpecTemplates, findings: SpecFindings): Fleet['naming'] {
  const node = spec.value('naming');
  const object = node && SpecObject.read(node, 'naming', Object.keys(defaults), findings);
  const one = (kind: FleetNameKind): FleetNaming => compileOne(kind, object, templates, findings);
  return { awsProfile: one('awsProfile'), nickname: one('nickname'), fileName: one('fileName') };
}

function compileOne(
  kind: FleetNameKind,
  naming: SpecObject | undefined,
  templates: SpecTemplates,
  findings: SpecFindings,
): FleetNaming {
  const usualOne = defaults[kind];
  const node = naming?.value(kind);
  const object = node && SpecObject.read(node, `naming.${kind}`, keys, findings);
  const components = object
    ?.texts('components')
    ?.flatMap((text) => templates.read('components', text, usualOne.without) ?? []);
  const separator = object?.text('separator', 'up to 5 characters', (text) => text.length <= 5);
  return {
    components:
      components === undefined || components.length === 0 ? usualOne.components.flatMap(ownTemplate) : components,
    separator: separator?.text ?? usualOne.separator,
    case: object?.word('case', ['keep', 'lower', 'upper']) ?? usualOne.case,
    trim: object?.flag('trim') ?? usualOne.trim,
    maxLength: object?.whole('maxLength', 8, usualOne.most) ?? usualOne.maxLength,
    collision: object?.word('collision', ['number', 'suffix', 'refuse']) ?? usualOne.collision,
  };
}

function ownTemplate(text: string): readonly FleetTemplate[] {
  const outcome = parseFleetTemplate(text);
  return outcome.ok ? [outcome.template] : [];
}
