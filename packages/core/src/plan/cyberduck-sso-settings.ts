import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import type { ParameterValue, Prefilled, PromptStep } from './connection-plan.ts';
import { placeOf } from './cyberduck-aws-profile.ts';
import { resolveForPlan } from './cyberduck-keys.ts';
import { askAwsProfile } from './cyberduck-prompts.ts';
import { isBlank, type Place } from './cyberduck-settings.ts';
import { isSsoProfile, ssoProfileNames } from './cyberduck-sso-profiles.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';

const ssoKeys = ['sso_region', 'sso_start_url', 'sso_account_id', 'sso_role_name'] as const;

type SsoKey = (typeof ssoKeys)[number];

type Properties = ReadonlyMap<string, AwsSetting>;

/**
 * The four values of Identity Center: of the bookmark's Custom, of the AWS profile that the username or the picker
 * names, of the profile's Properties, or asked (§3.1, §3.2; cyberduck-formats §3.2).
 */
export class SsoSettings {
  readonly #draft: PlanDraft;
  readonly #target: CyberduckTarget;
  readonly #copied: Properties;
  /** What each profile of the picker brings along; empty when it does not come up. */
  readonly #picked: ReadonlyMap<string, Properties>;
  readonly #places = new Map<SsoKey, Place>();
  readonly #values = new Map<SsoKey, string>();

  /** Asks for the AWS profile where the username is blank and there is something to choose from. */
  constructor(draft: PlanDraft, target: CyberduckTarget) {
    this.#draft = draft;
    this.#target = target;
    const reading = draft.awsReading;
    if (reading.failure !== undefined) {
      const facts = { program: draft.title, problem: reading.failure.problem };
      draft.problem('plan-aws-files-refused', reading.failure, { facts, severity: 'warning' });
    }
    const names = isBlank(target.username) ? ssoProfileNames(reading) : [];
    this.#copied = isBlank(target.username) ? new Map() : this.#ofUsername(reading);
    this.#picked = new Map(names.map((name) => [name, resolveForPlan(draft, target, reading, name).properties]));
    if (names.length > 0) draft.step(askAwsProfile(names));
  }

  /** The value, or the answer to its prompt; `plan` adds the prompt where more than itself is needed. */
  value(key: SsoKey, prompt: PromptStep, plan = (step: PromptStep): void => this.#draft.step(step)): ParameterValue {
    const found = this.#find(key);
    if (found !== undefined) {
      this.#values.set(key, found);
      return { kind: 'known', value: found };
    }
    const prefilled = this.#prefilled(key);
    plan(prefilled === undefined ? prompt : { ...prompt, prefilled });
    return { kind: 'prompted', prompt: prompt.prompt };
  }

  placeOf(key: SsoKey): Place {
    return this.#places.get(key) ?? this.#target.place;
  }

  /** What has to stand in Custom so that nothing is asked after a restart (§3.3; #17945). */
  reportForgotten(): void {
    const missing = ssoKeys.filter((key) => isBlank(this.#target.settings.find(key)?.value));
    if (missing.length === 0) return;
    const settings = missing.map((key) => `${key} = ${this.#values.get(key) ?? '(what you choose)'}`);
    this.#draft.problem('plan-sso-settings-forgotten', this.#target.place, {
      facts: { settings, program: this.#draft.title },
    });
  }

  #find(key: SsoKey): string | undefined {
    const own = this.#target.settings.ofBookmark(key);
    const copied = this.#copied.get(key);
    const preset = this.#target.settings.find(key);
    if (own !== undefined && !isBlank(own.value)) {
      this.#draft.use(key, own.value, own.origin);
      this.#places.set(key, own.place);
      return own.value;
    }
    if (copied !== undefined && !isBlank(copied.value)) {
      this.#draft.useAws(copied);
      this.#places.set(key, placeOf(copied));
      return copied.value;
    }
    if (preset === undefined || isBlank(preset.value)) return undefined;
    this.#draft.use(key, preset.value, preset.origin);
    this.#places.set(key, preset.place);
    return preset.value;
  }

  #prefilled(key: SsoKey): Prefilled | undefined {
    const values = [...this.#picked].flatMap(([answer, properties]) => {
      const value = properties.get(key)?.value;
      return isBlank(value) ? [] : [{ answer, value }];
    });
    return values.length === 0 ? undefined : { by: 'aws-profile', values };
  }

  /** A username is looked up as the name of an AWS profile; without a match everything is asked (§3.1, §3.3). */
  #ofUsername(reading: AwsReading): Properties {
    const { username, usernamePlace } = this.#target;
    const { profile, properties } = resolveForPlan(this.#draft, this.#target, reading, username);
    if (isSsoProfile(profile) && ssoKeys.some((key) => properties.has(key))) return properties;
    if (this.#isComplete()) return properties;
    const candidates = ssoProfileNames(reading);
    const facts = { username, program: this.#draft.title, ...(candidates.length === 0 ? {} : { candidates }) };
    this.#draft.problem('plan-sso-username-not-matched', usernamePlace, { facts });
    return properties;
  }

  /** All four are there without the AWS files, so that the username is of no use. */
  #isComplete(): boolean {
    return ssoKeys.every((key) => !isBlank(this.#target.settings.find(key)?.value));
  }
}
