import { wholeNumber } from '../../domain/audit/number.ts';
import type { Grader } from '../grade.ts';

/**
 * Correct where what the pattern finds last is what it finds last in the reference (or the whole reference, where
 * it finds nothing there). The first group counts, else the whole match; numbers compare by value.
 * Throws SyntaxError where the pattern is no regular expression.
 */
export function patternGrader(pattern: string): Grader {
  const expression = new RegExp(pattern, 'gu');
  return {
    name: `pattern ${pattern}`,
    grade: async ({ reference }, { text }) => {
      if (reference === undefined) return { outcome: 'unscored', reason: 'there is no reference' };
      const found = lastMatch(text, expression);
      const wanted = lastMatch(reference, expression) ?? reference.trim();
      return { outcome: found !== null && isSame(found, wanted) ? 'correct' : 'incorrect' };
    },
  };
}

function lastMatch(text: string, expression: RegExp): string | null {
  let last: string | null = null;
  for (const match of text.matchAll(expression)) last = (match[1] ?? match[0]).trim();
  return last;
}

function isSame(found: string, wanted: string): boolean {
  const number = wholeNumber(found);
  return found === wanted || (number !== null && number.value === wholeNumber(wanted)?.value);
}
