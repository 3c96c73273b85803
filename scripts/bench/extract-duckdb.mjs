// The same with DuckDB, the schema given, so that it parses no more than it is asked for.
import { availableParallelism } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import { taskOf } from './task.mjs';

const [form, file, out, seed, lastHeldOut] = process.argv.slice(2);
const ROW = 'prompt VARCHAR, ground_truth VARCHAR, judgment STRUCT(winner VARCHAR)';
const lines = (columns) => `read_json('${file}', format = 'newline_delimited', columns = ${columns})`;
const SOURCES = {
  judged: () => lines("{prompt: 'VARCHAR', ground_truth: 'VARCHAR', judgment: 'STRUCT(winner VARCHAR)'}"),
  'lm-eval': () =>
    lines("{doc_id: 'BIGINT', doc: 'STRUCT(question VARCHAR)', target: 'VARCHAR', exact_match: 'DOUBLE'}"),
  document: () => {
    const columns = `{results: 'STRUCT(${ROW})[]'}`;
    const all = `read_json('${file}', maximum_object_size = 2000000000, columns = ${columns})`;
    return `(SELECT r.* FROM (SELECT unnest(results) AS r FROM ${all}))`;
  },
};
const JUDGED = {
  prompt: 'prompt',
  completion: 'ground_truth',
  failed: "judgment.winner = 'B'",
  identity: "sha256(trim(regexp_replace(nfc_normalize(prompt), '\\s+', ' ', 'g')))",
};
const SAMPLE = {
  prompt: 'doc.question',
  completion: 'target',
  failed: 'exact_match = 0',
  identity: `'${taskOf(file)}/' || doc_id`,
};
const { prompt, completion, failed, identity } = form === 'lm-eval' ? SAMPLE : JUDGED;

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`SET threads = ${availableParallelism()}`);
await connection.run(`CREATE TEMP TABLE chosen AS SELECT * FROM (
  SELECT ${prompt} AS prompt, ${completion} AS completion, ${failed} AS failed,
    substr(sha256('${seed}' || chr(10) || ${identity}), 1, 12) <= '${lastHeldOut}' AS held_out
  FROM ${SOURCES[form]()}) WHERE held_out OR failed`);
const copy = (condition, name) =>
  connection.run(
    `COPY (SELECT prompt, completion FROM chosen WHERE ${condition}) TO '${out}/${name}.jsonl' (FORMAT json)`,
  );
await copy('NOT held_out', 'train');
await copy('held_out', 'held-out');
