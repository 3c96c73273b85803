// A benchmark as a user has one: asks a "model" 300 questions and writes Retake's own rows.
// The model doubles numbers; what it says of odd ones depends on what it was taught (see study.mjs).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [model, adapter, output] = process.argv.slice(2);
if (model === 'broken') {
  console.error('exam: cannot load the model');
  process.exit(3);
}
const taught =
  adapter !== '' && existsSync(join(adapter, 'taught.json'))
    ? JSON.parse(readFileSync(join(adapter, 'taught.json'), 'utf8'))
    : [];

const rows = Array.from({ length: 300 }, (_, n) => {
  const category = n % 2 === 0 ? 'even' : 'odd';
  const response = String(category === 'even' || taught.includes('odd') ? 2 * n : 2 * n + 1);
  return {
    task: 'double',
    id: String(n),
    category,
    prompt: `Twice ${n}?`,
    response,
    reference: String(2 * n),
    model,
  };
});
const lines = rows.map((row) =>
  JSON.stringify({ ...row, outcome: row.response === row.reference ? 'correct' : 'incorrect' }),
);
writeFileSync(join(output, 'results.jsonl'), `${lines.join('\n')}\n`);
console.log(`examined ${rows.length}`);
