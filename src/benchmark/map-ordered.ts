/** How many run at once, and how many may be begun or done ahead of the first that is not. */
export interface Width {
  concurrency: number;
  window: number;
}

/**
 * Works on a stream several at a time and yields the results in the stream's order. Takes no more from the
 * source than the window holds, so memory does not grow with its length. The first failure is thrown once all
 * that was begun has ended; abort what runs when one fails, or it is waited for.
 */
export async function* mapOrdered<T, R>(
  source: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<R>,
  { concurrency, window }: Width,
): AsyncGenerator<R> {
  const slots = new Slots(concurrency);
  const begun: Promise<R>[] = [];
  const run = async (item: T) => {
    await slots.take();
    try {
      return await work(item);
    } finally {
      slots.give();
    }
  };
  try {
    for await (const item of source) {
      const result = run(item);
      // It is awaited in its turn; until then its failure is not unhandled.
      result.catch(() => {});
      begun.push(result);
      if (begun.length >= window) yield await (begun.shift() as Promise<R>);
    }
    while (begun.length > 0) yield await (begun.shift() as Promise<R>);
  } finally {
    await Promise.allSettled(begun);
  }
}

class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async take(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free++;
    else next();
  }
}
