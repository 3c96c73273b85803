/** Strings first, so that a NaN inside one stays what it is. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/**
 * Parses JSON as Python writes it: `NaN` and `Infinity` stand for numbers that JSON has no word for, and become
 * null. Throws SyntaxError on anything else that is no JSON.
 */
export function parseLenientJson(text: string): unknown {
  return JSON.parse(text.replace(TOKENS, (token) => (token.startsWith('"') ? token : 'null')));
}
