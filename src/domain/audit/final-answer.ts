import { choiceLetter } from './choice.ts';
import { lastMarked } from './marked-answer.ts';
import { wholeNumber } from './number.ts';
import { plainText } from './plain-text.ts';
import { isShortText, normaliseText } from './short-text.ts';
import { numberStatedIn } from './stated-number.ts';

const LONGEST_CHOICE = 80;

/**
 * The answer a response commits to, in one canonical spelling, so that two answers can be counted as the same:
 * a number (`1000` for `$1,000.00`), a choice letter, or a short text in lower case. null where it commits to none.
 */
export function finalAnswer(response: string): string | null {
  const text = plainText(response);
  const marked = lastMarked(text);
  if (marked !== null) {
    const number = wholeNumber(marked)?.value;
    const answer = number ?? choiceLetter(marked) ?? shortAnswer(marked);
    if (answer !== null) return answer;
  }
  // A long text that begins with a letter is a list or a sentence about oneself.
  const letter = text.length > LONGEST_CHOICE ? null : choiceLetter(text);
  return letter ?? numberStatedIn(text, '')?.value.value ?? shortAnswer(text);
}

function shortAnswer(text: string): string | null {
  return isShortText(text) ? normaliseText(text) || null : null;
}
