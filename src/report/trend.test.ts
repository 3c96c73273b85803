import { describe, expect, it } from 'vitest';
import type { EarlierVerdict } from './comment-input.ts';
import { trend } from './trend.ts';

const of = '0badcafe';
const past = (value: number | null, name = of): EarlierVerdict => ({
  verdict: 'fail',
  commit: 'a'.repeat(40),
  figure: value === null ? null : { of: name, value },
});

describe('the trend of a goal', () => {
  it('ends with this verdict', () => {
    expect(trend({ figure: { of, value: 525 }, history: [past(470), past(410)] })).toBe(
      'goal after training, oldest first: ▁▃▇ 41 %, 47 %, 52.5 %',
    );
  });

  it('is told while there is no new verdict', () => {
    expect(trend({ history: [past(220), past(760)] })).toBe(
      'goal after training, oldest first: ▇▁ 76 %, 22 %',
    );
  });

  it('leaves out figures of another goal, and verdicts without one', () => {
    const history = [past(null), past(100, 'deadbeef'), past(500)];
    expect(trend({ figure: { of, value: 600 }, history })).toContain('50 %, 60 %');
    expect(trend({ figure: { of, value: 600 }, history: [past(100, 'deadbeef')] })).toBe('');
  });

  it.each([
    ['nothing', { history: [] }],
    ['one figure', { figure: { of, value: 1 }, history: [] }],
    ['what an older version remembered', { figure: { of, value: 1 }, history: [past(null)] }],
  ])('is silent on %s', (_, frame) => expect(trend(frame)).toBe(''));

  it('goes back five verdicts', () => {
    const history = Array.from({ length: 9 }, () => past(500));
    expect(trend({ figure: { of, value: 500 }, history }).match(/50 %/g)).toHaveLength(5);
  });
});
