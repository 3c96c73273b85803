import { choiceLetter } from './choice.ts';
import { type FoundNumber, numbersIn, wholeNumber } from './number.ts';
import { isShortText, normaliseText } from './short-text.ts';

/** A number the response commits to, and what stands beside it. */
export interface StatedNumber {
  value: FoundNumber;
  /** The other numbers of the sentence it was found in: if one of them is the reference, nothing is sure. */
  others: FoundNumber[];
  /** A boxed value that is not the value computed just before it. */
  contradicted: boolean;
}

/**
 * The answer a response commits to, in one canonical spelling, so that two answers can be counted as the same:
 * a number (`1000` for `$1,000.00`), a choice letter, or a short text in lower case. null where it commits to none.
 */
export function finalAnswer(response: string): string | null {
  const text = plainText(response);
  const marked = markedAnswers(text)[0]?.content;
  if (marked !== undefined) {
    const number = wholeNumber(marked)?.value;
    const answer = number ?? choiceLetter(marked) ?? shortAnswer(marked);
    if (answer !== null) return answer;
  }
  return choiceLetter(text) ?? statedNumber(response, '')?.value.value ?? shortAnswer(text);
}

function shortAnswer(text: string): string | null {
  return isShortText(text) ? normaliseText(text) || null : null;
}

/**
 * The number a response ends on (VERDICT.md section 3): an explicit marker wins, its last occurrence; otherwise the
 * last sentence that holds a number decides. The prompt tells which numbers of that sentence only repeat the question.
 */
export function statedNumber(response: string, prompt: string): StatedNumber | null {
  const text = plainText(response);
  for (const marked of markedAnswers(text)) {
    const stated = numberOfMarked(marked, text, prompt);
    if (stated !== null) return stated;
  }
  const sentence = sentencesOf(text).findLast((one) => numbersIn(one).length > 0);
  return sentence === undefined ? null : numberOfSentence(sentence, prompt);
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
  return numberOfSentence(marked.content, prompt);
}

/** True where the sentence before a boxed value ends in `= number` and the boxed number is nowhere in it. */
function contradicts(boxed: FoundNumber, before: string): boolean {
  const sentence = sentencesOf(before).findLast((one) => numbersIn(one).length > 0);
  if (sentence === undefined || !sentence.includes('=')) return false;
  const computed = numbersIn(sentence.slice(sentence.lastIndexOf('=')));
  return computed.length > 0 && !numbersIn(sentence).some((number) => number.value === boxed.value);
}

function numberOfSentence(sentence: string, prompt: string): StatedNumber | null {
  const numbers = numbersIn(sentence);
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

export interface MarkedAnswer {
  marker: 'boxed' | 'hashes' | 'letter' | 'words';
  content: string;
  start: number;
}

// `####` also begins a Markdown heading: only a line that holds nothing but the answer counts.
const MARKERS: { marker: MarkedAnswer['marker']; pattern: RegExp }[] = [
  { marker: 'hashes', pattern: /####[ \t]*(?!\d+[.)]\s+\S)(?<content>[^\n]{1,40})$/gmu },
  { marker: 'letter', pattern: /^A:[ \t]*(?<content>[^\n]+)$/gmu },
  { marker: 'words', pattern: /\banswer(?:\s+is\b\s*:?|\s*[:=])\s*(?<content>[^\n]+)/giu },
];

/** Every explicitly marked answer, the last one first. Expects text that went through `plainText`. */
export function markedAnswers(text: string): MarkedAnswer[] {
  const found = [...boxedAnswers(text)];
  for (const { marker, pattern } of MARKERS) {
    for (const match of text.matchAll(pattern)) {
      const line = match.groups?.content ?? '';
      if (marker === 'hashes' && /^step\b/iu.test(line)) continue;
      const content = marker === 'words' ? (sentencesOf(line)[0] ?? '') : line;
      if (!content.includes('\\boxed')) found.push({ marker, content: content.trim(), start: match.index });
    }
  }
  return found.sort((a, b) => b.start - a.start);
}

function* boxedAnswers(text: string): Generator<MarkedAnswer> {
  for (const match of text.matchAll(/\\(?:boxed|fbox)\s*\{/gu)) {
    const from = match.index + match[0].length;
    const content = untilClosingBrace(text, from);
    if (content !== null) yield { marker: 'boxed', content: content.trim(), start: match.index };
  }
}

/** No answer is longer; the limit keeps a text full of open braces from being read over and over. */
const LONGEST_BOX = 500;

function untilClosingBrace(text: string, from: number): string | null {
  let depth = 1;
  const end = Math.min(text.length, from + LONGEST_BOX);
  for (let at = from; at < end; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return text.slice(from, at);
  }
  return null;
}

/** Markup out of the way: emphasis, LaTeX spacing and text, `\frac{1}{2}` as 1/2, calculator notes. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/<<[^<>\n]*>>/gu, '')
    .replaceAll('{,}', ',')
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/gu, '$1/$2')
    .replace(/\\(?:text|mathrm|textbf|mathbf)\s*\{([^{}]*)\}/gu, '$1')
    .replace(/\\([$%])/gu, '$1')
    .replace(/\\[,!;: ]|\\[()[\]]/gu, ' ')
    .replace(/\*\*|__|`/gu, '')
    .replace(/\$(?!\s?[-−.]?\d)/gu, '');
}

const STEP_LABEL = /^\s*(?:#+\s*)?(?:step\s*\d+\s*[:.)-]|\d{1,2}[.)](?=\s+\S))\s*/iu;

/** Sentences of a text: a line end ends one too. Step and list labels ("Step 3:", "2.") are no part of them. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(STEP_LABEL, ''))
    .flatMap((line) => line.split(/(?<=[.!?])\s+(?=[\p{L}\d($"'\\])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
