import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './bytes.ts';
import { JsonError, parseJson } from './tolerant.ts';
import { isOver, type Run, runOver, textOf } from './value-run.ts';

/** One value found at the wanted path. */
export interface Element {
  /** Its key in an object or its 0-based number in an array. */
  key: string | number;
  /** The key of what it lies in, where the path leads there by `*`, too; else null. */
  group: string | number | null;
  /** Its text (textOf) can be had until the next chunk is pushed. */
  value: Run;
}

/** Keys from the root to the wanted values: a name, one of several names, or `*` for any key or number. */
export type ScanPath = readonly (string | readonly string[])[];

interface Container {
  isArray: boolean;
  key: string | number;
}

type Expects = 'value' | 'key' | 'colon' | 'comma' | 'nothing';

/**
 * Finds the values at one path of a JSON document that is fed in chunks of any size, and the members of its root that
 * are asked for. It keeps no more than one value in memory. `*` in the path stands for any key or number.
 */
export class DocumentScanner {
  readonly header: Record<string, unknown> = {};
  readonly #path: ScanPath;
  readonly #wanted: ReadonlySet<string>;
  readonly #stack: Container[] = [];
  #expects: Expects = 'value';
  #run: Run | null = null;
  #base = 0;

  constructor(path: ScanPath, wanted: Iterable<string> = []) {
    this.#path = path;
    this.#wanted = new Set(wanted);
  }

  /** The elements that end in this chunk, whose memory may be used again for the next. */
  push(chunk: Uint8Array): Element[] {
    const found: Element[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.#run === null) {
        at = this.#step(chunk, at);
        continue;
      }
      const end = runOver(this.#run, chunk, at);
      if (this.#run.use !== 'none') this.#run.pieces.push(chunk.subarray(at, end));
      at = end;
      if (isOver(this.#run)) this.#finish(this.#run, found);
    }
    const last = this.#run?.pieces.pop();
    if (last !== undefined) this.#run?.pieces.push(new Uint8Array(last));
    this.#base += chunk.length;
    return found;
  }

  /** To be called after the last chunk; throws where the document is not whole. */
  end(): Element[] {
    const found: Element[] = [];
    if (this.#run?.kind === 'scalar') this.#finish(this.#run, found);
    if (this.#expects !== 'nothing') throw new JsonError('it ends in the middle', this.#base);
    return found;
  }

  /** One byte of structure. Returns the index of the next. */
  #step(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0;
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return at + 1;
    const top = this.#stack.at(-1);
    if (
      byte === (top?.isArray ? CLOSE_BRACKET : CLOSE_BRACE) &&
      top !== undefined &&
      this.#expects !== 'colon'
    ) {
      if (this.#expects === 'value' && !top.isArray) throw this.#unexpected(byte, at);
      this.#stack.pop();
      this.#afterValue();
      return at + 1;
    }
    if (this.#expects === 'value') return this.#beginValue(byte, at);
    if (this.#expects === 'key' && byte === QUOTE) return this.#begin('text', 'key', at);
    if (this.#expects === 'colon' && byte === COLON) {
      this.#expects = 'value';
      return at + 1;
    }
    if (this.#expects === 'comma' && byte === COMMA && top !== undefined) {
      if (top.isArray) top.key = Number(top.key) + 1;
      this.#expects = top.isArray ? 'value' : 'key';
      return at + 1;
    }
    throw this.#unexpected(byte, at);
  }

  #beginValue(byte: number, at: number): number {
    const isContainer = byte === OPEN_BRACE || byte === OPEN_BRACKET;
    const kind = isContainer ? 'container' : byte === QUOTE ? 'text' : 'scalar';
    if (kind === 'scalar' && !isScalarStart(byte)) throw this.#unexpected(byte, at);
    const depth = this.#stack.length;
    const top = this.#stack.at(-1);
    const fits = top === undefined || isAt(this.#path[depth - 1], top.key);
    if (fits && depth === this.#path.length) return this.#begin(kind, 'element', at);
    if (fits && isContainer) {
      const isArray = byte === OPEN_BRACKET;
      this.#stack.push({ isArray, key: isArray ? 0 : '' });
      this.#expects = isArray ? 'value' : 'key';
      return at + 1;
    }
    const isHeader = depth === 1 && typeof top?.key === 'string' && this.#wanted.has(top.key);
    return this.#begin(kind, isHeader ? 'header' : 'none', at);
  }

  #begin(kind: Run['kind'], use: Run['use'], at: number): number {
    this.#run = { kind, use, depth: 0, inText: false, escaped: false, offset: this.#base + at, pieces: [] };
    return at;
  }

  #finish(run: Run, found: Element[]): void {
    this.#run = null;
    const top = this.#stack.at(-1);
    if (run.use === 'key' && top !== undefined) {
      top.key = String(this.#parse(run));
      this.#expects = 'colon';
      return;
    }
    if (run.use === 'header') setOwn(this.header, String(top?.key), this.#parse(run));
    this.#afterValue();
    if (run.use === 'element') found.push({ key: top?.key ?? 0, group: this.#group(), value: run });
  }

  #group(): string | number | null {
    return this.#path.at(-2) === '*' ? (this.#stack.at(-2)?.key ?? null) : null;
  }

  #parse(run: Run): unknown {
    try {
      return parseJson(textOf(run));
    } catch (error) {
      if (error instanceof JsonError) throw new JsonError(error.message, run.offset);
      throw error;
    }
  }

  #afterValue(): void {
    this.#expects = this.#stack.length === 0 ? 'nothing' : 'comma';
  }

  #unexpected(byte: number, at: number): JsonError {
    const shown =
      byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `byte 0x${byte.toString(16)}`;
    const wanted = this.#expects === 'nothing' ? 'the end' : `a ${this.#expects}`;
    return new JsonError(`${shown} stands where ${wanted} should`, this.#base + at);
  }
}

function isAt(step: string | readonly string[] | undefined, key: string | number): boolean {
  if (typeof step === 'string') return step === '*' || step === key;
  return step !== undefined && typeof key === 'string' && step.includes(key);
}

function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function isScalarStart(byte: number): boolean {
  return (
    byte === 0x2d || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x7a && byte !== BACKSLASH)
  );
}
