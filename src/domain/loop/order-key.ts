/** Who wrote: the start run's number, id and attempt. Travels in the marker and in the request. */
export interface OrderKey {
  order: number;
  run: number;
  attempt: number;
}

const KEY = /^(\d{6,15})\.(\d{1,15})\.(\d{1,6})$/;

/** ORDER.RUNID.ATTEMPT, the order in six digits at least. */
export function formatKey({ order, run, attempt }: OrderKey): string {
  return `${String(order).padStart(6, '0')}.${run}.${attempt}`;
}

/** null where the text is no key. */
export function parseKey(text: string): OrderKey | null {
  const [, order, run, attempt] = KEY.exec(text) ?? [];
  if (order === undefined || run === undefined || attempt === undefined) return null;
  return { order: Number(order), run: Number(run), attempt: Number(attempt) };
}

/** Negative where `a` is the older: by run number, then run id, then attempt. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  return a.order - b.order || a.run - b.run || a.attempt - b.attempt;
}

/** A run's key with the least order that makes it younger than what stands; order 0 where nothing does. */
export function youngerThan(standing: OrderKey | null, key: OrderKey): OrderKey {
  if (standing === null) return { ...key, order: 0 };
  const same = { ...key, order: standing.order };
  return compareKeys(same, standing) > 0 ? same : { ...key, order: standing.order + 1 };
}
