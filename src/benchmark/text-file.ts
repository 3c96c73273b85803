import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RetakeError } from '../domain/error.ts';

/** Written in pieces of this size. */
const BUFFERED = 65_536;

/** A text, written piece by piece beside its place and moved there when it is complete: whole or not at all. */
export class TextFile {
  readonly path: string;
  readonly #partial: string;
  readonly #file: number;
  #waiting: string[] = [];
  #size = 0;

  constructor(path: string) {
    this.path = path;
    // One name, so that what a killed run left is overwritten.
    this.#partial = join(dirname(path), `.${basename(path)}.partial`);
    this.#file = this.#guard(() => {
      mkdirSync(dirname(path), { recursive: true });
      return openSync(this.#partial, 'w');
    });
  }

  add(text: string): void {
    this.#waiting.push(text);
    this.#size += text.length;
    if (this.#size >= BUFFERED) this.#guard(() => this.#flush());
  }

  /** Moves the file to its place. */
  finish(): void {
    this.#guard(() => {
      this.#flush();
      closeSync(this.#file);
      renameSync(this.#partial, this.path);
    });
  }

  /** Leaves nothing behind. Best effort: the failure that led here is the one to report. */
  discard(): void {
    try {
      closeSync(this.#file);
    } catch {}
    rmSync(this.#partial, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(''));
    this.#waiting = [];
    this.#size = 0;
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
  }

  #guard<T>(write: () => T): T {
    try {
      return write();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new RetakeError('OUTPUT_FAILED', `cannot write ${this.path}: ${reason}`, {
        hint: 'Check that the folder can be written to and that the disk is not full.',
        cause,
      });
    }
  }
}
