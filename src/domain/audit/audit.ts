import type { BenchmarkItem } from '../benchmark/item.ts';
import type { AuditResult } from '../dataset/dataset.ts';
import { choiceLetter, choicesNamed, type Options, optionsOf } from './choice.ts';
import { lastMarked, markedAnswers } from './marked-answer.ts';
import { type FoundNumber, wholeNumber } from './number.ts';
import { plainText, sentencesFromEnd } from './plain-text.ts';
import { isShortText, normaliseText } from './short-text.ts';
import { statedNumber } from './stated-number.ts';

type Reference =
  | { kind: 'number'; number: FoundNumber }
  | { kind: 'choice'; letter: string; options: Options }
  | { kind: 'text'; text: string };

type Audited = Pick<BenchmarkItem, 'prompt' | 'response' | 'reference'>;

/**
 * Holds a response against its reference, whatever a judge said: `confirmed` is wrong, `already-right` is right,
 * `ambiguous` cannot be told, `unverifiable` has no reference that can be checked (VERDICT.md section 3).
 */
export function auditItem(item: Audited): AuditResult {
  const reference = item.reference === undefined ? null : readReference(item.reference, item.prompt);
  if (reference === null) return 'unverifiable';
  if (item.response.trim() === '') return 'confirmed';
  switch (reference.kind) {
    case 'number':
      return auditNumber(item, reference.number);
    case 'choice':
      return auditChoice(item.response, reference.letter, reference.options);
    case 'text':
      return auditText(item.response, reference.text);
  }
}

function readReference(reference: string, prompt: string): Reference | null {
  const text = plainText(reference);
  const marked = lastMarked(text);
  if (marked === null && reference.trimEnd().includes('\n')) return null;
  const gold = marked ?? text;
  const options = optionsOf(prompt);
  const letter = options.size > 0 || gold.trim().length === 1 ? choiceOf(gold, options) : null;
  if (letter !== null) return { kind: 'choice', letter, options };
  const number = wholeNumber(gold);
  if (number !== null) return { kind: 'number', number };
  const short = isShortText(marked ?? reference) ? normaliseText(gold) : '';
  return short === '' ? null : { kind: 'text', text: short };
}

function choiceOf(text: string, options: Options): string | null {
  const letter = choiceLetter(text);
  if (letter !== null && (options.size === 0 || options.has(letter))) return letter;
  if (options.size === 0) return null;
  const wanted = normaliseText(text);
  const same = [...options].filter(([, option]) => option === wanted);
  return same.length === 1 ? (same[0]?.[0] ?? null) : null;
}

function auditNumber(item: Audited, reference: FoundNumber): AuditResult {
  const stated = statedNumber(item.response, item.prompt);
  if (stated === null) return spellsOut(item.response, reference) ? 'ambiguous' : 'confirmed';
  if (stated.contradicted) return 'ambiguous';
  if (stated.value.value === reference.value) return 'already-right';
  const others = [stated.value, ...stated.others];
  return others.some((number) => mayMean(number, reference)) ? 'ambiguous' : 'confirmed';
}

/** The same number, or the same share written once as a percentage and once as a fraction of one. */
function mayMean(number: FoundNumber, reference: FoundNumber): boolean {
  if (number.value === reference.value) return true;
  const [one, other] = [Number(number.value), Number(reference.value)];
  return (number.percent && close(one / 100, other)) || (reference.percent && close(one, other / 100));
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

function spellsOut(response: string, reference: FoundNumber): boolean {
  const word = WORDS[Number(reference.value)];
  return word !== undefined && new RegExp(`\\b${word}\\b`, 'iu').test(response);
}

function auditChoice(response: string, letter: string, options: Options): AuditResult {
  const text = plainText(response);
  for (const { content } of markedAnswers(text)) {
    const named = namedIn(content, options);
    if (named.size > 0) return judgeNamed(named, letter);
  }
  const whole = choiceOf(text, options);
  if (whole !== null) return whole === letter ? 'already-right' : 'confirmed';
  for (const sentence of sentencesFromEnd(text)) {
    const named = namedIn(sentence, options);
    if (named.size > 0) return judgeNamed(named, letter);
  }
  return 'ambiguous';
}

function namedIn(text: string, options: Options): Set<string> {
  const whole = choiceOf(text, options);
  return whole === null ? choicesNamed(text, options) : new Set([whole]);
}

function judgeNamed(named: Set<string>, letter: string): AuditResult {
  if (!named.has(letter)) return 'confirmed';
  return named.size === 1 ? 'already-right' : 'ambiguous';
}

/** In words. */
const LONGEST_NAME = 3;

function auditText(response: string, reference: string): AuditResult {
  const text = plainText(response);
  const marked = lastMarked(text);
  const answer = normaliseText(marked ?? sentencesFromEnd(text).next().value ?? '');
  if (answer === reference) return 'already-right';
  const whole = normaliseText(text);
  if (marked === null && whole === reference) return 'already-right';
  // What is said in more than a few words can be said in other words.
  const mayBeParaphrased = reference.split(' ').length > LONGEST_NAME;
  return mayBeParaphrased || ` ${whole} `.includes(` ${reference} `) ? 'ambiguous' : 'confirmed';
}
