// The failures of judged rows as training rows, with the schema given: what DuckDB can do of `retake extract`.
import { DuckDBInstance } from '@duckdb/node-api';

const [file, out] = process.argv.slice(2);
const COLUMNS = "{prompt: 'VARCHAR', ground_truth: 'VARCHAR', judgment: 'STRUCT(winner VARCHAR)'}";
const rows = `read_json('${file}', format = 'newline_delimited', columns = ${COLUMNS})`;
const failures = `SELECT prompt, ground_truth AS completion FROM ${rows} WHERE judgment.winner = 'B'`;

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const [[count]] = (await connection.runAndReadAll(`COPY (${failures}) TO '${out}' (FORMAT json)`)).getRows();
console.log(String(count));
