import { firstSentence } from './plain-text.ts';

/** An answer that the text itself marks as one. */
export interface MarkedAnswer {
  marker: 'boxed' | 'hashes' | 'letter' | 'words';
  content: string;
  /** Where the marker stands in the text. */
  start: number;
}

/** In characters. */
const NEAR_THE_END = 128;

/**
 * Every explicitly marked answer, the last one first. Expects text that went through `plainText`. Looks through ever
 * longer parts of it: the last one mostly decides, and mostly stands near the end.
 */
export function* markedAnswers(text: string): Generator<MarkedAnswer, undefined> {
  let end = text.length;
  for (let length = NEAR_THE_END; end > 0; length *= 4) {
    const from = Math.max(0, end - length);
    for (const start of startsIn(text, from, end)) {
      const marked = markedAt(text, start);
      if (marked !== null) yield marked;
    }
    end = from;
  }
}

/** What the last marker of a text marks; null where there is none. */
export function lastMarked(text: string): string | null {
  return markedAnswers(text).next().value?.content ?? null;
}

/** What every marker has in it, found quickly, and how far before it the marker begins. */
const SIGNS: { sign: string; before: number }[] = [
  { sign: '\\boxed', before: 0 },
  { sign: '\\fbox', before: 0 },
  { sign: '####', before: 0 },
  { sign: 'A:', before: 0 },
  { sign: 'nswer', before: 1 },
  { sign: 'NSWER', before: 1 },
];
const LONGEST_SIGN = 6;

/** Where a marker may begin within a part of the text, the last place first. */
function startsIn(text: string, from: number, end: number): number[] {
  const part = text.slice(from, end + LONGEST_SIGN);
  const last = end - from - 1;
  const starts: number[] = [];
  for (const { sign, before } of SIGNS) {
    let at = part.indexOf(sign, before);
    for (; at !== -1 && at - before <= last; at = part.indexOf(sign, at + 1)) starts.push(from + at - before);
  }
  return starts.length > 1 ? starts.sort((a, b) => b - a) : starts;
}

// No answer is longer than these limits; they keep a text full of markers from being read over and over.
const LONGEST_BOX = 500;
// `####` also begins a Markdown heading: only a line that holds nothing but the answer counts.
const HASHES = /####(?![ \t]*(?:#|\d+[.)]\s+\S|step\b))[ \t]*([^\n]{1,40})$/imuy;
const LETTER = /A:[ \t]*([^\n]{1,300})/uy;
const WORDS = /answer(?:\s{1,9}is\b\s{0,9}:?|\s{0,9}[:=])\s{0,9}([^\n]{1,300})/iuy;

function markedAt(text: string, start: number): MarkedAnswer | null {
  const before = start === 0 ? '\n' : (text[start - 1] ?? '');
  switch (text[start]) {
    case '\\':
      return found('boxed', boxedAt(text, start), start);
    case '#':
      return found('hashes', before === '#' ? null : contentOf(HASHES, text, start), start);
    default: {
      const isLetter = before === '\n' && text.startsWith('A:', start);
      if (isLetter) return found('letter', contentOf(LETTER, text, start), start);
      const line = /[\p{L}\p{N}_]/u.test(before) ? null : contentOf(WORDS, text, start);
      return found('words', line === null ? null : firstSentence(line), start);
    }
  }
}

function found(marker: MarkedAnswer['marker'], content: string | null, start: number): MarkedAnswer | null {
  return content === null || (marker !== 'boxed' && content.includes('\\boxed'))
    ? null
    : { marker, content: content.trim(), start };
}

function contentOf(pattern: RegExp, text: string, start: number): string | null {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[1] ?? null;
}

function boxedAt(text: string, start: number): string | null {
  const open = /^\\(?:boxed|fbox)\s{0,9}\{/u.exec(text.slice(start, start + 20))?.[0];
  if (open === undefined) return null;
  const from = start + open.length;
  const end = Math.min(text.length, from + LONGEST_BOX);
  let depth = 1;
  for (let at = from; at < end; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return text.slice(from, at);
  }
  return null;
}
