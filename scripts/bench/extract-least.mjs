// The least that a program on Node can do for these lm-eval rows: it reads the file once, takes its digest and looks
// at two numbers of each row, without a look at what else is in it; only what is chosen is parsed.
import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { taskOf } from './task.mjs';

const [, file, out, seed, lastHeldOut] = process.argv.slice(2);
const BLOCK = 1 << 18;
const [NEWLINE, COMMA, COLON, ZERO] = [0x0a, 0x2c, 0x3a, 0x30];
const ID_AT = '{"doc_id":'.length;
const task = taskOf(file);
const bytes = Buffer.alloc(4 * BLOCK);
const digest = createHash('sha256');
const targets = Object.fromEntries(
  ['train', 'held-out'].map((name) => [name, { text: '', file: openSync(`${out}/${name}.jsonl`, 'w') }]),
);

function write(target, text) {
  target.text += text;
  if (target.text.length > BLOCK) flush(target);
}

function flush(target) {
  writeSync(target.file, target.text);
  target.text = '';
}

function idOf(start) {
  let [at, id] = [start + ID_AT, 0];
  for (; bytes[at] !== COMMA; at++) id = id * 10 + bytes[at] - ZERO;
  return id;
}

function choose(start, end) {
  // The last member of a row is its exact_match.
  const isFailed = bytes[end - 2] === ZERO && bytes[end - 3] === COLON;
  const isHeldOut = hash('sha256', `${seed}\n${task}/${idOf(start)}`).slice(0, 12) <= lastHeldOut;
  if (!isHeldOut && !isFailed) return;
  const row = JSON.parse(bytes.toString('utf8', start, end));
  const chosen = JSON.stringify({ prompt: row.doc.question, completion: row.target });
  write(targets[isHeldOut ? 'held-out' : 'train'], `${chosen}\n`);
}

const source = openSync(file);
let kept = 0;
for (let read = readSync(source, bytes, 0, BLOCK); read > 0; read = readSync(source, bytes, kept, BLOCK)) {
  digest.update(bytes.subarray(kept, kept + read));
  const size = kept + read;
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1 && end < size; end = bytes.indexOf(NEWLINE, start)) {
    choose(start, end);
    start = end + 1;
  }
  bytes.copyWithin(0, start, size);
  kept = size - start;
}
closeSync(source);
for (const target of Object.values(targets)) flush(target);
digest.digest('hex');
