import { type MarkedAnswer, markedAnswers } from './marked-answer.ts';
import { type FoundNumber, hasDigit, numbersIn, wholeNumber } from './number.ts';
import { linesFromEnd, plainText, sentencesOfLine } from './plain-text.ts';

/** A number the response commits to, and what stands beside it. */
export interface StatedNumber {
  value: FoundNumber;
  /** The other numbers of the sentence it was found in: if one of them is the reference, nothing is sure. */
  others: FoundNumber[];
  /** A boxed value that is not the value computed just before it. */
  contradicted: boolean;
}

/**
 * The number a response ends on (VERDICT.md section 3): an explicit marker wins, its last occurrence; otherwise the
 * last sentence that holds a number decides. The prompt tells which numbers of that sentence only repeat the question.
 */
export function statedNumber(response: string, prompt: string): StatedNumber | null {
  return numberStatedIn(plainText(response), prompt);
}

/** The same of a text that went through `plainText`. */
export function numberStatedIn(text: string, prompt: string): StatedNumber | null {
  for (const marked of markedAnswers(text)) {
    const stated = numberOfMarked(marked, text, prompt);
    if (stated !== null) return stated;
  }
  const last = lastNumbers(text);
  return last === undefined ? null : numberOfSentence(last.sentence, prompt, last.numbers);
}

function numberOfMarked(marked: MarkedAnswer, text: string, prompt: string): StatedNumber | null {
  const whole = wholeNumber(marked.content);
  if (whole !== null) {
    const contradicted = marked.marker === 'boxed' && contradicts(whole, text.slice(0, marked.start));
    return { value: whole, others: [], contradicted };
  }
  const [first, ...rest] = numbersIn(marked.content);
  if (first === undefined) return null;
  const leads = /^[\s(*_"'~≈]*(?:about|approximately|exactly)?\s*$/iu.test(
    marked.content.slice(0, first.start),
  );
  if (marked.marker === 'letter' || (leads && !marked.content.includes('='))) {
    return { value: first, others: marked.marker === 'letter' ? [] : rest, contradicted: false };
  }
  return numberOfSentence(marked.content, prompt, [first, ...rest]);
}

/** True where the sentence before a boxed value ends in `= number` and the boxed number is nowhere in it. */
function contradicts(boxed: FoundNumber, before: string): boolean {
  // Often there is no such sign at all, and nothing to take apart.
  if (!before.includes('=')) return false;
  const last = lastNumbers(before);
  const sign = last?.sentence.lastIndexOf('=') ?? -1;
  if (last === undefined || sign === -1) return false;
  const { numbers } = last;
  return numbers.some(({ start }) => start >= sign) && !numbers.some(({ value }) => value === boxed.value);
}

/** The last sentence that holds a number, with its numbers. */
function lastNumbers(text: string): { sentence: string; numbers: FoundNumber[] } | undefined {
  for (const line of linesFromEnd(text)) {
    // Most lines hold no digit, and are not worth taking apart.
    if (!hasDigit(line)) continue;
    for (const sentence of sentencesOfLine(line).reverse()) {
      const numbers = numbersIn(sentence);
      if (numbers.length > 0) return { sentence, numbers };
    }
  }
  return undefined;
}

function numberOfSentence(sentence: string, prompt: string, numbers: FoundNumber[]): StatedNumber | null {
  const value =
    numberAfterSign(sentence, numbers) ?? numberBeforeContext(sentence, numbers, prompt) ?? numbers.at(-1);
  if (value === undefined) return null;
  return { value, others: numbers.filter((number) => number.value !== value.value), contradicted: false };
}

/** The number right after the last `=` or "or" that has one: `12/20 = 0.6 or 60%` ends on 60. */
function numberAfterSign(sentence: string, numbers: FoundNumber[]): FoundNumber | undefined {
  const last = numbers.at(-1);
  const signs = [...sentence.matchAll(/=|\bor\b/giu)].map((match) => match.index + match[0].length);
  const from = signs.findLast((end) => last !== undefined && end <= last.start);
  if (from === undefined) return undefined;
  return wholeNumber(sentence.slice(from)) ?? numbers.find((number) => number.start >= from);
}

/** "7 dozens in 4 weeks": a number that stands in the question with the same unit is no answer to it. */
function numberBeforeContext(
  sentence: string,
  numbers: FoundNumber[],
  prompt: string,
): FoundNumber | undefined {
  if (numbers.length < 2) return undefined;
  const question = unitPhrases(plainText(prompt));
  return numbers.findLast((number) => {
    const phrase = unitPhrase(sentence, number);
    return phrase === null || !question.has(phrase);
  });
}

function unitPhrases(text: string): Set<string> {
  return new Set(numbersIn(text).flatMap((number) => unitPhrase(text, number) ?? []));
}

function unitPhrase(text: string, number: FoundNumber): string | null {
  const unit = /^[\s-]*(\p{L}+)/u.exec(text.slice(number.end))?.[1];
  return unit === undefined ? null : `${number.value} ${unit.toLowerCase().replace(/s$/u, '')}`;
}
