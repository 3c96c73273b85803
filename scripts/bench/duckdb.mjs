// DuckDB with the schema given, so that it parses no more than it is asked for.
import { DuckDBInstance } from '@duckdb/node-api';

const [task, ...files] = process.argv.slice(2);
const JUDGED = "{prompt: 'VARCHAR', judgment: 'STRUCT(winner VARCHAR)'}";
const LM_EVAL = "{doc: 'STRUCT(question VARCHAR)', exact_match: 'DOUBLE'}";
const lines = (file, columns) => `read_json('${file}', format = 'newline_delimited', columns = ${columns})`;
const failures = (from, text, condition) =>
  `SELECT count(*), coalesce(sum(length(${text})), 0) FROM ${from} WHERE ${condition}`;

const QUERIES = {
  judged: () => failures(lines(files[0], JUDGED), 'prompt', "judgment.winner = 'B'"),
  'lm-eval': () => failures(lines(files[0], LM_EVAL), 'doc.question', 'exact_match = 0'),
  document: () => {
    const columns = "{results: 'STRUCT(prompt VARCHAR, judgment STRUCT(winner VARCHAR))[]'}";
    const all = `read_json('${files[0]}', maximum_object_size = 2000000000, columns = ${columns})`;
    return failures(`(SELECT unnest(results) AS r FROM ${all})`, 'r.prompt', "r.judgment.winner = 'B'");
  },
  join: () =>
    `SELECT count(*), 0 FROM ${lines(files[0], JUDGED)} a JOIN ${lines(files[1], JUDGED)} b USING (prompt) WHERE a.judgment.winner <> b.judgment.winner`,
};

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const [row] = (await connection.runAndReadAll(QUERIES[task]())).getRows();
console.log(row.map(String).join(' '));
