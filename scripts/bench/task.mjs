// What every tool of the benchmark is asked to do, and how it is seen that all did the same.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const SEED = 'retake';
/** The first 12 hex digits of the last hash that is held out: a share of 0.3, as in the configuration below. */
export const LAST_HELD_OUT = '4ccccccccccc';

/** A dataset that other tools can make, too: selected and split by the same hashes, but neither audited nor rehearsed. */
export const SPLIT_ONLY = `
split: { holdout: 0.3, seed: ${SEED} }
failures: { already_right: keep }
dataset: { replay: 0, strip_markup: false }
`;

/** lm-eval's name of the task is in the file's. */
export const taskOf = (file) => basename(file).replace(/^samples_|\.jsonl$/g, '');

/** The rows of a file, sorted, for tools that write them in another order or with other white space. */
export function rowsIn(folder, name) {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  return rows.map(({ prompt, completion }) => JSON.stringify({ prompt, completion })).sort();
}

/** What Retake tells of a dataset of one category. */
export function manifestIn(folder) {
  const { results, categories, warnings, trained_items } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  );
  const [{ items, outcomes, audit, held_out }] = Object.values(categories);
  return {
    sha256: results[0].sha256,
    items,
    outcomes,
    audit,
    held_out,
    warnings: Object.fromEntries(warnings.map(({ code, count }) => [code, count])),
    trained_items: sorted(trained_items),
  };
}

/** The same as another tool found it. */
export function factsIn(folder) {
  const facts = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'));
  const warnings = Object.entries(facts.warnings).filter(([, count]) => count > 0);
  return { ...facts, warnings: Object.fromEntries(warnings), trained_items: sorted(facts.trained_items) };
}

const sorted = (items) => items.map(({ identity, prompt_sha256 }) => `${identity} ${prompt_sha256}`).sort();
