import type { SourceText } from '../../source/source-text.ts';
import type { GenericIniSection, GenericIniSetting } from '../generic-ini.ts';

/** Takes settings out of a section one by one, so that what nobody asked for can be told. */
export class SettingsReader {
  readonly secrets: string[] = [];
  readonly #source: SourceText;
  readonly #section: GenericIniSection;
  readonly #asked: Set<string> = new Set();

  constructor(source: SourceText, section: GenericIniSection) {
    this.#source = source;
    this.#section = section;
  }

  /** The value of a key; undefined when it is missing or empty. */
  text(key: string): string | undefined {
    this.#asked.add(key);
    const value = this.#section.settings.get(key)?.value;
    return value === '' ? undefined : value;
  }

  /** As `text`, and remembered as one that must never be printed. */
  secret(key: string): string | undefined {
    const setting = this.#section.settings.get(key);
    const value = this.text(key);
    if (setting !== undefined && value !== undefined) this.secrets.push(value, this.#source.slice(setting.valueSpan));
    return value;
  }

  /** Settings that are known and say nothing about the connection. */
  pass(...keys: readonly string[]): void {
    for (const key of keys) this.#asked.add(key);
  }

  /** What is left, when everything of interest was asked for. */
  unasked(): readonly GenericIniSetting[] {
    return [...this.#section.settings]
      .filter(([key, { value }]) => !this.#asked.has(key) && value !== '')
      .map(([, one]) => one);
  }
}
