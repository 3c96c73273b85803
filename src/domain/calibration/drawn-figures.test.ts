import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from '../../../test/builders/answer.ts';
import { measuredPair } from '../../../test/builders/noted.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import { itemValues } from '../benchmark/item-values.ts';
import type { Metric } from '../benchmark/metric.ts';
import { FiguresTally } from '../comparison/figures-tally.ts';
import { Draw } from './draw.ts';
import { DrawnFigures, membersOf } from './drawn-figures.ts';
import { type ObservedItem, populationOf } from './population.ts';

const observed = (item: BenchmarkItem, deciding = true): ObservedItem => ({
  category: item.category,
  deciding,
  values: itemValues(measuredPair([item], [item])),
});

const laidOut = (items: ObservedItem[]) => populationOf(items, items.length);

const numbers = (values: number[]) => () => values.shift() ?? 0.5;

describe('DrawnFigures', () => {
  test('are what figuresOf computes on the same re-run', () => {
    const judged = fc
      .tuple(
        fc.constantFrom('win' as const, 'tie' as const, 'loss' as const),
        fc.constantFrom('math', 'code'),
      )
      .map(([outcome, category]) => observed(answer({ outcome, category })));
    const graded = fc
      .tuple(fc.constantFrom(0, 0.25, 0.5, 1), fc.constantFrom('math', 'code'))
      .map(([score, category]) => observed(answer({ outcome: 'partial', score, category })));
    const scenario = fc.record({
      items: fc.oneof(fc.array(judged, { minLength: 1 }), fc.array(graded, { minLength: 1 })),
      metric: fc.constantFrom<Metric>('score', 'win_rate', 'loss_rate', 'accuracy'),
      category: fc.constantFrom(null, 'math'),
      redrawn: fc.constantFrom(0, 0.3, 1),
      change: fc.constantFrom(-0.2, 0, 0.3),
      dice: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 200 }),
    });
    fc.assert(
      fc.property(scenario, ({ items, metric, category, redrawn, change, dice }) => {
        const population = laidOut(items);
        const rule = { kind: 'improves' } as const;
        const criterion = { id: '', kind: 'goal', metric, category, rule, target: null } as const;
        const members = membersOf(population, criterion, metric);
        if (members === null) return;
        const draw = new Draw(population, numbers(dice));
        draw.redraw(redrawn);
        if (change !== 0) draw.shift({ category, change });
        const drawn = new DrawnFigures(population, metric, members);
        drawn.measure(draw);

        const values = population.values[metric];
        const changes = [...population.rows.keys()]
          .filter((item) => members[item] === 1)
          .map((item) => ({
            before: values.at(population.rows[item] ?? 0),
            after: values.at(draw.now[item] ?? 0),
          }));
        const tally = new FiguresTally(metric);
        for (const one of changes) tally.add(one);
        for (const one of changes) tally.addSpread(one);
        const { figures } = tally;
        expect([drawn.items, drawn.improved, drawn.worsened, drawn.p]).toEqual([
          figures.items,
          figures.improved,
          figures.worsened,
          figures.p,
        ]);
        expect(drawn.change).toBeCloseTo(figures.change, 9);
        expect(drawn.after).toBeCloseTo(figures.after, 9);
        expect(drawn.interval[0]).toBeCloseTo(figures.interval[0], 6);
        expect(drawn.interval[1]).toBeCloseTo(figures.interval[1], 6);
      }),
    );
  });

  test('go back to the baseline between draws', () => {
    const population = laidOut([observed(answer({ outcome: 'win' })), observed(answer({ outcome: 'loss' }))]);
    const draw = new Draw(population, numbers([0.9, 0.9]));
    draw.shift({ category: null, change: 0.5 });
    expect([...draw.now]).not.toEqual([...population.rows]);
    draw.reset();
    expect([...draw.now]).toEqual([...population.rows]);
    expect([...draw.touched]).toEqual([]);
  });
});

test('only deciding items of a category that has the metric are members', () => {
  const population = laidOut([
    observed(answer({ outcome: 'win', category: 'math' })),
    observed(answer({ outcome: 'correct', category: 'code' })),
    observed(answer({ outcome: 'win', category: 'math' }), false),
  ]);
  const rule = { kind: 'improves' } as const;
  const members = (category: string | null, metric: Metric) =>
    membersOf(population, { id: '', kind: 'goal', metric, category, rule, target: null }, metric);
  expect(population.rows).toHaveLength(2);
  expect([...(members(null, 'score') ?? [])]).toEqual([1, 1]);
  expect([...(members(null, 'win_rate') ?? [])]).toEqual([1, 0]);
  expect(members('code', 'win_rate')).toBeNull();
  expect(members('law', 'score')).toBeNull();
});
