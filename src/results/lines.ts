/** One line of a file, without its end. */
export interface Line {
  text: string;
  /** 1-based. */
  number: number;
}

const NEWLINE = 0x0a;

/** The lines of a text that comes in chunks, blank ones left out; CRLF is taken like LF. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const pending: Uint8Array[] = [];
  let number = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      pending.push(chunk.subarray(from, end));
      number++;
      yield* line(pending, number);
      pending.length = 0;
      from = end + 1;
    }
    if (from < chunk.length) pending.push(chunk.slice(from));
  }
  yield* line(pending, number + 1);
}

function* line(pieces: Uint8Array[], number: number): Generator<Line> {
  const text = Buffer.concat(pieces).toString('utf8').trim();
  if (text !== '') yield { text, number };
}
