import { describe, expect, it } from 'vitest';
import { receipt } from '../../test/builders/receipt.ts';
import type { Metric } from '../domain/benchmark/metric.ts';
import type { CategoryComparison, Figures, Measurement } from '../domain/comparison/comparison.ts';
import type { Finding, Verdict } from '../domain/verdict/verdict.ts';
import type { CommentInput } from './comment-input.ts';
import { outcomesSection } from './outcomes-section.ts';

function figures(before: number, after: number): Figures {
  const counts = { items: 50, improved: 5, worsened: 1, unchanged: 44 };
  const evidence = { interval: [0, 0.1] as [number, number], p: 0.2, smallest_visible_change: 0.18 };
  return { ...counts, before, after, change: after - before, ...evidence };
}

function scope(metrics: Partial<Record<Metric, Figures>>): CategoryComparison {
  const all: Measurement = { ...figures(0.5, 0.6), metric: 'score', metrics };
  return { all, held_out: all, trained_on: null };
}

const JUDGED = scope({
  win_rate: figures(0.06, 0.14),
  tie_rate: figures(0.7, 0.66),
  loss_rate: figures(0.24, 0.2),
});

function finding(category: string | null, metric: Metric, low: number, high: number): Finding {
  const target = { low, high, position: category === null ? null : ('below' as const) };
  return { category, metric, target } as Finding;
}

function input(
  categories: Record<string, CategoryComparison>,
  given: Partial<CommentInput> = {},
): CommentInput {
  const criteria = [finding('math', 'win_rate', 0.2, 0.3), finding(null, 'consistency', 0.3, 0.4)];
  const verdict = { categories, overall: scope({}), criteria } as Verdict;
  return { verdict, evidence: 'all', receipt: receipt(), ...given } as CommentInput;
}

describe('outcomesSection', () => {
  it('is empty where nothing was judged', () => {
    expect(outcomesSection(input({ math: scope({ accuracy: figures(0.5, 0.6) }) }))).toBe('');
  });

  it('shows outcomes with their targets, also of what was not measured', () => {
    expect(outcomesSection(input({ math: JUDGED }))).toMatchInlineSnapshot(`
      "<details><summary>Wins, ties, losses and targets, before and after</summary>

      | | Items | Before | After | Target |
      | :- | -: | -: | -: | -: |
      | math · wins | 50 | 6 % | 14 % | 20–30 % (below) |
      | math · ties | 50 | 70 % | 66 % | |
      | math · losses | 50 | 24 % | 20 % | |
      | all categories · consistency | | not measured | not measured | 30–40 % |

      </details>"
    `);
  });

  it.each([
    [
      { minutes: [15, 20], usd: [0.5, 1] },
      1020,
      0.68,
      ['17 min | 15 min to 20 min (within)', '$0.68 | $0.50 to $1.00 (within)'],
    ],
    [{ minutes: [15, 20], usd: null }, 600, null, ['10 min | 15 min to 20 min (below)']],
    [{ minutes: null, usd: [0.5, 1] }, 600, null, ['not known | $0.50 to $1.00']],
    [{ minutes: null, usd: [0.5, 1] }, 600, 2, ['$2.00 | $0.50 to $1.00 (above)']],
  ] as const)('holds a training against %j', (target, seconds, usd, expected) => {
    const trainingTarget = target as unknown as NonNullable<CommentInput['trainingTarget']>;
    const section = outcomesSection(
      input({ math: JUDGED }, { trainingTarget, receipt: receipt({ seconds, usd }) }),
    );
    const rows = section.split('\n').filter((line) => line.startsWith('| training'));
    expect(rows.map((line) => line.replace(/^\| training \w+ \| \| \| (.*) \|$/, '$1'))).toEqual(expected);
  });
});
