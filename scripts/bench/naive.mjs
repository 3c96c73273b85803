// What one would write in Node in five minutes.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const [task, ...files] = process.argv.slice(2);

async function goThrough(file, see) {
  for await (const line of createInterface({ input: createReadStream(file) })) see(JSON.parse(line));
}

let rows = 0;
let characters = 0;
if (task === 'join') {
  const winners = new Map();
  await goThrough(files[0], (row) => winners.set(row.prompt, row.judgment.winner));
  await goThrough(files[1], (row) => {
    if (winners.has(row.prompt) && winners.get(row.prompt) !== row.judgment.winner) rows++;
  });
} else {
  await goThrough(files[0], (row) => {
    const isFailed = task === 'lm-eval' ? row.exact_match === 0 : row.judgment.winner === 'B';
    if (!isFailed) return;
    rows++;
    characters += (task === 'lm-eval' ? row.doc.question : row.prompt).length;
  });
}
console.log(`${rows} ${characters}`);
