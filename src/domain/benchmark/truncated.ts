const SHORTEST = 400;

/**
 * True where a long response looks cut off: an open code fence, or a last line of prose that ends inside a sentence.
 * Short responses and last lines of code, which rightly end in a word, are never taken for cut off.
 */
export function looksTruncated(response: string): boolean {
  const text = response.trimEnd();
  if (text.length < SHORTEST) return false;
  const fences = text.includes('```') ? (text.match(/^\s*```/gmu)?.length ?? 0) : 0;
  if (fences % 2 === 1) return true;
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  const words = lastLine.split(' ').length;
  return words >= 10 && /^\S/u.test(lastLine) && /[\p{Ll},([{=+*:;-]$/u.test(lastLine);
}
