// Measures `retake extract` and `retake compare`, as built in dist/, on large files: extract beside what DuckDB
// (npm i --no-save @duckdb/node-api) and a naive script need to write the same rows, without an audit, a split or a
// manifest. All run in turn, several times. Needs GNU time.
// `node scripts/bench-commands.mjs [--megabytes 200] [--large 1000] [--rounds 3]`
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200' },
    large: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
  },
});
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'retake-bench-'));
const out = join(folder, 'out');
const cli = here('../dist/cli.js');
// The rows that the others write, and no more.
const rowsOnly = join(folder, 'rows-only.yml');
writeFileSync(
  rowsOnly,
  'split: { holdout: 0 }\nfailures: { already_right: keep }\ndataset: { replay: 0, strip_markup: false }\n',
);

const examples = (stdout) => String(JSON.parse(stdout).examples);
const EXTRACT = {
  'retake extract': {
    call: (file) => [process.execPath, cli, 'extract', '--results', file, '--out', out, '--json'],
  },
  'retake extract, rows only': {
    call: (file) => [
      process.execPath,
      cli,
      'extract',
      '--results',
      file,
      '--out',
      out,
      '--json',
      '--config',
      rowsOnly,
    ],
    count: examples,
  },
  'DuckDB COPY': {
    call: (file) => [process.execPath, here('bench/extract-duckdb.mjs'), file, `${out}.jsonl`],
    count: (stdout) => stdout.trim(),
  },
  'Node, naive': {
    call: (file) => [process.execPath, here('bench/extract-naive.mjs'), file, `${out}.jsonl`],
    count: (stdout) => stdout.trim(),
  },
};

function generated(megabytes, share, seed = 1) {
  // The file's name is the task's: two runs of one benchmark have the same.
  const file = join(folder, `run-${seed}`, 'results.jsonl');
  mkdirSync(dirname(file), { recursive: true });
  const made = spawnSync(process.execPath, [
    here('bench/generate.mjs'),
    'judged',
    file,
    megabytes,
    `${share}`,
    `${seed}`,
  ]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return file;
}

/** Processor seconds, wall seconds and peak memory in MB of a child; null where it is not there. A verdict is no fault. */
function measured({ call, ends = [0] }, file) {
  const { status, stdout, stderr } = spawnSync('time', ['-f', '%U %S %e %M', ...call(file)], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (!ends.includes(status)) return null;
  const [user, system, wall, memory] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, wall, memory: memory / 1024, stdout };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs the tools in turn and prints a line for each; `base` is the tool that the others are held against. */
function measureAll(title, tools, file, base) {
  const runs = new Map(Object.keys(tools).map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, tool] of Object.entries(tools)) {
      const result = measured(tool, file);
      if (result !== null) runs.get(name).push(result);
    }
  }
  const of = (name, figure) => median(runs.get(name).map((result) => result[figure]));
  const isThere = (name) => runs.get(name).length > 0;
  const names = Object.keys(tools).filter(isThere);
  const counts = names.flatMap((name) => runs.get(name).map(({ stdout }) => tools[name].count?.(stdout)));
  const distinct = new Set(counts.filter((count) => count !== undefined));
  if (distinct.size > 1) throw new Error(`${title}: they differ: ${[...distinct].join(', ')}`);
  for (const name of names) {
    const ratio = isThere(base) ? (of(name, 'cpu') / of(base, 'cpu')).toFixed(1) : '';
    const cells = [title, name, of(name, 'cpu').toFixed(2), ratio, of(name, 'wall').toFixed(2)];
    console.log(`| ${[...cells, of(name, 'memory').toFixed(0)].join(' | ')} |`);
  }
}

const { megabytes, large } = values;
console.log('| input | tool | CPU s | x DuckDB | wall s | peak MB |\n|---|---|---|---|---|---|');
try {
  for (const [size, share] of [
    [megabytes, 0.03],
    [megabytes, 0.3],
    [large, 0.03],
    [large, 0.3],
  ]) {
    const file = generated(size, share);
    measureAll(`${size} MB, ${share * 100} % failures`, EXTRACT, file, 'DuckDB COPY');
    rmSync(file);
  }
  const [before, after] = [generated(megabytes, 0.3, 1), generated(megabytes, 0.28, 2)];
  const call = () => [process.execPath, cli, 'compare', '--before', before, '--after', after, '--json'];
  measureAll(
    `2 x ${megabytes} MB`,
    { 'retake compare': { call, ends: [0, 1, 3] } },
    before,
    'retake compare',
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
