import { createHash, type Hash } from 'node:crypto';
import { appendFileSync, closeSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes of all files together that wait in memory. */
const BLOCK = 1 << 18;
/** UTF-8 needs at most so many bytes for a unit of a string. */
const MOST_BYTES = 3;

/** A stretch of the block. */
interface Stretch {
  from: number;
  end: number;
}

interface Growing {
  path: string;
  waiting: Stretch[];
  hash: Hash;
}

/**
 * Files that are written at the same time, a text now of this, now of that; however many, few bytes are in memory.
 * They wait in one block, and not as texts, for those would be copied by every collection of garbage.
 */
export class GrowingFiles {
  readonly #folder: string;
  readonly #files = new Map<string, Growing>();
  readonly #block = Buffer.allocUnsafe(BLOCK);
  #inBlock = 0;

  /** Until they are finished they lie in `folder` under names of their own. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  append(name: string, text: string): void {
    const file = this.#files.get(name) ?? this.#begin(name);
    const most = text.length * MOST_BYTES;
    if (this.#inBlock + most > BLOCK) this.#flush();
    if (most > BLOCK) write(file, [Buffer.from(text)]);
    else this.#wait(file, this.#block.write(text, this.#inBlock));
  }

  /** Puts a file at its place below the folder; returns its SHA-256 in hex. */
  finish(name: string, path: string): string {
    this.#flush();
    const file = this.#files.get(name) ?? this.#begin(name);
    const place = join(this.#folder, path);
    mkdirSync(dirname(place), { recursive: true });
    renameSync(file.path, place);
    return file.hash.digest('hex');
  }

  #begin(name: string): Growing {
    const path = join(this.#folder, `.growing-${this.#files.size}`);
    appendFileSync(path, '');
    const file = { path, waiting: [], hash: createHash('sha256') };
    this.#files.set(name, file);
    return file;
  }

  /** Takes the next bytes of the block for a file's. */
  #wait({ waiting }: Growing, length: number): void {
    const from = this.#inBlock;
    this.#inBlock += length;
    const last = waiting.at(-1);
    if (last?.end === from) last.end = this.#inBlock;
    else waiting.push({ from, end: this.#inBlock });
  }

  #flush(): void {
    for (const file of this.#files.values()) {
      if (file.waiting.length === 0) continue;
      write(
        file,
        file.waiting.map(({ from, end }) => this.#block.subarray(from, end)),
      );
      file.waiting = [];
    }
    this.#inBlock = 0;
  }
}

/** Opened for each time: there can be more files than a process may keep open. */
function write({ path, hash }: Growing, pieces: readonly Buffer[]): void {
  const descriptor = openSync(path, 'a');
  try {
    for (const piece of pieces) {
      appendFileSync(descriptor, piece);
      hash.update(piece);
    }
  } finally {
    closeSync(descriptor);
  }
}
