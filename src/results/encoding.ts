import { isUtf8 } from 'node:buffer';
import type { Warning } from '../domain/benchmark/item.ts';
import { openBytes } from './open-bytes.ts';
import type { Source } from './source.ts';

/** What stands in a text for bytes that are no UTF-8. It can also stand in the file itself: models write it. */
export const REPLACEMENT = '\uFFFD';

/**
 * A warning where a file has bytes that are no UTF-8: how many places, and the first. Reads the file once more, so it
 * is for files in whose text the replacement character was seen.
 */
export async function encodingWarnings(source: Source): Promise<Warning[]> {
  const faults = new Utf8Faults();
  for await (const chunk of (await openBytes(source)).chunks) faults.push(chunk);
  const { count, firstLine } = faults.end();
  if (count === 0) return [];
  const places = `${count} ${count === 1 ? 'place is' : 'places are'} no UTF-8`;
  const message = `${source.path}: ${places}, the first in line ${firstLine}; what was meant there is lost, and stands as ${REPLACEMENT}: write the file as UTF-8`;
  return [{ code: 'not-utf-8', category: null, count, message }];
}

const NEWLINE = 0x0a;

/** The bytes that may follow. */
interface Expected {
  more: number;
  from: number;
  to: number;
}

const TAIL = { from: 0x80, to: 0xbf };

/** Counts the places in a text that are no UTF-8, in chunks that may end within a character (RFC 3629 section 4). */
export class Utf8Faults {
  #count = 0;
  #line = 1;
  #firstLine = 0;
  #expected: Expected | null = null;

  push(chunk: Uint8Array): void {
    if (this.#expected === null && isUtf8(chunk)) this.#skip(chunk);
    else for (const byte of chunk) this.#take(byte);
  }

  /** `firstLine`, from 1, is 0 where there is none. */
  end(): { count: number; firstLine: number } {
    if (this.#expected !== null) this.#fault();
    return { count: this.#count, firstLine: this.#firstLine };
  }

  #skip(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) this.#line++;
  }

  #take(byte: number): void {
    if (this.#expected !== null) {
      const { more, from, to } = this.#expected;
      if (byte >= from && byte <= to) {
        this.#expected = more === 1 ? null : { more: more - 1, ...TAIL };
        return;
      }
      this.#fault();
    }
    this.#expected = byte < 0x80 ? null : expectedAfter(byte);
    if (byte >= 0x80 && this.#expected === null) this.#fault();
    if (byte === NEWLINE) this.#line++;
  }

  #fault(): void {
    this.#count++;
    if (this.#count === 1) this.#firstLine = this.#line;
    this.#expected = null;
  }
}

/** null where no character begins with it. Neither overlong forms nor surrogates are characters. */
function expectedAfter(lead: number): Expected | null {
  if (lead >= 0xc2 && lead <= 0xdf) return { more: 1, ...TAIL };
  if (lead === 0xe0) return { more: 2, from: 0xa0, to: 0xbf };
  if (lead === 0xed) return { more: 2, from: 0x80, to: 0x9f };
  if (lead >= 0xe1 && lead <= 0xef) return { more: 2, ...TAIL };
  if (lead === 0xf0) return { more: 3, from: 0x90, to: 0xbf };
  if (lead === 0xf4) return { more: 3, from: 0x80, to: 0x8f };
  if (lead >= 0xf1 && lead <= 0xf3) return { more: 3, ...TAIL };
  return null;
}
