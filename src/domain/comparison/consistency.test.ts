import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, ConsistencyTally, type RepeatedAnswer } from './consistency.ts';

const answers = (...said: [string, boolean | null][]): RepeatedAnswer[] =>
  said.map(([response, correct]) => ({ response: `The answer is ${response}.`, correct }));

describe('agreementOf', () => {
  it.each([
    [['The answer is 7.', 'So it is 7.', 'The answer is 8.'], 2 / 3],
    [['#### 1,000', '\\boxed{1000}'], 1],
    [['1', '2', '3', '4'].map((n) => `#### ${n}`), 0.25],
    [['', 'This depends on a great many things, and nobody can say it for certain. '.repeat(5)], 0],
  ])('%j -> %d', (responses, agreement) => {
    expect(agreementOf(responses)).toBeCloseTo(agreement, 12);
  });
});

describe('ConsistencyTally', () => {
  it('has nothing to say of single answers', () => {
    const tally = new ConsistencyTally();
    tally.add(answers(['7', true]));
    expect(tally.figures).toEqual({ agreement: null, pass: [] });
  });

  it('gives agreement, pass@k and pass^k', () => {
    const tally = new ConsistencyTally();
    tally.add(answers(['7', true], ['7', true], ['8', false], ['9', false]));
    tally.add(answers(['1', true], ['1', true], ['1', true], ['1', true]));
    const { agreement, pass } = tally.figures;
    expect(agreement).toMatchObject({ questions: 2, mean: 0.75 });
    expect(pass.map(({ k, any, all }) => [k, any.mean, all.mean])).toEqual([
      [1, 0.75, 0.75],
      // 2 of 4 right: pass@2 = 1 - C(2,2)/C(4,2) = 5/6, pass^2 = C(2,2)/C(4,2) = 1/6.
      [2, expect.closeTo((5 / 6 + 1) / 2, 12), expect.closeTo((1 / 6 + 1) / 2, 12)],
      [3, 1, 0.5],
      [4, 1, 0.5],
    ]);
  });

  it('measures agreement, but not reliability, where an answer could not be graded', () => {
    const tally = new ConsistencyTally();
    tally.add(answers(['7', true], ['7', null]));
    expect(tally.figures).toMatchObject({ agreement: { questions: 1, mean: 1 }, pass: [] });
  });

  it('means the same in any order, and pass@k rises while pass^k falls with k', () => {
    const question = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 20 }), (questions) => {
        const figures = (all: boolean[][]) => {
          const tally = new ConsistencyTally();
          for (const one of all) tally.add(one.map((correct) => ({ response: `#### ${correct}`, correct })));
          return tally.figures;
        };
        const { pass, agreement } = figures(questions);
        const again = figures(questions.toReversed());
        expect(again.agreement?.mean).toBeCloseTo(agreement?.mean ?? -1, 9);
        for (let k = 1; k < pass.length; k++) {
          const [less, more] = [pass[k - 1], pass[k]];
          expect(more?.any.mean ?? 0).toBeGreaterThanOrEqual((less?.any.mean ?? 1) - 1e-9);
          expect(more?.all.mean ?? 1).toBeLessThanOrEqual((less?.all.mean ?? 0) + 1e-9);
        }
        for (const { any, all } of pass) {
          expect(any.interval[0]).toBeLessThanOrEqual(any.mean);
          expect(all.interval[1]).toBeGreaterThanOrEqual(all.mean);
        }
      }),
    );
  });
});
