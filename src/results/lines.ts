/** One line of a file, without its end. */
export interface Line {
  text: string;
  /** 1-based. */
  number: number;
  /** Its place among the lines that are not blank, from 0. */
  record: number;
}

/** Says of a record, by its place among the file's records from 0, that nobody wants it. */
export type PassesOver = (record: number) => boolean;

const NEWLINE = 0x0a;

/** Splits a text that comes in chunks into its lines, blank ones left out; CRLF is taken like LF. */
export class LineSplitter {
  /** Copies of what the line so far had in earlier chunks: a chunk's memory may be used again. */
  #pending: Uint8Array[] = [];
  #number = 0;
  #records = 0;
  readonly #passesOver: PassesOver;

  /** Lines that are passed over are counted and not looked at. */
  constructor(passesOver: PassesOver = () => false) {
    this.#passesOver = passesOver;
  }

  /** The lines that end in this chunk, one at a time; to be gone through before the next chunk is pushed. */
  *push(chunk: Uint8Array): Generator<Line> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
      const line = this.#take(bytes, from, end);
      from = end + 1;
      if (line !== null) yield line;
    }
    if (from < bytes.length) this.#pending.push(new Uint8Array(bytes.subarray(from)));
  }

  /** The last line, where it has no end. */
  end(): Line[] {
    const line = this.#take(Buffer.alloc(0), 0, 0);
    return line === null ? [] : [line];
  }

  #take(bytes: Buffer, from: number, end: number): Line | null {
    this.#number++;
    if (this.#pending.length === 0) return this.#cut(bytes, from, end);
    const whole = Buffer.concat([...this.#pending, bytes.subarray(from, end)]);
    this.#pending = [];
    return this.#cut(whole, 0, whole.length);
  }

  /** White space around a row is cut off as bytes: most rows have none, and need no second copy. */
  #cut(bytes: Buffer, from: number, end: number): Line | null {
    let start = from;
    let stop = end;
    while (start < stop && isSpace(bytes[start])) start++;
    while (stop > start && isSpace(bytes[stop - 1])) stop--;
    if (start === stop) return null;
    const record = this.#records++;
    if (this.#passesOver(record)) return null;
    return { text: bytes.toString('utf8', start, stop), number: this.#number, record };
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0d || byte === 0x09;
}
