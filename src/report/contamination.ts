import type { CommentInput } from './comment-input.ts';
import { link, text } from './markdown.ts';
import { count, plural } from './numbers.ts';

/** What share of the compared items was trained on, in a sentence; '' where none was. Markdown. */
export function contaminationSentence(input: CommentInput): string {
  const trained = input.verdict.contamination.trained_items_compared;
  if (trained === 0) return '';
  const advice =
    input.evidence === 'all'
      ? `, and they count here (${link('hold items out', input.links.holdout)})`
      : '; they decide nothing here';
  return `${trainedShares(input, trained)} trained on: figures on those measure memorisation${advice}.`;
}

function trainedShares(input: CommentInput, trained: number): string {
  const shares = Object.entries(input.verdict.categories).flatMap(([category, { trained_on, all }]) =>
    trained_on === null || all === null ? [] : [{ category, trained: trained_on.items, all: all.items }],
  );
  if (shares.length === 0 || shares.length > 3) {
    const compared = input.verdict.overall.all?.items;
    const of = compared === undefined ? '' : ` of the ${count(compared)}`;
    return `${count(trained)}${of} compared ${trained === 1 ? 'item was' : 'items were'}`;
  }
  const parts = shares.map(
    (share) =>
      `${count(share.trained)} of the ${plural(share.all, `${text(share.category, { max: 60 })} item`)}`,
  );
  const last = parts.pop() ?? '';
  const were = trained === 1 ? 'was' : 'were';
  return `${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`} ${were}`;
}
