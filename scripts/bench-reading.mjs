// Measures reading against what a user would reach for: DuckDB (npm i --no-save @duckdb/node-api), Python's json, jq and
// a naive Node script. All run in turn, several times; each must print the same figures. Needs GNU time.
// `node scripts/bench-reading.mjs [--megabytes 200] [--large 1000] [--document 600] [--rounds 3]`
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200' },
    large: { type: 'string', default: '1000' },
    document: { type: 'string', default: '600' },
    rounds: { type: 'string', default: '3' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'retake-bench-'));
const here = (name) => join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'bench', name);
const bundle = join(folder, 'retake');
await build({
  input: here('retake.ts'),
  platform: 'node',
  output: { dir: bundle, format: 'esm', entryFileNames: '[name].mjs' },
  logLevel: 'silent',
});

function generated(form, megabytes, share, seed = 1) {
  const file = join(
    folder,
    `${form}-${megabytes}-${share}-${seed}${form === 'document' ? '.json' : '.jsonl'}`,
  );
  run(process.execPath, [here('generate.mjs'), form, file, megabytes, String(share), String(seed)]);
  return file;
}

const JQ = {
  judged: 'select(.judgment.winner == "B") | .prompt | length',
  'lm-eval': 'select(.exact_match == 0) | .doc.question | length',
  document: '.results[] | select(.judgment.winner == "B") | .prompt | length',
};
const TOOLS = {
  Retake: (task, files) => [process.execPath, [join(bundle, 'retake.mjs'), task, ...files]],
  DuckDB: (task, files) => [process.execPath, [here('duckdb.mjs'), task, ...files]],
  'Node, naive': (task, files) =>
    task === 'document' ? null : [process.execPath, [here('naive.mjs'), task, ...files]],
  'Python json': (task, files) => ['python3', [here('plain.py'), task, ...files]],
  jq: (task, files) => (task === 'join' ? null : ['jq', [JQ[task], ...files]]),
};

function run(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stderr ?? result.error}`);
  return result;
}

/** Processor seconds, wall seconds, peak memory in MB and what was printed; null where the tool is not there. */
function measured(tool, task, files) {
  const call = TOOLS[tool](task, files);
  if (call === null) return null;
  const [command, args] = call;
  const timed = ['-f', '%U %S %e %M', command, ...args];
  const { status, stdout, stderr } = spawnSync('time', timed, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) return null;
  const [user, system, wall, memory] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, wall, memory: memory / 1024, printed: figures(tool, stdout) };
}

/** jq prints one length a row. */
function figures(tool, stdout) {
  if (tool !== 'jq') return stdout.trim();
  const lengths = stdout.trim().split('\n').filter(Boolean).map(Number);
  return `${lengths.length} ${lengths.reduce((sum, length) => sum + length, 0)}`;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function measureAll(title, task, files) {
  const runs = new Map(Object.keys(TOOLS).map((tool) => [tool, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [tool, results] of runs) {
      const result = measured(tool, task, files);
      if (result !== null) results.push(result);
    }
  }
  const [expected] = runs.get('Retake').map(({ printed }) => printed);
  for (const [tool, results] of runs) {
    if (results.length === 0) continue;
    const wrong = results.find(({ printed }) => printed !== expected);
    if (wrong !== undefined) throw new Error(`${title}: ${tool} says ${wrong.printed}, Retake ${expected}`);
    const of = (figure) => median(results.map((result) => result[figure]));
    const cells = [title, tool, of('cpu').toFixed(2), of('wall').toFixed(2), of('memory').toFixed(0)];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

console.log('| input | tool | CPU s | wall s | peak MB |\n|---|---|---|---|---|');
const { megabytes, large, document } = values;
try {
  for (const share of [0.03, 0.3]) {
    const shown = `${share * 100} % failures`;
    for (const form of ['judged', 'lm-eval']) {
      const file = generated(form, megabytes, share);
      measureAll(`${megabytes} MB ${form} rows, ${shown}`, form, [file]);
      rmSync(file);
    }
  }
  const largest = generated('judged', large, 0.03);
  measureAll(`${large} MB judged rows`, 'judged', [largest]);
  rmSync(largest);
  const whole = generated('document', document, 0.03);
  measureAll(`${document} MB in one document`, 'document', [whole]);
  rmSync(whole);
  const pair = [generated('judged', megabytes, 0.3, 1), generated('judged', megabytes, 0.3, 2)];
  measureAll(`join of 2 x ${megabytes} MB`, 'join', pair);
} finally {
  rmSync(folder, { recursive: true });
}
