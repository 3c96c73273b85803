// The failures of judged rows as training rows, as one would write it in Node in five minutes.
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

const [file, out] = process.argv.slice(2);
const rows = createWriteStream(out);
let count = 0;
for await (const line of createInterface({ input: createReadStream(file) })) {
  const { prompt, ground_truth: completion, judgment } = JSON.parse(line);
  if (judgment.winner !== 'B') continue;
  rows.write(`${JSON.stringify({ prompt, completion })}\n`);
  count++;
}
rows.end();
console.log(count);
