import { count, loss as finiteLoss, grouped, signed } from '../domain/wording.ts';

/**
 * How numbers look. The rounding of shares, changes and p-values is the domain's, since its sentences hold them
 * too; what only reports print is rounded here, and nowhere else.
 */
export {
  aboveInRound,
  changeInterval,
  count,
  counted,
  percent,
  points,
  pointsWithoutSign,
  pValue,
  rateInterval,
  signed,
} from '../domain/wording.ts';

/** Whether an interval of a change leaves out zero, as it is printed: an end that rounds to 0 touches it. */
export function leavesOutZero([low, high]: readonly [number, number]): boolean {
  return signed(low).startsWith('+') || signed(high).startsWith('\u2212');
}

function groupThousands(value: number): string {
  const [whole = '0', fraction] = String(value).split('.');
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}

function rounded(value: number, decimals: number): string {
  return groupThousands(Number(value.toFixed(decimals)));
}

/** A target as it is configured: `20–30 %`, and `85 %` where both ends are one. */
export function percentRange(low: number, high: number): string {
  const [from, to] = [rounded(low * 100, 1), rounded(high * 100, 1)];
  return from === to ? `${to} %` : `${from}–${to} %`;
}

export function money(usd: number): string {
  if (usd > 0 && usd < 0.01) return 'under $0.01';
  const [whole, cents] = usd.toFixed(2).split('.');
  return `$${groupThousands(Number(whole))}.${cents}`;
}

/** A duration, as exact as is of use: `8.5 s`, `17 min`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 59.5) return `${rounded(seconds, seconds < 10 ? 1 : 0)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${count(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** A training loss; one that is no number says so. */
export function loss(value: number | null): string {
  return value === null || !Number.isFinite(value) ? 'NaN' : finiteLoss(value);
}

export function bytes(size: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = size < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(size) / 10));
  return `${rounded(size / 1024 ** power, 1)} ${units[power]}`;
}
