// What Retake tells of these rows, asked of DuckDB, the schema given: besides the rows that are chosen the outcomes,
// the file's digest, which items are trained on, the audit and the warnings. The audit is what these rows need, and not
// what any answer may need.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { taskOf } from './task.mjs';

const [form, file, out, seed, lastHeldOut] = process.argv.slice(2);
const MARKS = 'STRUCT(correctness DOUBLE, completeness DOUBLE, clarity DOUBLE, relevance DOUBLE)';
const JUDGEMENT = `STRUCT(winner VARCHAR, response_a ${MARKS}, response_b ${MARKS})`;
const ROW = `prompt VARCHAR, local_response VARCHAR, ground_truth VARCHAR, judgment ${JUDGEMENT}`;
const lines = (columns) => `read_json('${file}', format = 'newline_delimited', columns = ${columns})`;
const SOURCES = {
  judged: () =>
    lines(
      `{prompt: 'VARCHAR', local_response: 'VARCHAR', ground_truth: 'VARCHAR', judgment: '${JUDGEMENT}'}`,
    ),
  'lm-eval': () =>
    lines(
      "{doc_id: 'BIGINT', doc: 'STRUCT(question VARCHAR)', target: 'VARCHAR', resps: 'VARCHAR[][]', exact_match: 'DOUBLE'}",
    ),
  document: () => {
    const columns = `{results: 'STRUCT(${ROW})[]'}`;
    const all = `read_json('${file}', maximum_object_size = 2000000000, columns = ${columns})`;
    return `(SELECT r.* FROM (SELECT unnest(results) AS r FROM ${all}))`;
  },
};
const sum = (marks) => `${marks}.correctness + ${marks}.completeness + ${marks}.clarity + ${marks}.relevance`;
const [a, b] = ['judgment.response_a', 'judgment.response_b'].map(sum);
const JUDGED = {
  prompt: 'prompt',
  completion: 'ground_truth',
  response: 'local_response',
  failed: "judgment.winner = 'B'",
  identity: 'sha256(name)',
  lead: `CASE judgment.winner WHEN 'A' THEN (${a}) - (${b}) ELSE (${b}) - (${a}) END`,
  mark: 'boxed\\{(\\d+)\\}',
  outcomes: ['loss', 'win'],
};
const SAMPLE = {
  prompt: 'doc.question',
  completion: 'target',
  response: 'resps[1][1]',
  failed: 'exact_match = 0',
  identity: `'${taskOf(file)}/' || doc_id`,
  lead: 'NULL',
  mark: '#### (\\d+)',
  outcomes: ['incorrect', 'correct'],
};
const { prompt, completion, response, failed, identity, lead, mark, outcomes } =
  form === 'lm-eval' ? SAMPLE : JUDGED;

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`SET threads = ${availableParallelism()}`);
await connection.run(`CREATE TEMP TABLE answers AS SELECT
    CASE WHEN wanted THEN prompt END AS prompt, CASE WHEN wanted THEN completion END AS completion,
    CASE WHEN wanted THEN identity END AS identity, CASE WHEN wanted THEN name END AS name,
    failed, held_out, hash(name) AS name_hash, lead,
    regexp_extract(said, '${mark}', 1) = regexp_extract(reference, '#### (\\d+)', 1) AS is_right,
    said = '' AS is_empty,
    length(ended) >= 400 AND regexp_matches(right(ended, 1), '[\\p{Ll},(\\[{=+*:;-]')
      AND NOT starts_with(last_line, ' ') AND contains(last_line, ' ')
      AND len(string_split(last_line, ' ')) >= 10 AS is_cut,
    length(reference) < 60 AND reference <> '' AND NOT contains(reference, chr(10))
      AND contains(said, chr(10)) AS is_one_line,
    contains(completion, '<<') AND regexp_matches(completion, '<<[^<>\\n]*>>') AS has_markup
  FROM (SELECT *, substr(sha256('${seed}' || chr(10) || identity), 1, 12) <= '${lastHeldOut}' AS held_out,
      held_out OR failed AS wanted
    FROM (SELECT *, ${identity} AS identity, split_part(said, chr(10), -1) AS last_line
      FROM (SELECT *, ${prompt} AS prompt, ${completion} AS completion, ${failed} AS failed, ${lead} AS lead,
          trim(regexp_replace(nfc_normalize(${prompt}), '\\s+', ' ', 'g')) AS name,
          trim(${response}, chr(32) || chr(10)) AS said, rtrim(${response}, chr(32) || chr(10)) AS ended, trim(${completion}, chr(32) || chr(10)) AS reference
        FROM ${SOURCES[form]()})))`);
const copy = (condition, name) =>
  connection.run(
    `COPY (SELECT prompt, completion FROM answers WHERE ${condition}) TO '${out}/${name}.jsonl' (FORMAT json)`,
  );
await copy('failed AND NOT held_out', 'train');
await copy('held_out', 'held-out');

const rowsOf = async (query) => (await connection.runAndReadAll(query)).getRows();
const [counts] = await rowsOf(`SELECT count(*), count(*) FILTER (failed), count(*) FILTER (held_out),
    count(*) FILTER (failed AND NOT held_out AND NOT is_right), count(*) FILTER (failed AND NOT held_out AND is_right),
    count(*) FILTER (NOT failed AND NOT is_right), count(*) - count(DISTINCT name_hash),
    count(*) FILTER (is_empty), count(*) FILTER (is_cut), count(*) FILTER (is_one_line),
    count(*) FILTER (has_markup), count(*) FILTER (lead < 0), count(*) FILTER (lead = 0)
  FROM answers`);
const [items, bad, heldOut, wrong, right, ...remarked] = counts.map(Number);
const [mistaken, repeated, empty, cut, oneLine, markup, contradicted, even] = remarked;
const isJudged = form !== 'lm-eval';
const trained = await rowsOf('SELECT identity, sha256(name) FROM answers WHERE failed AND NOT held_out');
writeFileSync(
  join(out, 'facts.json'),
  JSON.stringify({
    sha256: digest(),
    items,
    outcomes: { [outcomes[0]]: bad, [outcomes[1]]: items - bad },
    audit: { confirmed: wrong, 'already-right': right, ambiguous: 0, unverifiable: 0 },
    held_out: heldOut,
    warnings: {
      'judge-position': isJudged ? items : 0,
      'win-contradicts-reference': isJudged ? mistaken : 0,
      'duplicate-prompts': repeated,
      'empty-responses': empty,
      'truncated-responses': cut,
      'one-line-references': oneLine,
      'markup-in-targets': markup,
      'winner-contradicts-scores': contradicted,
      'winner-without-lead': even,
    },
    trained_items: trained.map(([identity, prompt_sha256]) => ({ identity, prompt_sha256 })),
  }),
);

/** By Node, whose SHA-256 is faster than DuckDB's. */
function digest() {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(1 << 18);
  const source = openSync(file);
  for (let read = readSync(source, chunk); read > 0; read = readSync(source, chunk)) {
    hash.update(chunk.subarray(0, read));
  }
  closeSync(source);
  return hash.digest('hex');
}
