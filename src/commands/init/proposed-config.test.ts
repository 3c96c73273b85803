import { describe, expect, test } from 'vitest';
import { outcomes, run, times } from '../../../test/builders/run.ts';
import { parseConfig } from '../../config/load.ts';
import { proposedConfig } from './proposed-config.ts';

const proposed = (category: string, model: string | null, paths = ['results.jsonl']) =>
  proposedConfig({
    paths,
    run: run(outcomes(category, ...times(3, 'correct')), { model }),
    holdout: 0.42,
    deciding: 2,
  });

describe('the proposed configuration', () => {
  test('is sound and says what it says', () => {
    const config = parseConfig(proposed('math', 'acme/model-8b'), 'retake.yml');
    expect(config.results.paths).toEqual(['results.jsonl']);
    expect(config.split.holdout).toBe(0.42);
    expect(config.training.model).toBe('acme/model-8b');
    expect(config.criteria.criteria).toBeNull();
  });

  test.each([null, '/checkpoints/final', 'gpt2'])('leaves a model called %s to be named', (model) => {
    expect(parseConfig(proposed('math', model), 'retake.yml').training.model).toBeNull();
  });

  test('is sound with its comments taken for text, too: the rules in it can be used', () => {
    const text = proposed('math', 'acme/model-8b')
      .replace(/^# criteria:[\s\S]*?(?=\n\n)/m, (block) => block.replaceAll(/^# /gm, ''))
      .replace(/^# benchmark:[\s\S]*$/m, (block) => block.replaceAll(/^# /gm, ''));
    const config = parseConfig(text, 'retake.yml');
    expect(config.criteria.criteria?.map(({ id }) => id)).toEqual([
      'training.loss decreases',
      'math.accuracy max_drop 10%',
      'math.accuracy improves',
    ]);
    expect(config.benchmark.command?.[0]).toBe('./benchmark.sh');
  });

  test.each(['a\nversion: 2', 'a\r\nnext: {config: x}', '"}\n#', '\u2028b: 1'])(
    'is not led astray by a category called %j or such a path',
    (name) => {
      const config = parseConfig(proposed(name, null, [name]), 'retake.yml');
      expect([config.version, config.next, config.results.paths]).toEqual([1, null, [name]]);
    },
  );
});
