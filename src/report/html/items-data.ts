import { cleanAndCut, cleanText } from '../../domain/clean-text.ts';
import type { ItemChange } from '../../domain/comparison/comparison.ts';
import type { Answers } from '../comment-input.ts';
import type { ItemText } from './client/item-text.ts';
import { dataBlock, type Markup, raw, safeJson } from './markup.ts';

/** Small enough to be read at once when an item is opened, large enough to keep the page's elements few. */
export const BLOCK_SIZE = 200;
/** An answer longer than this is no longer read by anyone; the rest is counted. */
const LONGEST: Record<Answers, number> = { full: 20_000, short: 300, none: 0 };

/** The texts of all items as data for the page's script, in blocks. */
export function* itemTexts(changes: Iterable<ItemChange>, answers: Answers): Generator<Markup> {
  if (answers === 'none') return;
  let texts: ItemText[] = [];
  for (const change of changes) {
    texts.push(itemText(change, LONGEST[answers]));
    if (texts.length < BLOCK_SIZE) continue;
    yield textBlock(texts);
    texts = [];
  }
  if (texts.length > 0) yield textBlock(texts);
}

function textBlock(texts: ItemText[]): Markup {
  return dataBlock(raw('class="item-texts"'), safeJson(texts));
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
