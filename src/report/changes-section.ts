import { cleanLine, cutText } from '../domain/clean-text.ts';
import type { ItemChange } from '../domain/comparison/comparison.ts';
import { byteLength } from './byte-length.ts';
import type { Answers, CommentInput } from './comment-input.ts';
import { fateOf, SIGNS } from './fate.ts';
import { changesSummary, movedItems } from './fate-summary.ts';
import { code, details, fence } from './markdown.ts';
import { isShortItem, shortItemRow, shortItemsTable } from './short-items.ts';

/** A comment shows no more of them. */
export const MOST_ITEMS = 50;
/** As long as this many items do not fit, their texts are cut shorter. */
const FEW_ITEMS = 20;
const CUTS: Record<Answers, number[]> = { full: [1500, 500, 200], short: [160], none: [0] };

/**
 * The items that did not stay right, in the order given, as many as fit into the room of UTF-8 bytes; the short ones
 * in a table before the others. `left` counts those that did not fit. Markdown; '' where nothing fits or nothing
 * changed.
 */
export function changesSection(
  { changes, fates, answers }: Pick<CommentInput, 'changes' | 'fates' | 'answers'>,
  { room, split }: { room: number; split: boolean },
): { markdown: string; left: number } {
  const moved = movedItems(fates);
  if (moved === 0) return { markdown: '', left: 0 };
  const summary = changesSummary(fates, split);
  const free = room - byteLength(details(summary, shortItemsTable([], split)));
  const items = shownItems(firstMoved(changes), answers, split, free);
  const left = moved - items.length;
  return { markdown: items.length === 0 ? '' : details(summary, joined(items, answers, split)), left };
}

function firstMoved(changes: Iterable<ItemChange>): ItemChange[] {
  const moved: ItemChange[] = [];
  for (const change of changes) {
    if (fateOf(change) !== 'still right') moved.push(change);
    if (moved.length === MOST_ITEMS) break;
  }
  return moved;
}

/** A row of the table, or a text that stands by itself. */
type ShownItem = string[] | string;

function shownItems(changes: ItemChange[], answers: Answers, split: boolean, free: number): ShownItem[] {
  let shown: ShownItem[] = [];
  for (const cut of CUTS[answers]) {
    const render = (change: ItemChange) =>
      answers === 'full' && isShortItem(change) ? shortItemRow(change, split) : RENDER[answers](change, cut);
    shown = fitting(changes, render, free);
    if (shown.length >= Math.min(FEW_ITEMS, changes.length)) break;
  }
  return shown;
}

function fitting(
  changes: ItemChange[],
  render: (change: ItemChange) => ShownItem,
  free: number,
): ShownItem[] {
  const shown: ShownItem[] = [];
  let used = 0;
  for (const change of changes) {
    const item = render(change);
    used += byteLength(typeof item === 'string' ? `${item}\n\n` : `| ${item.join(' | ')} |\n`);
    if (used > free) break;
    shown.push(item);
  }
  return shown;
}

function joined(items: ShownItem[], answers: Answers, split: boolean): string {
  const rows = items.filter((item) => typeof item !== 'string');
  const texts = items.filter((item) => typeof item === 'string');
  const table = rows.length === 0 ? [] : [shortItemsTable(rows, split)];
  return [...table, ...texts].join(answers === 'full' ? '\n\n' : '\n');
}

const RENDER: Record<Answers, (change: ItemChange, cut: number) => string> = {
  full: folded,
  short: (change, cut) =>
    `${line(change)}: ${code(change.prompt, { max: cut })} before ${code(change.before.response, { max: cut })}, after ${code(change.after.response, { max: cut })}${change.reference === null ? '' : `, reference ${code(change.reference, { max: cut })}`}`,
  none: line,
};

/** Which item, and what became of it, with none of its text. */
function line(change: ItemChange): string {
  return `- ${SIGNS[fateOf(change)]}, ${EVIDENCE[change.evidence]}${code(change.identity, { max: 80 })}, ${outcomes(change)}`;
}

const EVIDENCE: Record<ItemChange['evidence'], string> = {
  held_out: '',
  trained_on: 'trained-on ',
  neither: '',
};

function outcomes({ before, after }: ItemChange): string {
  return `${before.outcome} → ${after.outcome}`;
}

function folded(change: ItemChange, cut: number): string {
  const { before, after, reference } = change;
  const title = `${SIGNS[fateOf(change)]}: ${cutText(cleanLine(change.prompt.slice(0, 400)), 90)}`;
  const parts = [
    `${EVIDENCE[change.evidence]}${code(change.identity, { max: 80 })}, ${outcomes(change)}`,
    `Question\n${fence(change.prompt, { max: cut })}`,
    `Before: ${before.outcome}\n${fence(before.response, { max: cut })}`,
    `After: ${after.outcome}\n${fence(after.response, { max: cut })}`,
    ...(reference === null ? [] : [`Reference\n${fence(reference, { max: cut })}`]),
  ];
  return details(title, parts.join('\n\n'));
}
