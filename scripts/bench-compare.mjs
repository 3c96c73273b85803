// Measures `retake compare`, as built in dist/, on two large runs against a join in DuckDB (npm i --no-save
// @duckdb/node-api), Python and a naive Node script, which count what was fixed and what broke and no more. All must
// find the same. Then what comparing and rendering cost by themselves. All run in turn, several times. Needs GNU time.
// `node scripts/bench-compare.mjs [--megabytes 200] [--rounds 3]`
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import { HEADER, measured, medians, printRows } from './bench/measure.mjs';

const { values } = parseArgs({
  options: { megabytes: { type: 'string', default: '200' }, rounds: { type: 'string', default: '3' } },
});
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'retake-bench-'));

function generated(share, seed) {
  // The file's name is the task's: two runs of one benchmark have the same.
  const file = join(folder, `run-${seed}`, 'judged.jsonl');
  mkdirSync(dirname(file), { recursive: true });
  const args = [here('bench/generate.mjs'), 'judged', file, values.megabytes, `${share}`, `${seed}`];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return file;
}

/** A verdict of any kind is no fault. */
const TOOLS = {
  Retake: {
    call: (before, after) => [
      process.execPath,
      here('../dist/cli.js'),
      ...['compare', '--before', before, '--after', after, '--json'],
    ],
    ends: [0, 1, 3],
    found: (stdout) => {
      const { improved, worsened } = JSON.parse(stdout).overall.all;
      return `${improved} ${worsened}`;
    },
  },
  DuckDB: { call: (...files) => [process.execPath, here('bench/join-duckdb.mjs'), ...files] },
  'Node, naive': { call: (...files) => [process.execPath, here('bench/join-naive.mjs'), ...files] },
  'Python json': { call: (...files) => ['python3', here('bench/join.py'), ...files] },
};

try {
  const files = [generated(0.3, 1), generated(0.28, 2)];
  const runs = new Map();
  let expected;
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, { call, ends, found = (stdout) => stdout.trim() }] of Object.entries(TOOLS)) {
      const result = measured(call(...files), ends);
      if (result === null) continue;
      runs.set(name, [...(runs.get(name) ?? []), result]);
      expected ??= found(result.stdout);
      if (found(result.stdout) !== expected)
        throw new Error(`${name} found ${found(result.stdout)}, not ${expected}`);
    }
  }
  const [fixed, broken] = expected.split(' ');
  const results = new Map([...runs].map(([name, all]) => [name, medians(all)]));
  console.log(HEADER);
  printRows(`2 x ${values.megabytes} MB joined, ${fixed} fixed, ${broken} broken`, results, 'DuckDB');
  const bundle = join(folder, 'verdict.mjs');
  await build({
    input: here('bench/verdict.ts'),
    platform: 'node',
    output: { file: bundle, format: 'esm', codeSplitting: false },
    logLevel: 'silent',
  });
  console.log(`\n${spawnSync(process.execPath, [bundle], { encoding: 'utf8' }).stdout}`);
} finally {
  rmSync(folder, { recursive: true });
}
