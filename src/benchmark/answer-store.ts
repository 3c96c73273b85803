import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import type { Answer } from './chat.ts';
import { KeyIndex } from './key-index.ts';

const NEWLINE = 10;
const CHUNK = 65_536;
/** Each record begins so; the key is read without parsing the rest. */
const KEY_START = '{"key":"';
const KEY_LENGTH = 32;

/**
 * Answers on disk, one JSON line each, written the moment they arrive: a killed run asks nothing twice.
 * Only appended to; a line that was cut by a kill is passed over.
 */
export class AnswerStore {
  readonly #path: string;
  readonly #file: number;
  readonly #index = new KeyIndex();
  #end = 0;

  constructor(path: string) {
    this.#path = path;
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.#file = openSync(path, 'a+');
      this.#load();
    } catch (cause) {
      throw this.#failure(cause);
    }
  }

  /** How many answers are stored. */
  get size(): number {
    return this.#index.size;
  }

  /** null where there is none, or its line is damaged. */
  get(key: string): Answer | null {
    const offset = this.#index.get(key);
    if (offset === null) return null;
    try {
      const { key: stored, ...answer } = JSON.parse(this.#lineAt(offset)) as Answer & { key: string };
      return stored === key ? answer : null;
    } catch {
      return null;
    }
  }

  /** Written before it returns. `key`: 32 hex digits. */
  put(key: string, answer: Answer): void {
    const line = Buffer.from(`${JSON.stringify({ key, ...answer })}\n`);
    try {
      for (let written = 0; written < line.length; ) {
        written += writeSync(this.#file, line, written, line.length - written);
      }
    } catch (cause) {
      throw this.#failure(cause);
    }
    this.#index.set(key, this.#end);
    this.#end += line.length;
  }

  close(): void {
    closeSync(this.#file);
  }

  #load(): void {
    const size = fstatSync(this.#file).size;
    let start = 0;
    let head = '';
    const chunk = Buffer.alloc(CHUNK);
    for (let offset = 0; offset < size; ) {
      const length = readSync(this.#file, chunk, 0, CHUNK, offset);
      for (let from = 0; from < length; ) {
        const newline = chunk.subarray(0, length).indexOf(NEWLINE, from);
        const to = newline === -1 ? length : newline;
        if (head.length < KEY_START.length + KEY_LENGTH)
          head += chunk.toString('latin1', from, Math.min(to, from + 64));
        if (newline === -1) break;
        if (head.startsWith(KEY_START))
          this.#index.set(head.slice(KEY_START.length, KEY_START.length + KEY_LENGTH), start);
        start = offset + newline + 1;
        head = '';
        from = newline + 1;
      }
      offset += length;
    }
    this.#end = size;
    if (start === size) return;
    // The last run was killed while it wrote; the next line must not be glued to what is left.
    this.#end += writeSync(this.#file, '\n');
  }

  #lineAt(offset: number): string {
    const parts: Buffer[] = [];
    for (let at = offset; ; ) {
      const chunk = Buffer.alloc(4096);
      const length = readSync(this.#file, chunk, 0, chunk.length, at);
      const newline = chunk.subarray(0, length).indexOf(NEWLINE);
      parts.push(chunk.subarray(0, newline === -1 ? length : newline));
      if (newline !== -1 || length === 0) return Buffer.concat(parts).toString('utf8');
      at += length;
    }
  }

  #failure(cause: unknown): RetakeError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new RetakeError('OUTPUT_FAILED', `cannot keep answers in ${this.#path}: ${reason}`, {
      hint: 'Check that the folder can be written to and that the disk is not full.',
      cause,
    });
  }
}
