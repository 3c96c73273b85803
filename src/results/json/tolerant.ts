/** What the text is not, and where. */
export class JsonError extends Error {
  /** Index into the text, 0-based. */
  readonly position: number;

  constructor(what: string, position: number) {
    super(what);
    this.position = position;
  }
}

/**
 * Parses JSON as results hold it: plain JSON, and the bare NaN, Infinity and -Infinity that Python writes.
 * Throws JsonError with the position of what is wrong.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return new Parser(text, false).document();
  }
}

/** Parses what is there of a text that was cut off anywhere: incomplete members are left out. */
export function parseJsonStart(text: string): unknown {
  return new Parser(text, true).document();
}

/** Thrown and caught inside this file: the text is at its end and the caller knows that it was cut. */
const CUT = Symbol('cut');

const DEEPEST = 500;
const LONGEST_SCALAR = 40;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const WORDS: [string, unknown][] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];

class Parser {
  readonly #text: string;
  readonly #cut: boolean;
  #at = 0;

  constructor(text: string, cut: boolean) {
    this.#text = text;
    this.#cut = cut;
  }

  document(): unknown {
    const slot: { value?: unknown } = {};
    try {
      this.#value(0, (value) => {
        slot.value = value;
      });
      this.#space();
      if (!this.#cut && this.#at < this.#text.length) throw this.#error('there is more after the value');
    } catch (error) {
      if (error !== CUT) throw error;
    }
    return slot.value;
  }

  /** Containers are handed over before they are filled, so that a cut leaves what was read of them. */
  #value(depth: number, take: (value: unknown) => void): void {
    this.#space();
    if (depth > DEEPEST) throw this.#error(`nested more than ${DEEPEST} deep`);
    const char = this.#text[this.#at];
    if (char === '{') this.#object(depth, take);
    else if (char === '[') this.#array(depth, take);
    else take(char === '"' ? this.#string() : this.#scalar());
  }

  #object(depth: number, take: (value: unknown) => void): void {
    const object: Record<string, unknown> = {};
    take(object);
    this.#at++;
    if (this.#closes('}')) return;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') throw this.#error('a key in double quotes is missing');
      const key = this.#string();
      this.#expect(':');
      this.#value(depth + 1, (value) => {
        // Like JSON.parse: `__proto__` is a key as any other.
        Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
      });
      if (this.#closes('}')) return;
      this.#expect(',');
    }
  }

  #array(depth: number, take: (value: unknown) => void): void {
    const array: unknown[] = [];
    take(array);
    this.#at++;
    if (this.#closes(']')) return;
    for (;;) {
      const index = array.length;
      this.#value(depth + 1, (value) => {
        array[index] = value;
      });
      if (this.#closes(']')) return;
      this.#expect(',');
    }
  }

  #closes(bracket: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at++;
    return true;
  }

  #expect(char: string): void {
    this.#space();
    if (this.#text[this.#at] !== char) throw this.#error(`"${char}" is missing`);
    this.#at++;
  }

  #string(): string {
    const start = this.#at;
    for (let at = start + 1; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === '\\') at++;
      else if (char === '"') {
        this.#at = at + 1;
        return this.#unquote(start, this.#at);
      }
    }
    throw this.#ended('a text is not closed', start);
  }

  #unquote(start: number, end: number): string {
    try {
      return JSON.parse(this.#text.slice(start, end)) as string;
    } catch {
      throw new JsonError('a text holds a bad escape or control character', start);
    }
  }

  #scalar(): unknown {
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    NUMBER.lastIndex = this.#at;
    const digits = NUMBER.exec(this.#text)?.[0] ?? '';
    if (this.#isCutScalar()) throw this.#ended('it ends in the middle', this.#text.length);
    if (digits === '') throw this.#error('a value is missing');
    this.#at += digits.length;
    return Number(digits);
  }

  /** True where nothing but the beginning of a word or number is left. */
  #isCutScalar(): boolean {
    if (this.#text.length - this.#at > LONGEST_SCALAR) return false;
    const rest = this.#text.slice(this.#at);
    return (
      (this.#cut && /^-?[\d.eE+-]*$/u.test(rest)) ||
      WORDS.some(([word]) => word.startsWith(rest) && rest !== word)
    );
  }

  #space(): void {
    while (' \n\r\t'.includes(this.#text[this.#at] ?? '-')) this.#at++;
  }

  #error(what: string): unknown {
    return this.#at >= this.#text.length
      ? this.#ended('it ends in the middle', this.#at)
      : new JsonError(what, this.#at);
  }

  #ended(what: string, position: number): unknown {
    return this.#cut ? CUT : new JsonError(what, position);
  }
}
