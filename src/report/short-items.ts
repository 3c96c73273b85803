import { cleanText } from '../domain/clean-text.ts';
import type { ItemChange } from '../domain/comparison/comparison.ts';
import { fateOf, SIGNS } from './fate.ts';
import { table, text } from './markdown.ts';

/** What fits into a cell. */
const LONGEST = 60;
const EVIDENCE: Record<ItemChange['evidence'], string> = {
  held_out: 'held-out',
  trained_on: 'trained-on',
  neither: 'neither',
};

/** Whether all texts of an item are so short that one row of a table shows them whole. */
export function isShortItem({ prompt, reference, before, after }: ItemChange): boolean {
  return [prompt, reference ?? '', before.response, after.response].every(
    (words) => words.length <= LONGEST && !/[\n\t]/.test(cleanText(words).trim()),
  );
}

/** Short items, one a row; with their evidence where not all is of one kind. Markdown. */
export function shortItemsTable(rows: string[][], split: boolean): string {
  const titles = ['', 'Question', 'Reference', 'Before', 'After', ...(split ? ['Evidence'] : [])];
  return table(
    titles.map((title) => ({ title })),
    rows,
  );
}

/** The cells of one item, as Markdown. */
export function shortItemRow(change: ItemChange, split: boolean): string[] {
  const { prompt, reference, before, after, evidence } = change;
  const answers = [before, after].map(({ response }) => text(response) || '*empty*');
  const cells = [text(prompt), text(reference ?? ''), ...answers];
  return [`${SIGNS[fateOf(change)]}${degree(change)}`, ...cells, ...(split ? [EVIDENCE[evidence]] : [])];
}

/** More than right or wrong is told in full: `tie → loss`. */
function degree({ before, after }: ItemChange): string {
  const outcomes = [before.outcome, after.outcome];
  const plain = outcomes.every((outcome) => outcome === 'correct' || outcome === 'incorrect');
  return plain ? '' : ` (${outcomes.join(' → ')})`;
}
