import type { ItemChange } from '../../domain/comparison/comparison.ts';
import { cleanAndCut, cleanLine, cleanText } from '../clean-text.ts';
import type { Answers } from '../comment-input.ts';
import { type Fate, fateOf } from '../fate.ts';
import type { ItemsIndex } from './client/item-filter.ts';
import type { ItemText } from './client/item-text.ts';
import { dataBlock, type Markup, raw } from './markup.ts';

export const FATES: Fate[] = ['broken', 'fixed', 'worsened', 'improved', 'still wrong', 'still right'];

/** Small enough to be read at once when an item is opened, large enough to keep the page's elements few. */
const BLOCK_SIZE = 200;
/** An answer longer than this is no longer read by anyone; the rest is counted. */
const LONGEST: Record<Answers, number> = { full: 20_000, short: 300, none: 0 };
const TITLE = 110;

/** All items as data for the page's script: what is filtered by in one block, the texts in blocks of their own. */
export function itemsData(changes: ItemChange[], answers: Answers): Markup[] {
  const blocks: Markup[] = [];
  for (let from = 0; answers !== 'none' && from < changes.length; from += BLOCK_SIZE) {
    const texts = changes.slice(from, from + BLOCK_SIZE).map((change) => itemText(change, LONGEST[answers]));
    blocks.push(dataBlock(raw('class="item-texts"'), texts));
  }
  return [dataBlock(raw('id="items-index"'), itemsIndex(changes, answers)), ...blocks];
}

export function itemsIndex(changes: ItemChange[], answers: Answers): ItemsIndex {
  const categories = [...new Set(changes.map((change) => change.category))];
  const place = new Map(categories.map((category, index) => [category, index]));
  return {
    blockSize: BLOCK_SIZE,
    fates: FATES,
    categories: categories.map((category) => cleanAndCut(category, 80, cleanLine)),
    fate: changes.map((change) => FATES.indexOf(fateOf(change))),
    category: changes.map((change) => place.get(change.category) ?? -1),
    evidence: changes
      .map(({ evidence }) => (evidence === 'held_out' ? 'h' : evidence === 'trained_on' ? 't' : 'n'))
      .join(''),
    identity: changes.map(({ identity }) => cleanAndCut(identity, 120, cleanLine)),
    title: changes.map(({ prompt }) => (answers === 'none' ? '' : cleanAndCut(prompt, TITLE, cleanLine))),
  };
}

function itemText({ prompt, reference, before, after }: ItemChange, longest: number): ItemText {
  return {
    question: shortened(prompt, longest),
    reference: reference === null ? null : shortened(reference, longest),
    before: { answer: shortened(before.response, longest), outcome: before.outcome, score: before.score },
    after: { answer: shortened(after.response, longest), outcome: after.outcome, score: after.score },
  };
}

function shortened(text: string, longest: number): string {
  const cut = cleanAndCut(text, longest, cleanText);
  return text.length > longest ? `${cut}\n[${text.length - longest} more characters]` : cut;
}
