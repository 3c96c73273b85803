// What Retake does in the benchmark: read, pick the failures or pair two runs. Bundled when the benchmark runs.
import type { BenchmarkItem } from '../../src/domain/benchmark/item.ts';
import { readBatches } from '../../src/results/read.ts';

const [task, ...files] = process.argv.slice(2);

async function goThrough(file: string, see: (item: BenchmarkItem) => void): Promise<void> {
  for await (const items of readBatches([file], { cwd: process.cwd() })) for (const item of items) see(item);
}

let rows = 0;
let characters = 0;
if (task === 'join') {
  const [before = '', after = ''] = files;
  const scores = new Map<string, number | null>();
  await goThrough(before, ({ prompt, score }) => scores.set(prompt, score));
  await goThrough(after, ({ prompt, score }) => {
    if (scores.has(prompt) && scores.get(prompt) !== score) rows++;
  });
} else {
  await goThrough(files[0] ?? '', ({ outcome, prompt }) => {
    if (outcome !== 'loss' && outcome !== 'incorrect') return;
    rows++;
    characters += prompt.length;
  });
}
console.log(`${rows} ${characters}`);
