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

  /** The lines that end in this chunk. */
  push(chunk: Uint8Array): Line[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines: Line[] = [];
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
      this.#number++;
      this.#take(bytes, from, end, lines);
      from = end + 1;
    }
    if (from < bytes.length) this.#pending.push(new Uint8Array(bytes.subarray(from)));
    return lines;
  }

  /** The last line, where it has no end. */
  end(): Line[] {
    const lines: Line[] = [];
    this.#number++;
    this.#take(Buffer.alloc(0), 0, 0, lines);
    return lines;
  }

  #take(bytes: Buffer, from: number, end: number, lines: Line[]): void {
    if (this.#pending.length === 0) {
      this.#cut(bytes, from, end, lines);
      return;
    }
    const whole = Buffer.concat([...this.#pending, bytes.subarray(from, end)]);
    this.#pending = [];
    this.#cut(whole, 0, whole.length, lines);
  }

  /** White space around a row is cut off as bytes: most rows have none, and need no second copy. */
  #cut(bytes: Buffer, from: number, end: number, lines: Line[]): void {
    let start = from;
    let stop = end;
    while (start < stop && isSpace(bytes[start])) start++;
    while (stop > start && isSpace(bytes[stop - 1])) stop--;
    if (start === stop) return;
    const record = this.#records++;
    if (this.#passesOver(record)) return;
    lines.push({ text: bytes.toString('utf8', start, stop), number: this.#number, record });
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0d || byte === 0x09;
}
