/** First and longest wait between attempts. */
export interface Backoff {
  firstMs: number;
  longestMs: number;
}

/** Doubles with each attempt (from 0), spread over its upper half so that many askers do not return together. */
export function backoffMs(attempt: number, { firstMs, longestMs }: Backoff, random: () => number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** attempt);
  return ceiling * (0.5 + random() / 2);
}

/** The header's wait in milliseconds: seconds, or a date; null where there is none that can be read. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}
