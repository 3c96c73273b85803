import { createHash, type Hash } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Characters of all files together that wait in memory. */
const MOST_WAITING = 1 << 18;

interface Growing {
  path: string;
  waiting: string;
  hash: Hash;
}

/** Files that are written at the same time, a text now of this, now of that; however many, few bytes are in memory. */
export class GrowingFiles {
  readonly #folder: string;
  readonly #files = new Map<string, Growing>();
  #waiting = 0;

  /** Until they are finished they lie in `folder` under names of their own. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  append(name: string, text: string): void {
    const file = this.#files.get(name) ?? this.#begin(name);
    file.waiting += text;
    this.#waiting += text.length;
    if (this.#waiting > MOST_WAITING) this.#flush();
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
    const file = { path, waiting: '', hash: createHash('sha256') };
    this.#files.set(name, file);
    return file;
  }

  #flush(): void {
    for (const file of this.#files.values()) {
      if (file.waiting === '') continue;
      const bytes = Buffer.from(file.waiting);
      file.waiting = '';
      appendFileSync(file.path, bytes);
      file.hash.update(bytes);
    }
    this.#waiting = 0;
  }
}
