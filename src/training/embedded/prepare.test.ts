import { describe, expect, it } from 'vitest';
import { sitExam } from './exam.ts';
import type { Category } from './exercise.ts';
import { prepare } from './prepare.ts';
import { parseSpec } from './spec.ts';

const spec = parseSpec(
  JSON.stringify({
    name: 'tiny',
    digits: 2,
    hidden: 32,
    base: {
      steps: 400,
      batch_size: 32,
      learning_rate: 0.005,
      shares: { addition: 0.3, carry: 0, subtraction: 0, comparison: 0.7 },
    },
    exam: { items_per_category: 200 },
  }),
  'model.json',
);
const never = new AbortController().signal;

describe('prepare', () => {
  it('teaches the base what the shares say, and leaves it weak in the rest', async () => {
    const rows = sitExam(await prepare(spec, 5, () => {}, never), spec, 5);
    const right = (category: Category) =>
      rows.filter((row) => row.category === category && row.outcome === 'correct').length / 200;
    expect(right('comparison')).toBeGreaterThan(0.9);
    expect(right('carry')).toBeLessThan(0.05);
  });

  it('gives the same base for a seed, another for another', async () => {
    const short = { ...spec, base: { ...spec.base, steps: 10 } };
    const weights = async (seed: number) => (await prepare(short, seed, () => {}, never)).network.parameters;
    expect(await weights(5)).toEqual(await weights(5));
    expect(await weights(5)).not.toEqual(await weights(6));
  });

  it('tells how far it is and stops when told to', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const onProgress = ({ step }: { step: number }) => {
      seen.push(step);
      if (step === 3) controller.abort();
    };
    await expect(prepare(spec, 5, onProgress, controller.signal)).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
    expect(seen).toEqual([1, 2, 3]);
  });
});
