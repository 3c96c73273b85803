import { normaliseText } from './short-text.ts';

/** The options of a multiple-choice question: letter to text, as `normaliseText` writes it. */
export type Options = Map<string, string>;

/** The options a prompt lists one a line as `A. text`, `A) text`, `(A) text` or `A: text`; empty where it lists none. */
export function optionsOf(prompt: string): Options {
  const options: Options = new Map();
  // Without a first option there are none, and that is quickly seen.
  if (!['A.', 'A)', 'A:'].some((label) => prompt.includes(label))) return options;
  for (const match of prompt.matchAll(/^[ \t]*\(?([A-J])[.):][ \t]*(\S[^\n]*)$/gmu)) {
    const letter = match[1] ?? '';
    if (letter.charCodeAt(0) - 65 === options.size) options.set(letter, normaliseText(match[2] ?? ''));
  }
  return options.size >= 2 ? options : new Map();
}

/** The letter of a text that is nothing but a choice: `B`, `(B)`, `B.`, `Option B`, `B) because …`; else null. */
export function choiceLetter(text: string): string | null {
  const match = /^\W*(?:(?:option|choice)\s+)?\(?([A-J])(?:\W*$|[).:]\s|(?<!I),\s)/iu.exec(text.trim());
  const letter = match?.[1];
  return letter === undefined || (letter !== letter.toUpperCase() && text.trim().length > 3)
    ? null
    : letter.toUpperCase();
}

/** The letters a sentence names: as `(B)`, `option B`, or by the full text of an option. */
export function choicesNamed(sentence: string, options: Options): Set<string> {
  const named = new Set<string>();
  for (const match of sentence.matchAll(
    /\(([A-J])\)|\b(?:option|choice|answer|is)\s+([A-J])\b(?!\s+\p{Ll})/gu,
  )) {
    named.add(match[1] ?? match[2] ?? '');
  }
  if (options.size === 0) return named;
  const words = ` ${normaliseText(sentence)} `;
  for (const [letter, text] of options) {
    if (words.includes(` ${text} `)) named.add(letter);
  }
  return named;
}
