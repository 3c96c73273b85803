// Measures `retake compare`, as built in dist/, on two large runs against a join in DuckDB (npm i --no-save
// @duckdb/node-api), Python and a naive Node script, which count what was fixed and what broke and no more; one query
// for DuckDB finds all figures of the verdict besides. All must find the same. Then what comparing and rendering cost
// by themselves. All run in turn, several times. Needs GNU time.
// `node scripts/bench-compare.mjs [--megabytes 200] [--rounds 3]`
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
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

const METRICS = ['accuracy', 'win_rate', 'tie_rate', 'loss_rate'];

/** A verdict's own figures, as far as DuckDB is asked for them; means to nine digits, for they are summed in turns. */
function figuresOf({ items, unmatched, metrics }) {
  const { added, removed, changed } = unmatched;
  const figures = METRICS.map((name) => {
    const { improved, worsened, before, after } = metrics[name];
    return [name, improved, worsened, before.toFixed(9), after.toFixed(9)];
  });
  return { items, unmatched: { added, removed, changed }, figures };
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
      const { categories, unmatched } = JSON.parse(stdout);
      const { all } = categories.judged;
      const { items, metrics, improved, worsened } = all;
      return { fates: `${improved} ${worsened}`, figures: figuresOf({ items, unmatched, metrics }) };
    },
  },
  'DuckDB, the same': {
    call: (...files) => [process.execPath, here('bench/verdict-duckdb.mjs'), ...files],
    found: (stdout) => {
      const facts = JSON.parse(stdout);
      const { improved, worsened } = facts.metrics.win_rate;
      return { fates: `${improved} ${worsened}`, figures: figuresOf(facts) };
    },
  },
  'DuckDB, only counts': { call: (...files) => [process.execPath, here('bench/join-duckdb.mjs'), ...files] },
  'Node, naive, only counts': {
    call: (...files) => [process.execPath, here('bench/join-naive.mjs'), ...files],
  },
  'Python json, only counts': { call: (...files) => ['python3', here('bench/join.py'), ...files] },
};

const countsOnly = (stdout) => ({ fates: stdout.trim() });

try {
  const files = [generated(0.3, 1), generated(0.28, 2)];
  const runs = new Map();
  let expected;
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, { call, ends, found = countsOnly }] of Object.entries(TOOLS)) {
      const result = measured(call(...files), ends);
      if (result === null) continue;
      runs.set(name, [...(runs.get(name) ?? []), result]);
      const told = found(result.stdout);
      expected ??= told;
      if (!isDeepStrictEqual({ ...expected, ...told }, expected))
        throw new Error(`${name} found ${JSON.stringify(told)}, not ${JSON.stringify(expected)}`);
    }
  }
  const [fixed, broken] = expected.fates.split(' ');
  const results = new Map([...runs].map(([name, all]) => [name, medians(all)]));
  console.log(HEADER);
  printRows(
    `2 x ${values.megabytes} MB joined, ${fixed} fixed, ${broken} broken`,
    results,
    'DuckDB, the same',
  );
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
