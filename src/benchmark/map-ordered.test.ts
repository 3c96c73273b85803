import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapOrdered } from './map-ordered.ts';

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

describe('mapOrdered', () => {
  it('keeps the order whatever finishes first, and its width', async () => {
    const width = fc.record({
      concurrency: fc.integer({ min: 1, max: 6 }),
      window: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat(), { maxLength: 40 }),
        width,
        async (scheduler, source, given) => {
          let taken = 0;
          let given_out = 0;
          let atOnce = 0;
          let most = 0;
          function* items() {
            for (const item of source) {
              taken++;
              expect(taken - given_out).toBeLessThanOrEqual(given.window + 1);
              yield item;
            }
          }
          const work = async (item: number) => {
            most = Math.max(most, ++atOnce);
            await scheduler.schedule(Promise.resolve());
            atOnce--;
            return item * 2;
          };
          const run = (async () => {
            const results: number[] = [];
            for await (const result of mapOrdered(items(), work, given)) {
              given_out++;
              results.push(result);
            }
            return results;
          })();
          expect(await scheduler.waitFor(run)).toEqual(source.map((item) => item * 2));
          expect(most).toBeLessThanOrEqual(given.concurrency);
        },
      ),
    );
  });

  it('throws a failure after what was begun has ended', async () => {
    const ended: number[] = [];
    const work = async (item: number) => {
      if (item === 1) throw new Error('no');
      await Promise.resolve();
      ended.push(item);
      return item;
    };
    await expect(all(mapOrdered([0, 1, 2, 3], work, { concurrency: 4, window: 4 }))).rejects.toThrow('no');
    expect(ended).toEqual([0, 2, 3]);
  });

  it('throws what its source throws', async () => {
    async function* source() {
      yield 1;
      throw new Error('the file is broken');
    }
    const work = async (item: number) => item;
    await expect(all(mapOrdered(source(), work, { concurrency: 2, window: 2 }))).rejects.toThrow('is broken');
  });
});
