/** A calculator's note as GSM8K has it, `<<48/2=24>>`. What lacks the equals sign may be code: `a << 1 | b >> 2`. */
const CALCULATION = /<<[^<>=\n]*=[^<>\n]*>>/gu;

/** Whether calculator notes are in it. */
export function hasCalculation(text: string): boolean {
  return text.includes('<<') && text.search(CALCULATION) !== -1;
}

/** `48/2 = <<48/2=24>>24` becomes `48/2 = 24`. */
export function withoutCalculations(text: string): string {
  return text.includes('<<') ? text.replace(CALCULATION, '') : text;
}
