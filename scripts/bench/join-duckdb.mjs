// The same with DuckDB, the schema given.
import { availableParallelism } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';

const [before, after] = process.argv.slice(2);
const COLUMNS = "{prompt: 'VARCHAR', judgment: 'STRUCT(winner VARCHAR)'}";
const PROMPT = "trim(regexp_replace(nfc_normalize(prompt), '\\s+', ' ', 'g'))";
const rows = (file) =>
  `(SELECT ${PROMPT} AS prompt, judgment.winner AS winner
    FROM read_json('${file}', format = 'newline_delimited', columns = ${COLUMNS}))`;

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`SET threads = ${availableParallelism()}`);
const [[fixed, broken]] = (
  await connection.runAndReadAll(`SELECT
    count(*) FILTER (b.winner = 'B' AND a.winner = 'A'), count(*) FILTER (b.winner = 'A' AND a.winner = 'B')
    FROM ${rows(before)} b JOIN ${rows(after)} a USING (prompt)`)
).getRows();
console.log(`${fixed} ${broken}`);
