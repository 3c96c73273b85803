import type { CommentInput } from './comment-input.ts';
import { count, counted } from './numbers.ts';
import { scopeName } from './scope-name.ts';

/** What share of the compared items was trained on, in a sentence of plain text; '' where none was. */
export function contaminationSentence(input: CommentInput): string {
  const trained = input.verdict.contamination.trained_items_compared;
  if (trained === 0) return '';
  const weight = input.evidence === 'all' ? ', and they count here' : '; they decide nothing here';
  return `${trainedShares(input, trained)} trained on: figures on those measure memorisation${weight}.`;
}

/** `47 of the 50 math items and 26 of the 50 code items were`; with more categories the sum of all. */
function trainedShares(input: CommentInput, trained: number): string {
  const were = trained === 1 ? 'was' : 'were';
  const shares = Object.entries(input.verdict.categories).flatMap(([category, { trained_on, all }]) =>
    trained_on === null || all === null
      ? []
      : [`${count(trained_on.items)} of the ${counted(all.items, `${scopeName(category)} item`)}`],
  );
  if (shares.length === 0 || shares.length > 3) {
    const compared = input.verdict.overall.all?.items ?? trained;
    return `${count(trained)} of the ${counted(compared, 'compared item')} ${were}`;
  }
  const last = shares.pop() ?? '';
  return `${shares.length === 0 ? last : `${shares.join(', ')} and ${last}`} ${were}`;
}
