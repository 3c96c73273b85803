// What of Retake's verdict can be asked of DuckDB, the schema given: all figures on both sides, and which questions are
// only in one of them or changed. The audit is only what these rows need, not what any answer may need.
import { availableParallelism } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';

const [before, after] = process.argv.slice(2);
const COLUMNS =
  "{prompt: 'VARCHAR', local_response: 'VARCHAR', ground_truth: 'VARCHAR', judgment: 'STRUCT(winner VARCHAR)'}";
const alike = (text) => `trim(regexp_replace(nfc_normalize(${text}), '\\s+', ' ', 'g'))`;
const rows = (file) =>
  `(SELECT ${alike('prompt')} AS prompt, judgment.winner AS winner, hash(${alike('ground_truth')}) AS reference,
      regexp_extract(local_response, 'boxed\\{(\\d+)\\}', 1) = regexp_extract(ground_truth, '#### (\\d+)', 1)
        AS is_right
    FROM read_json('${file}', format = 'newline_delimited', columns = ${COLUMNS}))`;
/** Each is one or none of an answer; fewer losses are better. */
const METRICS = {
  accuracy: (side) => `CASE WHEN ${side}.is_right THEN 1 ELSE 0 END`,
  win_rate: (side) => `CASE WHEN ${side}.winner = 'A' THEN 1 ELSE 0 END`,
  tie_rate: (side) => `CASE WHEN ${side}.winner = 'C' THEN 1 ELSE 0 END`,
  loss_rate: (side) => `CASE WHEN ${side}.winner = 'B' THEN 1 ELSE 0 END`,
};

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`SET threads = ${availableParallelism()}`);
const figures = Object.entries(METRICS).map(([name, metric]) => {
  const [old, fresh] = [metric('b'), metric('a')];
  const [better, worse] = name === 'loss_rate' ? ['<', '>'] : ['>', '<'];
  const fates = [better, worse].map((sign) => `count(*) FILTER (${fresh} ${sign} ${old})`);
  return [...fates, `avg(${old})`, `avg(${fresh})`].join(', ');
});
const [[items, added, removed, changed, ...values]] = (
  await connection.runAndReadAll(`SELECT count(*) FILTER (b.prompt IS NOT NULL AND a.prompt IS NOT NULL),
    count(*) FILTER (b.prompt IS NULL), count(*) FILTER (a.prompt IS NULL),
    count(*) FILTER (a.reference <> b.reference), ${figures.join(', ')}
    FROM ${rows(before)} b FULL JOIN ${rows(after)} a USING (prompt)`)
).getRows();
const metrics = Object.keys(METRICS).map((name, index) => {
  const [improved, worsened, old, fresh] = values.slice(4 * index, 4 * index + 4).map(Number);
  return [name, { improved, worsened, before: old, after: fresh }];
});
console.log(
  JSON.stringify({
    items: Number(items),
    unmatched: { added: Number(added), removed: Number(removed), changed: Number(changed) },
    metrics: Object.fromEntries(metrics),
  }),
);
