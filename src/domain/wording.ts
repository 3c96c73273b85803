const MINUS = '\u2212';

/** One decimal at most: the same rounding everywhere, so that no two texts disagree about one figure. */
function rounded(value: number): string {
  const tenths = Math.round(Math.abs(value) * 10 + 1e-9) / 10;
  return value < 0 && tenths !== 0 ? `${MINUS}${tenths}` : String(tenths);
}

/** A fraction in per cent: 0.217 is `21.7 %`. */
export function percent(fraction: number): string {
  return `${rounded(fraction * 100)} %`;
}

/** A change of a fraction in points, signed: -0.54 is `−54`. */
export function signed(change: number): string {
  const size = rounded(change * 100);
  return change > 0 && size !== '0' ? `+${size}` : size;
}

/** The same with its unit: `−54 points`, `+1 point`. */
export function points(change: number): string {
  const size = signed(change);
  return `${size} ${size === '+1' || size === `${MINUS}1` ? 'point' : 'points'}`;
}

/** The size of a change without its sign: `17 points`. */
export function pointsWithoutSign(change: number): string {
  return points(Math.abs(change)).replace('+', '');
}

/** Both ends of a change's interval: `−67 to −36`. */
export function changeInterval([low, high]: readonly [number, number]): string {
  return `${signed(low)} to ${signed(high)}`;
}

/** Both ends of a rate's interval: `71.5 to 93 %`. */
export function rateInterval([low, high]: readonly [number, number]): string {
  return `${rounded(low * 100)} to ${percent(high)}`;
}

/** `p = 0.007`, three decimals; a fourth where three would hide on which side of 0.05 it lies. */
export function pValue(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  const three = Number(p.toFixed(3));
  return `p = ${three === 0.05 && p !== 0.05 ? Number(p.toFixed(4)) : three}`;
}

/** A training loss. */
export function loss(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A count with thousands separators: `7,473`. */
export function count(value: number): string {
  return grouped(String(Math.round(value)));
}

/** Digits with thousands separators. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 item`, `2,300 items`; the plural is given where it is not made with an s. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** Starts a sentence. */
export function capitalised(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase());
}

const MOST_LISTED = 8;

/** `math, code and 3 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).join(', ');
  return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}

/** One digit, rounded up: more would pretend to know the share of flips. */
export function aboveInRound(items: number): number {
  const unit = 10 ** Math.floor(Math.log10(items));
  return Math.ceil(items / unit) * unit;
}

/** What a benchmark of this size cannot show: `smallest` is the smallest change it can, null where it can show none. */
export function blindness(smallest: number | null): string {
  return smallest === null
    ? 'this benchmark could not have seen any change'
    : `this benchmark cannot see a change under ${pointsWithoutSign(smallest)}`;
}
