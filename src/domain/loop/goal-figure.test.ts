import { describe, expect, it } from 'vitest';
import type { Finding } from '../verdict/verdict.ts';
import { goalFigure } from './goal-figure.ts';

const finding = (given: Partial<Finding>): Finding =>
  ({ kind: 'goal', metric: 'accuracy', category: 'math', after: 0.5251, ...given }) as Finding;
const figure = (...criteria: Finding[]) => goalFigure({ criteria });

describe('the figure that is remembered of a verdict', () => {
  it('is the first goal’s, in thousandths', () => {
    const guard = finding({ kind: 'guard', after: 0.9 });
    expect(figure(guard, finding({}), finding({ after: 0.1 }))?.value).toBe(525);
  });

  it('tells goals apart by category and metric', () => {
    const of = (given: Partial<Finding>) => figure(finding(given))?.of;
    expect(of({})).toMatch(/^[0-9a-f]{8}$/);
    expect(of({ after: 0.1, rule: 'improves' })).toBe(of({}));
    expect(
      new Set([of({}), of({ category: null }), of({ category: 'code' }), of({ metric: 'win_rate' })]).size,
    ).toBe(4);
  });

  it('is none where no goal was measured as a share', () => {
    expect(figure()).toBeNull();
    expect(figure(finding({ kind: 'guard' }))).toBeNull();
    expect(figure(finding({ metric: 'loss', after: 0.4 }), finding({ after: null }))).toBeNull();
  });
});
