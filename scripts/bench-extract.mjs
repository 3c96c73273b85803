// Measures `retake extract`, as built in dist/, against what a user would reach for: DuckDB (npm i --no-save
// @duckdb/node-api), Python's json, jq and a naive Node script. All make the same training set: the failures, split by
// the same hashes; that they did is checked row by row. One query for DuckDB finds out what Retake tells of them, too,
// which is checked as well; the others only select. jq knows no SHA-256. All run in turn, several times. Needs GNU time.
// `node scripts/bench-extract.mjs [--megabytes 200] [--large 1000] [--document 600] [--rounds 3]`
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { HEADER, measured, medians, printRows } from './bench/measure.mjs';
import { factsIn, LAST_HELD_OUT, manifestIn, rowsIn, SEED, SPLIT_ONLY } from './bench/task.mjs';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200' },
    large: { type: 'string', default: '1000' },
    document: { type: 'string', default: '600' },
    rounds: { type: 'string', default: '3' },
  },
});
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'retake-bench-'));
const config = join(folder, 'split-only.yml');
writeFileSync(config, SPLIT_ONLY);

const NAMES = { judged: 'judged.jsonl', 'lm-eval': 'samples_sums.jsonl', document: 'judged.json' };
const JQ = {
  judged: 'select(.judgment.winner == "B") | {prompt, completion: .ground_truth}',
  'lm-eval': 'select(.exact_match == 0) | {prompt: .doc.question, completion: .target}',
  document: '.results[] | select(.judgment.winner == "B") | {prompt, completion: .ground_truth}',
};

const retake = (file, out) => [
  process.execPath,
  here('../dist/cli.js'),
  'extract',
  '--results',
  file,
  '--out',
  out,
];
const script = (program, name) => (form, file, out) => [
  program,
  here(name),
  form,
  file,
  out,
  SEED,
  LAST_HELD_OUT,
];

/** Each makes `train` and `held-out` in its folder; the last tool does more, so that nothing can be compared. */
const TOOLS = {
  Retake: {
    call: (_, file, out) => [...retake(file, out), '--config', config],
    made: (out, form) => {
      const name = form === 'judged' ? 'judged.jsonl' : 'sums.jsonl';
      const rows = { train: rowsIn(out, name), heldOut: rowsIn(join(out, 'held-out'), name) };
      return { ...rows, facts: manifestIn(out) };
    },
  },
  'DuckDB, the same': {
    call: script(process.execPath, 'bench/manifest-duckdb.mjs'),
    made: (out) => ({ ...bothFiles(out), facts: factsIn(out) }),
  },
  'DuckDB, only selects': { call: script(process.execPath, 'bench/extract-duckdb.mjs'), made: bothFiles },
  'Node at the least, only selects': {
    call: (form, ...rest) =>
      form === 'lm-eval' ? script(process.execPath, 'bench/extract-least.mjs')(form, ...rest) : null,
    made: bothFiles,
  },
  'Node, naive, only selects': {
    call: (form, ...rest) =>
      form === 'document' ? null : script(process.execPath, 'bench/extract-naive.mjs')(form, ...rest),
    made: bothFiles,
  },
  'Python json, only selects': { call: script('python3', 'bench/extract.py'), made: bothFiles },
  'jq, only selects': { call: (form, file) => ['jq', '-c', JQ[form], file], stdout: 'train.jsonl' },
  'Retake, default settings': { call: (_, file, out) => retake(file, out) },
};

function bothFiles(out) {
  return { train: rowsIn(out, 'train.jsonl'), heldOut: rowsIn(out, 'held-out.jsonl') };
}

function generated(form, megabytes, share) {
  const file = join(folder, NAMES[form]);
  const args = [here('bench/generate.mjs'), form, file, megabytes, String(share), '1'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return file;
}

/** One run in an empty folder; null where the tool is not there or cannot do it. */
function run({ call, stdout }, form, file, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const command = call(form, file, out);
  if (command === null) return null;
  if (stdout === undefined) return measured(command);
  const target = openSync(join(out, stdout), 'w');
  try {
    return measured(command, [0], target);
  } finally {
    closeSync(target);
  }
}

function measureAll(title, form, file) {
  const runs = new Map();
  let expected;
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, tool] of Object.entries(TOOLS)) {
      const out = join(folder, 'out');
      const result = run(tool, form, file, out);
      if (result === null) continue;
      runs.set(name, [...(runs.get(name) ?? []), result]);
      if (round > 0 || tool.made === undefined) continue;
      const made = tool.made(out, form);
      expected ??= made;
      if (!isDeepStrictEqual({ ...expected, ...made }, expected))
        throw new Error(`${title}: ${name} made another dataset`);
    }
  }
  const counts = `${expected.train.length} + ${expected.heldOut.length} rows`;
  const results = new Map([...runs].map(([name, all]) => [name, medians(all)]));
  printRows(`${title}, ${counts}`, results, 'DuckDB, the same');
}

const { megabytes, large, document } = values;
console.log(HEADER);
try {
  for (const size of [megabytes, large]) {
    for (const form of ['judged', 'lm-eval']) {
      for (const share of [0.03, 0.3]) {
        const file = generated(form, size, share);
        measureAll(`${size} MB ${form} rows, ${share * 100} % failed`, form, file);
        rmSync(file);
      }
    }
  }
  measureAll(`${document} MB in one document`, 'document', generated('document', document, 0.03));
} finally {
  rmSync(folder, { recursive: true });
}
