import type { ItemChange } from '../domain/comparison.ts';
import { byteLength } from './byte-length.ts';
import { cleanLine, cutText } from './clean-text.ts';
import type { Answers } from './comment-input.ts';
import { code, details, fence } from './markdown.ts';
import { count } from './numbers.ts';

/** What became of an item. Improved and worsened where the score is neither 0 nor 1. */
export type Fate = 'fixed' | 'broken' | 'improved' | 'worsened' | 'still wrong' | 'still right';

export function fateOf({ before, after }: ItemChange): Fate {
  const whole = [before.score, after.score].every((score) => score === 0 || score === 1);
  if (after.score > before.score) return whole ? 'fixed' : 'improved';
  if (after.score < before.score) return whole ? 'broken' : 'worsened';
  return after.score === 1 ? 'still right' : 'still wrong';
}

const SIGNS: Record<Fate, string> = {
  fixed: '✅ fixed',
  broken: '❌ broken',
  improved: '✅ improved',
  worsened: '❌ worsened',
  'still wrong': '➖ still wrong',
  'still right': '✅ still right',
};

/** `What changed: 7 fixed, 34 broken, 9 still wrong`. */
export function changesSummary(changes: ItemChange[]): string {
  const counts = new Map<Fate, number>();
  for (const change of changes) counts.set(fateOf(change), (counts.get(fateOf(change)) ?? 0) + 1);
  const order = Object.keys(SIGNS) as Fate[];
  const said = order.flatMap((fate) => (counts.has(fate) ? [`${count(counts.get(fate) ?? 0)} ${fate}`] : []));
  return `What changed: ${said.join(', ')}`;
}

const MOST_ITEMS = 50;
/** As long as this many items do not fit, their texts are cut shorter. */
const FEW_ITEMS = 20;
const CUTS: Record<Answers, number[]> = { full: [1500, 500, 200], short: [160], none: [0] };

/**
 * The items that did not stay right, in the order given, as many as fit into the room of UTF-8 bytes.
 * `left` counts those that did not. Markdown; '' where nothing fits or nothing changed.
 */
export function changesSection(
  changes: ItemChange[],
  answers: Answers,
  room: number,
): { markdown: string; left: number } {
  if (changes.length === 0) return { markdown: '', left: 0 };
  const summary = changesSummary(changes);
  const free = room - byteLength(details(summary, '')) - 100;
  const shown = shownItems(changes.slice(0, MOST_ITEMS), answers, free);
  const left = changes.length - shown.length;
  if (shown.length === 0) return { markdown: '', left };
  const more =
    left === 0 ? '' : `\n\n${count(left)} more ${left === 1 ? 'item is' : 'items are'} not shown here.`;
  return { markdown: details(summary, `${shown.join(answers === 'full' ? '\n\n' : '\n')}${more}`), left };
}

function shownItems(changes: ItemChange[], answers: Answers, free: number): string[] {
  let shown: string[] = [];
  for (const cut of CUTS[answers]) {
    shown = fitting(changes, (change) => RENDER[answers](change, cut), free);
    if (shown.length >= Math.min(FEW_ITEMS, changes.length)) break;
  }
  return shown;
}

function fitting(changes: ItemChange[], render: (change: ItemChange) => string, free: number): string[] {
  const shown: string[] = [];
  let used = 0;
  for (const change of changes) {
    const markdown = render(change);
    used += byteLength(markdown) + 2;
    if (used > free) break;
    shown.push(markdown);
  }
  return shown;
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
