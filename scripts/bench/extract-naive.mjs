// What one would write in Node in five minutes.
import { hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { taskOf } from './task.mjs';

const [form, file, out, seed, lastHeldOut] = process.argv.slice(2);
const train = createWriteStream(`${out}/train.jsonl`);
const heldOut = createWriteStream(`${out}/held-out.jsonl`);
const sha256 = (text) => hash('sha256', text);

for await (const line of createInterface({ input: createReadStream(file) })) {
  const row = JSON.parse(line);
  const isSample = form === 'lm-eval';
  const prompt = isSample ? row.doc.question : row.prompt;
  const completion = isSample ? row.target : row.ground_truth;
  const isFailed = isSample ? row.exact_match === 0 : row.judgment.winner === 'B';
  const identity = isSample
    ? `${taskOf(file)}/${row.doc_id}`
    : sha256(prompt.normalize('NFC').replace(/\s+/g, ' ').trim());
  const isHeldOut = sha256(`${seed}\n${identity}`).slice(0, 12) <= lastHeldOut;
  if (isHeldOut || isFailed)
    (isHeldOut ? heldOut : train).write(`${JSON.stringify({ prompt, completion })}\n`);
}
train.end();
heldOut.end();
