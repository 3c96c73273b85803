const SHORTEST = 400;
const FEWEST_WORDS = 10;

/**
 * True where a long response looks cut off: an open code fence, or a last line of prose that ends inside a sentence.
 * Short responses and last lines of code, which rightly end in a word, are never taken for cut off.
 */
export function looksTruncated(response: string): boolean {
  const text = response.trimEnd();
  if (text.length < SHORTEST) return false;
  const fences = text.includes('```') ? (text.match(/^\s*```/gmu)?.length ?? 0) : 0;
  if (fences % 2 === 1) return true;
  // Its last character, which may be two units, tells of most that they are whole.
  return /[\p{Ll},([{=+*:;-]$/u.test(text.slice(-2)) && isProse(text.slice(text.lastIndexOf('\n') + 1));
}

function isProse(line: string): boolean {
  return /^\S/u.test(line) && line.split(' ').length >= FEWEST_WORDS;
}
