import { describe, expect, test } from 'vitest';
import { parseMetric } from './metric-text.ts';

describe('parseMetric', () => {
  test.each([
    ['score', 'score', null],
    ['math.win_rate', 'win_rate', 'math'],
    ['big.bench.accuracy', 'accuracy', 'big.bench'],
    ['training.loss', 'loss', 'training'],
    ['items', 'items', null],
    ['errors', 'errors', null],
  ])('%s', (text, metric, category) => {
    expect(parseMetric(text)).toEqual({ metric, category });
  });

  test.each(['math', 'math.winrate', 'loss', 'math.loss', '', 'math.errors', '.score', '.'])(
    'refuses "%s"',
    (text) => {
      const hint = expect.stringMatching(/^(write|errors are|name the category)/);
      const message = `no such metric: "${text}"`;
      expect(() => parseMetric(text)).toThrow(
        expect.objectContaining({ code: 'CONFIG_INVALID', message, hint }),
      );
    },
  );
});
