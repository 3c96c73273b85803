// Writes the tables of the Action's inputs and outputs from action.yml between the markers of the document that shows
// them. `--check` only says whether they are fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const DOCUMENT = 'docs/github.md';
const { inputs, outputs } = parse(readFileSync('action.yml', 'utf8'));
const tables = {
  inputs: table(
    ['Input', 'Default', 'What it does'],
    Object.entries(inputs).map(([name, { description, default: value }]) => [
      code(name),
      value ? code(value) : '',
      description,
    ]),
  ),
  outputs: table(
    ['Output', 'What it holds'],
    Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
  ),
};

const old = readFileSync(DOCUMENT, 'utf8');
const fresh = old.replaceAll(
  /(<!-- action (inputs|outputs) -->\n)[\s\S]*?(<!-- end -->)/g,
  (_, begin, kind, end) => `${begin}\n${tables[kind]}\n\n${end}`,
);
if (!process.argv.includes('--check')) {
  writeFileSync(DOCUMENT, fresh);
} else if (fresh !== old) {
  console.error(`${DOCUMENT}: the tables of the Action are stale; run node scripts/action-tables.mjs`);
  process.exitCode = 1;
}

function table(head, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => String(cell).trim().replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n');
}

function code(text) {
  return `\`${text}\``;
}
