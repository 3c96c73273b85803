// Measures `retake benchmark` against a server of our own: the share of the ideal rate at 50 ms latency and 32
// questions at once, and the peak memory of exams of 10,000 and 100,000 questions.
// Run: node scripts/bench-exam.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const LATENCY_MS = 50;
const CONCURRENCY = 32;

const folder = mkdtempSync(join(tmpdir(), 'retake-bench-'));
const program = join(folder, 'sit.mjs');

async function main() {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../test/benchmark/sit.ts', import.meta.url)),
    platform: 'node',
  });
  await bundle.write({ file: program, format: 'esm' });
  await bundle.close();

  const slow = await serve(LATENCY_MS);
  const { report } = await sit(slow.url, 4000);
  slow.close();
  const ideal = CONCURRENCY / (LATENCY_MS / 1000);
  const rate = 4000 / report.seconds;
  console.log(
    `${LATENCY_MS} ms latency, ${CONCURRENCY} at once: ${rate.toFixed(0)} of ${ideal} answers/s, ${((100 * rate) / ideal).toFixed(1)} %`,
  );

  const quick = await serve(0);
  for (const count of [10_000, 100_000]) {
    const { report } = await sit(quick.url, count);
    const mib = (report.peak_rss / 2 ** 20).toFixed(0);
    console.log(
      `${count} questions: ${report.seconds.toFixed(1)} s, ${report.answers} answers, peak RSS ${mib} MiB`,
    );
  }
  quick.close();
}

async function serve(latencyMs) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({
            choices: [
              { message: { content: `The answer is 4. ${'word '.repeat(100)}` }, finish_reason: 'stop' },
            ],
            usage: { prompt_tokens: 10, completion_tokens: 100 },
          }),
        );
      }, latencyMs);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}/v1`, close };
}

async function sit(url, count) {
  const out = join(folder, `${count}.jsonl`);
  const child = spawn(process.execPath, [program, url, out, String(count), String(CONCURRENCY)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`the exam ended with ${code}`);
  return { report: JSON.parse(text) };
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true });
}
