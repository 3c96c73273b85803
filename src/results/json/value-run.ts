import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './bytes.ts';

/** A value that is run over without looking into it, and where its bytes go. */
export interface Run {
  kind: 'container' | 'text' | 'scalar';
  depth: number;
  inText: boolean;
  escaped: boolean;
  use: 'element' | 'header' | 'key' | 'none';
  offset: number;
  pieces: Uint8Array[];
}

/** The value's own text. */
export function textOf(run: Run): string {
  const [only] = run.pieces;
  const bytes = run.pieces.length === 1 && only !== undefined ? only : Buffer.concat(run.pieces);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** Runs on to the end of the value or of the chunk; returns the index after the last byte that belongs to it. */
export function runOver(run: Run, chunk: Uint8Array, from: number): number {
  if (run.kind === 'scalar') return endOfScalar(run, chunk, from);
  let { depth } = run;
  let at = from;
  while (at < chunk.length) {
    if (run.inText) {
      at = endOfText(run, chunk, at);
      if (run.inText || depth > 0) continue;
      run.depth = -1;
      return at;
    }
    const byte = chunk[at++];
    if (byte === QUOTE) run.inText = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth === 0) {
      run.depth = -1;
      return at;
    }
  }
  run.depth = depth;
  return at;
}

/** Jumps from quote to quote: one that stands behind an odd number of backslashes does not end the text. */
function endOfText(run: Run, chunk: Uint8Array, from: number): number {
  let at = from;
  if (run.escaped) {
    run.escaped = false;
    at++;
  }
  const start = at;
  for (;;) {
    const quote = chunk.indexOf(QUOTE, at);
    if (quote === -1) {
      run.escaped = backslashesBefore(chunk, chunk.length, start) % 2 === 1;
      return chunk.length;
    }
    at = quote + 1;
    if (backslashesBefore(chunk, quote, start) % 2 === 1) continue;
    run.inText = false;
    return at;
  }
}

function backslashesBefore(chunk: Uint8Array, end: number, start: number): number {
  let at = end;
  while (at > start && chunk[at - 1] === BACKSLASH) at--;
  return end - at;
}

function endOfScalar(run: Run, chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && !endsScalar(chunk[at] ?? 0)) at++;
  if (at < chunk.length) run.depth = -1;
  return at;
}

function endsScalar(byte: number): boolean {
  return byte <= 0x20 || byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET;
}

/** True once the value has ended. */
export function isOver(run: Run): boolean {
  return run.depth === -1;
}
