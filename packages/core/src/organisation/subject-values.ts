import type { AwsBlock, AwsModelSection, AwsModelSetting } from '../aws/aws-config-model.ts';
import type { AwsDocument, Document } from '../document/document.ts';
import type { PlistDict, PlistValue } from '../plist/plist-tree.ts';
import { stringify } from '../plist/typed-reads.ts';
import type { Span } from '../source/span.ts';
import type { OrganisationSubject } from './organisation-rules.ts';

/** A value that a rule can be about. */
export interface SubjectValue {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/** A profile, bookmark, AWS profile or SSO session as rules see it: keys and texts. */
export interface RuleSubject {
  /** `services` is there for its endpoints only. */
  readonly kind: OrganisationSubject | 'services';
  /** In words, for sentences. */
  readonly name: string;
  readonly file: string;
  /** Where a missing key is reported. */
  readonly span: Span;
  readonly values: ReadonlyMap<string, SubjectValue>;
}

/** Everything in a document that rules of an organisation can be about. */
export function ruleSubjects(document: Document): readonly RuleSubject[] {
  switch (document.kind) {
    case 'profile':
      return document.profile === undefined
        ? []
        : [plistSubject('profile', 'the profile', document.profile.file, document.profile.dict)];
    case 'bookmark':
      return document.bookmark === undefined
        ? []
        : [plistSubject('bookmark', 'the bookmark', document.bookmark.file, document.bookmark.dict)];
    case 'aws':
      return awsSubjects(document);
  }
}

function plistSubject(kind: 'profile' | 'bookmark', name: string, file: string, dict: PlistDict): RuleSubject {
  const { start } = dict.span;
  const values = new Map<string, SubjectValue>();
  for (const { key, value } of dict.entries) addPlistValue(key, value, file, values);
  return { kind, name, file, span: { start, end: start + '<dict>'.length }, values };
}

/** Values inside dictionaries count by their path, one level deep: Properties and Custom are no deeper. */
function addPlistValue(key: string, value: PlistValue, file: string, values: Map<string, SubjectValue>): void {
  values.set(key, isScalar(value) ? located(value, file) : { file, span: value.span, text: '' });
  if (value.type === 'dict') {
    for (const inner of value.entries) {
      if (isScalar(inner.value)) values.set(`${key}/${inner.key}`, located(inner.value, file));
    }
  }
  // The array form of Properties holds `name=value` (cyberduck-formats §3.2).
  if (value.type === 'array') {
    for (const item of value.items) {
      if (item.type !== 'string') continue;
      const equals = item.value.indexOf('=');
      if (equals > 0)
        values.set(`${key}/${item.value.slice(0, equals)}`, {
          ...located(item, file),
          text: item.value.slice(equals + 1),
        });
    }
  }
}

function isScalar(value: PlistValue): boolean {
  return value.type === 'string' || value.type === 'integer' || value.type === 'real' || value.type === 'boolean';
}

function located(value: PlistValue, file: string): SubjectValue {
  return { file, span: 'textSpan' in value ? value.textSpan : value.span, text: stringify(value) };
}

function awsSubjects({ model }: AwsDocument): readonly RuleSubject[] {
  return [
    ...awsSections('aws-profile', 'profile', model.profiles),
    ...awsSections('sso-session', 'sso-session', model.ssoSessions),
    ...awsSections('services', 'services', model.services),
  ];
}

function awsSections(
  kind: RuleSubject['kind'],
  word: string,
  sections: ReadonlyMap<string, AwsModelSection>,
): readonly RuleSubject[] {
  return [...sections].flatMap(([name, { blocks, settings }]) => {
    const [first] = blocks;
    if (first === undefined) return [];
    return [{ kind, name: `${word} "${name}"`, file: first.file, span: headerOf(first), values: awsValues(settings) }];
  });
}

function headerOf({ section }: AwsBlock): Span {
  return section.header?.headerSpan ?? { start: section.span.start, end: section.span.start };
}

function awsValues(settings: ReadonlyMap<string, AwsModelSetting>): ReadonlyMap<string, SubjectValue> {
  const values = new Map<string, SubjectValue>();
  for (const [key, setting] of settings) {
    values.set(key, { file: setting.file, span: setting.valueSpan, text: setting.value });
    for (const [inner, nested] of setting.nested ?? [])
      values.set(`${key}/${inner}`, { file: nested.file, span: nested.valueSpan, text: nested.value });
  }
  return values;
}
