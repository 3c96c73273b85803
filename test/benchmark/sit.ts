// Sits an exam of N additions from the command line, to be killed: `node sit.mjs URL OUT COUNT CONCURRENCY`.
import { createHash } from 'node:crypto';
import { sitExam } from '../../src/benchmark/sit-exam.ts';

const [url = '', out = '', count = '0', concurrency = '1'] = process.argv.slice(2);

function* questions() {
  for (let n = 0; n < Number(count); n++) {
    yield {
      task: 'sums',
      id: `q${n}`,
      category: 'sums',
      prompt: `What is ${n} + ${n}?`,
      reference: String(2 * n),
    };
  }
}

let peak = 0;
const report = await sitExam({
  questions: questions(),
  total: Number(count),
  model: {
    model: 'pupil',
    url,
    apiKey: null,
    revision: null,
    sampling: { temperature: 0, max_tokens: 64, top_p: null, seed: null },
    prices: null,
  },
  system: null,
  samples: 1,
  grader: { kind: 'reference' },
  out,
  cache: null,
  concurrency: Number(concurrency),
  timeoutMs: 2000,
  retries: 8,
  backoff: { firstMs: 10, longestMs: 100 },
  maxUsd: null,
  signal: new AbortController().signal,
  now: () => new Date(),
  random: Math.random,
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  onProgress: ({ done }) => {
    if (done % 1000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  },
});
console.log(JSON.stringify({ ...report, peak_rss: Math.max(peak, process.memoryUsage.rss()) }));
