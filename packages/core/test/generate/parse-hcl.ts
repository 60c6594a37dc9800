/** A block as the test reads it back: `resource`, labels, attributes. References come back as `{ reference: … }`. */
export interface ParsedBlock {
  readonly words: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * The part of HCL that is generated, read strictly: blocks with quoted labels, attributes, texts, numbers, truth values,
 * lists, objects, jsonencode(…), references and comments. Terraform is not on this machine; this proves structure and
 * escapes only.
 */
export function parseHcl(text: string): readonly ParsedBlock[] {
  const reader = new HclReader(text);
  const blocks: ParsedBlock[] = [];
  for (reader.blank(); !reader.ended; reader.blank()) blocks.push(reader.block());
  return blocks;
}

class HclReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get ended(): boolean {
    return this.#at >= this.#text.length;
  }

  blank(): void {
    const found = /(?:\s|#[^\n]*\n)*/uy;
    found.lastIndex = this.#at;
    this.#at += found.exec(this.#text)?.[0].length ?? 0;
  }

  block(): ParsedBlock {
    const words = [this.#take(/[a-z]+/uy)];
    for (this.blank(); this.#peek() === '"'; this.blank()) words.push(this.#string());
    this.#expect('{');
    const attributes: Record<string, unknown> = {};
    for (this.blank(); this.#peek() !== '}'; this.blank()) {
      const name = this.#take(/[a-z_]+/uy);
      this.blank();
      this.#expect('=');
      if (Object.hasOwn(attributes, name)) throw new Error(`${name} stands twice`);
      attributes[name] = this.#value();
    }
    this.#expect('}');
    return { words, attributes };
  }

  #value(): unknown {
    this.blank();
    const next = this.#peek();
    if (next === '"') return this.#string();
    if (next === '[') return this.#list();
    if (next === '{') return this.#object();
    const word = this.#take(/\d+|[A-Za-z_][\w.-]*/uy);
    if (word === 'true' || word === 'false') return word === 'true';
    if (/^\d/u.test(word)) return Number(word);
    if (this.#peek() !== '(') return { reference: word };
    this.#expect('(');
    const inner = this.#value();
    this.blank();
    this.#expect(')');
    if (word === 'jsonencode') return inner;
    return { reference: `${word}(…)${this.#peek() === '[' ? this.#take(/\[\d+\]/uy) : ''}` };
  }

  #list(): unknown {
    const items: unknown[] = [];
    this.#expect('[');
    for (this.blank(); this.#peek() !== ']'; this.blank()) {
      items.push(this.#value());
      this.blank();
      if (this.#peek() !== ']') this.#expect(',');
    }
    this.#expect(']');
    return items;
  }

  #object(): unknown {
    const members: Record<string, unknown> = {};
    this.#expect('{');
    for (this.blank(); this.#peek() !== '}'; this.blank()) {
      const key = this.#peek() === '"' ? this.#string() : this.#take(/[A-Za-z]\w*/uy);
      this.blank();
      this.#expect('=');
      members[key] = this.#value();
    }
    this.#expect('}');
    return members;
  }

  #string(): string {
    this.#expect('"');
    let value = '';
    for (;;) {
      const rest = this.#text.slice(this.#at, this.#at + 6);
      const escape = /^\\(?:u([0-9a-f]{4})|([nrt"\\]))/u.exec(rest);
      if (escape !== null) {
        const plain = new Map([
          ['n', '\n'],
          ['r', '\r'],
          ['t', '\t'],
        ]);
        const [whole, code, sign = ''] = escape;
        value += code === undefined ? (plain.get(sign) ?? sign) : String.fromCharCode(Number.parseInt(code, 16));
        this.#at += whole.length;
      } else if (rest.startsWith('$${') || rest.startsWith('%%{')) {
        value += rest.slice(1, 3);
        this.#at += 3;
      } else if (rest.startsWith('${') || rest.startsWith('%{')) {
        throw new Error(`a template begins at ${this.#at}`);
      } else if (rest.startsWith('"')) {
        this.#at += 1;
        return value;
      } else {
        if (rest === '' || rest.startsWith('\n') || rest.startsWith('\\')) throw new Error(`bad text at ${this.#at}`);
        value += rest.charAt(0);
        this.#at += 1;
      }
    }
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #expect(sign: string): void {
    if (this.#peek() !== sign)
      throw new Error(`${sign} wanted at ${this.#at}: ${this.#text.slice(this.#at, this.#at + 30)}`);
    this.#at += 1;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined)
      throw new Error(`nothing known at ${this.#at}: ${this.#text.slice(this.#at, this.#at + 30)}`);
    this.#at += found.length;
    return found;
  }
}
