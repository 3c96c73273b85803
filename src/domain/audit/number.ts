/** A number found in running text. */
export interface FoundNumber {
  /** Canonical decimal: no grouping, no currency, no needless zeros. */
  value: string;
  percent: boolean;
  start: number;
  end: number;
}

const MAGNITUDES: Record<string, number> = { thousand: 3, million: 6, billion: 9 };

const GROUPED = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?`;
const PLAIN = String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3}(?![\w]))?`;
const POINTED = String.raw`\.\d+`;
// Between two values a minus takes away; elsewhere, right before a number, it is that number's sign.
const MINUS = String.raw`(?<sign>(?<![\p{L}\d)\]]|[\d)\]]\s)[-−](?=[$€£]?[\d.]))?(?:[$€£]\s?(?<sign2>[-−](?=[\d.]))?)?`;
// A letter before it makes it part of a name (H2O), a colon a time of day, a word after it an ordinal.
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d_.:])${MINUS}(?<digits>${GROUPED}|${PLAIN}|${POINTED})(?!\d)(?!:\d)(?!(?:st|nd|rd|th)\b)(?:\s*(?<percent>%)|\s+(?<magnitude>thousand|million|billion)\b)?`,
  'giu',
);

/** Without one there is no number: a quick look before a slow one. */
export function hasDigit(text: string): boolean {
  return /\d/u.test(text);
}

/** All numbers of a text, in order. Times of day (5:00), ordinals (3rd) and digits inside names are none. */
export function numbersIn(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  if (!hasDigit(text)) return found;
  for (const match of text.matchAll(NUMBER)) {
    const { sign, sign2, digits = '', percent, magnitude } = match.groups ?? {};
    const shift = magnitude === undefined ? 0 : (MAGNITUDES[magnitude.toLowerCase()] ?? 0);
    found.push({
      value: canonicalDecimal(digits, sign !== undefined || sign2 !== undefined, shift),
      percent: percent !== undefined,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

/** By far the most frequent kind, and its own canonical spelling. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d*)$/u;

/** The value of a text that is a number or a fraction and nothing else but a unit; null for all other texts. */
export function wholeNumber(text: string): FoundNumber | null {
  const trimmed = withoutFullStop(text.trim());
  if (PLAIN_NUMBER.test(trimmed)) return { value: trimmed, percent: false, start: 0, end: trimmed.length };
  const fraction = /^([-−]?)\$?\(?(\d+)\)?\s*\/\s*\(?(\d+)\)?$/u.exec(trimmed);
  if (fraction !== null) return fractionValue(fraction, trimmed.length);
  const [only, ...more] = numbersIn(trimmed);
  if (only === undefined || more.length > 0) return null;
  const lead = trimmed.slice(0, only.start);
  const unit = trimmed.slice(only.end);
  return /^(?:[\p{L}]\w*\s*=\s*|[(=~≈])?\s*$/u.test(lead) && isUnit(unit) ? only : null;
}

function withoutFullStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

function fractionValue(fraction: RegExpExecArray, length: number): FoundNumber | null {
  const value = Number(fraction[2]) / Number(fraction[3]);
  if (!Number.isFinite(value)) return null;
  const text = Number(value.toPrecision(12)).toString();
  return { value: canonicalDecimal(text, fraction[1] !== '', 0), percent: false, start: 0, end: length };
}

const LONGEST_UNIT = 40;

/** What may follow a number and still be its unit: up to four words, no further statement. */
function isUnit(text: string): boolean {
  if (text.length > LONGEST_UNIT) return false;
  return /^[)\].]?\s*(?:[\p{L}°²³/$€£-]+\.?\s*){0,4}[)\].]*$/u.test(text);
}

function canonicalDecimal(digits: string, negative: boolean, shift: number): string {
  // Most numbers are plain already.
  if (shift === 0 && PLAIN_NUMBER.test(digits)) {
    return negative && digits !== '0' ? `-${digits}` : digits;
  }
  const [mantissa = '', exponent = '0'] = digits.replaceAll(',', '').toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const point = whole.length + Number(exponent) + shift;
  const all = whole + fraction;
  const before = point <= 0 ? '' : all.slice(0, point).padEnd(point, '0');
  const after = point <= 0 ? '0'.repeat(-point) + all : all.slice(point);
  const head = before.replace(/^0+(?=\d)/u, '') || '0';
  const tail = withoutTrailingZeros(after);
  const text = tail === '' ? head : `${head}.${tail}`;
  return negative && text !== '0' ? `-${text}` : text;
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
