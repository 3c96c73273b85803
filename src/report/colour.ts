import type { FindingResult, VerdictResult } from '../domain/verdict/verdict.ts';

const CODES = { bold: [1, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], grey: [90, 39] } as const;

export type Paint = (style: keyof typeof CODES, text: string) => string;

/** ANSI colours, or none. What is painted never depends on colour alone to be understood. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_, text) => text;
  return (style, text) => `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m`;
}

export function colourOf(result: FindingResult | VerdictResult): 'red' | 'green' | 'yellow' {
  if (result === 'pass') return 'green';
  return result === 'fail' ? 'red' : 'yellow';
}
