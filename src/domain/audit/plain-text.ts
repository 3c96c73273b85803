import { withoutCalculations } from './calculation.ts';

/** Markup out of the way: emphasis, LaTeX spacing and text, `\frac{1}{2}` as 1/2, calculator notes. */
export function plainText(text: string): string {
  let plain = text;
  // Each step looks first whether it has anything to do: most texts have little of all this.
  if (plain.includes('\r')) plain = plain.replace(/\r\n?/gu, '\n');
  plain = withoutCalculations(plain);
  if (plain.includes('{,}')) plain = plain.replaceAll('{,}', ',');
  plain = fromFirst('\\', plain, withoutLatex);
  if (plain.includes('**') || plain.includes('__') || plain.includes('`')) {
    plain = plain.replace(/\*\*|__|`/gu, '');
  }
  return fromFirst('$', plain, (part) => part.replace(/\$(?!\s?[-−.]?\d)/gu, ''));
}

/** Changes what begins at the first `sign` only: often that is the last line, and nothing before it can match. */
function fromFirst(sign: string, text: string, change: (part: string) => string): string {
  const start = text.indexOf(sign);
  if (start === -1) return text;
  const part = text.slice(start);
  const changed = change(part);
  return changed === part ? text : text.slice(0, start) + changed;
}

function withoutLatex(text: string): string {
  let plain = text;
  if (plain.includes('frac')) plain = plain.replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/gu, '$1/$2');
  if (plain.includes('text') || plain.includes('math')) {
    plain = plain.replace(/\\(?:text|mathrm|textbf|mathbf)\s*\{([^{}]*)\}/gu, '$1');
  }
  return plain.replace(/\\([$%])/gu, '$1').replace(/\\[,!;: ]|\\[()[\]]/gu, ' ');
}

const STEP_LABEL = /^\s*(?:#+\s*)?(?:step\s*\d+\s*[:.)-]|\d{1,2}[.)](?=\s+\S))\s*/iu;

/** The sentences of a text, the last one first: a line end ends one too. */
export function* sentencesFromEnd(text: string): Generator<string> {
  for (const line of linesFromEnd(text)) yield* sentencesOfLine(line).reverse();
}

/** The lines of a text, the last one first. */
export function* linesFromEnd(text: string): Generator<string> {
  let end = text.length;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    yield text.slice(start, end);
    end = start - 1;
  }
}

/** The first sentence of what is left of a line: no label can stand there. */
export function firstSentence(rest: string): string {
  return split(rest)[0] ?? '';
}

/** The sentences of a line, in order. Labels ("Step 3:", "2.") are no part of them. */
export function sentencesOfLine(line: string): string[] {
  return split(line.replace(STEP_LABEL, ''));
}

function split(line: string): string[] {
  return line
    .split(/(?<=[.!?])\s+(?=[\p{L}\d($"'\\])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
