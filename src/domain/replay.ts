import { groupBy } from './group-by.ts';
import type { Sha256 } from './identity.ts';
import { shareOf } from './identity.ts';
import type { Question } from './question.ts';

/**
 * Chooses which passed questions are rehearsed so that training on failures does not unlearn them:
 * `wanted` rows, spread over the categories in proportion to what each can offer, smallest hash first,
 * so that the choice is stable when items are added (VERDICT.md section 3).
 */
export function chooseReplay(
  candidates: Question[],
  wanted: number,
  seed: string,
  sha256: Sha256,
): Set<Question> {
  const byCategory = groupBy(candidates, (question) => question.category);
  const counts = apportion(
    [...byCategory.values()].map((questions) => questions.length),
    Math.min(wanted, candidates.length),
  );
  const chosen = [...byCategory.values()].flatMap((questions, index) =>
    questions
      .map((question) => ({ question, share: shareOf(`${seed} replay`, question.identity, sha256) }))
      .sort((a, b) => a.share - b.share)
      .slice(0, counts[index])
      .map(({ question }) => question),
  );
  return new Set(chosen);
}

/** Splits `total` over groups in proportion to their sizes, largest remainder first; never more than a size. */
export function apportion(sizes: number[], total: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * total) / all);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value % 1 }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}
