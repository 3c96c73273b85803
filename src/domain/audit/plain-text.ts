/** Markup out of the way: emphasis, LaTeX spacing and text, `\frac{1}{2}` as 1/2, calculator notes. */
export function plainText(text: string): string {
  let plain = text;
  // Each step looks first whether it has anything to do: most texts have little of all this.
  if (plain.includes('\r')) plain = plain.replace(/\r\n?/gu, '\n');
  if (plain.includes('<<')) plain = plain.replace(/<<[^<>\n]*>>/gu, '');
  if (plain.includes('\\') || plain.includes('{,}')) plain = withoutLatex(plain);
  if (/[*_`]/u.test(plain)) plain = plain.replace(/\*\*|__|`/gu, '');
  return plain.includes('$') ? plain.replace(/\$(?!\s?[-−.]?\d)/gu, '') : plain;
}

function withoutLatex(text: string): string {
  return text
    .replaceAll('{,}', ',')
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/gu, '$1/$2')
    .replace(/\\(?:text|mathrm|textbf|mathbf)\s*\{([^{}]*)\}/gu, '$1')
    .replace(/\\([$%])/gu, '$1')
    .replace(/\\[,!;: ]|\\[()[\]]/gu, ' ');
}

const STEP_LABEL = /^\s*(?:#+\s*)?(?:step\s*\d+\s*[:.)-]|\d{1,2}[.)](?=\s+\S))\s*/iu;

/** The sentences of a text, the last one first: a line end ends one too. Labels ("Step 3:", "2.") are no part of them. */
export function* sentencesFromEnd(text: string): Generator<string> {
  let end = text.length;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    yield* sentencesOfLine(text.slice(start, end)).reverse();
    end = start - 1;
  }
}

/** The first sentence of what is left of a line: no label can stand there. */
export function firstSentence(rest: string): string {
  return split(rest)[0] ?? '';
}

function sentencesOfLine(line: string): string[] {
  return split(line.replace(STEP_LABEL, ''));
}

function split(line: string): string[] {
  return line
    .split(/(?<=[.!?])\s+(?=[\p{L}\d($"'\\])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
