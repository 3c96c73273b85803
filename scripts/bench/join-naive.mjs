// What one would write in Node in five minutes: how many questions were fixed and how many broke.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const [before, after] = process.argv.slice(2);

async function goThrough(file, see) {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { prompt, judgment } = JSON.parse(line);
    see(prompt.normalize('NFC').replace(/\s+/g, ' ').trim(), judgment.winner);
  }
}

const winners = new Map();
let [fixed, broken] = [0, 0];
await goThrough(before, (prompt, winner) => winners.set(prompt, winner));
await goThrough(after, (prompt, winner) => {
  const old = winners.get(prompt);
  if (old === 'B' && winner === 'A') fixed++;
  if (old === 'A' && winner === 'B') broken++;
});
console.log(`${fixed} ${broken}`);
