import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineFlags } from './flag.ts';
import { parseFlags } from './parse-flags.ts';

const out = { kind: 'text', value: 'DIR', help: 'folder' } as const;
const DEMO = defineFlags({
  name: 'demo',
  summary: 'a demo',
  flags: {
    out,
    seed: { kind: 'integer', value: 'N', help: 'seed' },
    'no-replay': { kind: 'switch', help: 'no replay', config: 'dataset.replay', sets: 0 },
  },
  examples: [],
});
const EXTRACT = defineFlags({
  name: 'extract',
  summary: 'extract',
  flags: {
    results: { kind: 'list', value: 'GLOB', help: 'results', config: 'results.paths' },
    out,
    'already-right': { kind: 'text', choices: ['exclude', 'keep'], help: 'what to do with them' },
    holdout: { kind: 'share', value: 'SHARE', help: 'share' },
    seed: { kind: 'text', value: 'TEXT', help: 'seed', config: 'split.seed' },
    replay: { kind: 'number', value: 'N', help: 'replay', config: 'dataset.replay' },
    'learning-rate': { kind: 'number', value: 'N', help: 'rate', range: [-5, 1] },
  },
  examples: [],
});
const COMPARE = defineFlags({
  name: 'compare',
  summary: 'compare',
  flags: { before: { kind: 'list', help: 'before' }, after: { kind: 'list', help: 'after' } },
  examples: [],
});

describe('parseFlags', () => {
  it('gives typed values, absent where not given', () => {
    const { values, overrides } = parseFlags(DEMO, []);
    expect(values).toEqual({
      out: null,
      seed: null,
      noReplay: false,
      config: null,
      json: false,
      help: false,
    });
    expect(overrides).toEqual([]);
    expectTypeOf(values.seed).toEqualTypeOf<number | null>();
    expectTypeOf(values.noReplay).toEqualTypeOf<boolean>();
    expectTypeOf(values.out).toEqualTypeOf<string | null>();
    expectTypeOf(parseFlags(COMPARE, []).values.before).toEqualTypeOf<string[]>();
    expectTypeOf(parseFlags(EXTRACT, []).values.alreadyRight).toEqualTypeOf<'exclude' | 'keep' | null>();
  });

  it('takes several words after a list, and the list again', () => {
    const { values } = parseFlags(COMPARE, ['--before', 'a', 'b', '--after=c', '--before', 'd', '--json']);
    expect(values.before).toEqual(['a', 'b', 'd']);
    expect(values.after).toEqual(['c']);
    expect(values.json).toBe(true);
  });

  it.each([
    ['--holdout', '30%', 0.3],
    ['--holdout', '0.3', 0.3],
    ['--holdout', '.5', 0.5],
    ['--learning-rate', '-3', -3],
    ['--learning-rate', '5e-6', 5e-6],
  ])('%s %s', (name, text, number) => {
    const { values } = parseFlags(EXTRACT, [name, text]);
    expect(name === '--holdout' ? values.holdout : values.learningRate).toBe(number);
  });

  it.each([
    [['--holdout', '3'], '--holdout: expected a share between 0 and 1, written as 0.3 or 30%, got 3'],
    [['--holdout', '-1'], '--holdout: expected a share between 0 and 1, written as 0.3 or 30%, got -1'],
    [['--holdout', '-5%'], '--holdout: expected a share between 0 and 1, written as 0.3 or 30%, got "-5%"'],
    [['--holdout', ''], '--holdout: expected a share between 0 and 1, written as 0.3 or 30%, got ""'],
    [['--learning-rate', '2'], '--learning-rate: must be at most 1, got 2'],
    [['--learning-rate', '-6'], '--learning-rate: must be at least -5, got -6'],
    [['--learning-rate', '1%'], '--learning-rate: expected a number, got "1%"'],
    [['--replay', '-1'], '--replay: must be at least 0, got -1'],
    [['--replay', 'NaN'], '--replay: expected a number, got "NaN"'],
    [['--replay', '1e999'], '--replay: expected a number, got "1e999"'],
    [['--out', ''], '--out: must not be empty'],
    [['--results', 'a', ''], '--results: must not be empty'],
  ])('%j is refused, with what is allowed', (args, message) => {
    expect(() => parseFlags(EXTRACT, args)).toThrow(
      expect.objectContaining({
        message: `extract: ${message}`,
        hint: 'retake extract --help lists the flags.',
      }),
    );
  });

  it('hands on what stands for a key of the configuration', () => {
    expect(parseFlags(EXTRACT, ['--results', 'a', 'b', '--seed', '7', '--out', 'x']).overrides).toEqual([
      { path: ['results', 'paths'], value: ['a', 'b'], from: '--results' },
      { path: ['split', 'seed'], value: '7', from: '--seed' },
    ]);
    expect(parseFlags(DEMO, ['--no-replay']).overrides).toEqual([
      { path: ['dataset', 'replay'], value: 0, from: '--no-replay' },
    ]);
  });

  it('knows -h', () => {
    expect(parseFlags(DEMO, ['-h']).values.help).toBe(true);
  });

  it('reports every problem at once', () => {
    expect(() =>
      parseFlags(EXTRACT, [
        'stray',
        '--reslts',
        'a',
        '--out',
        '--json=x',
        '--replay',
        'few',
        '--already-right',
        'kep',
      ]),
    ).toThrow(
      [
        'extract has 5 problems:',
        '  unexpected argument "stray"',
        '  --reslts: unknown flag; did you mean --results?',
        '  --out: needs a value: DIR',
        '  --already-right: expected one of exclude, keep, got "kep"; did you mean keep?',
        '  --replay: expected a number, got "few"',
      ].join('\n'),
    );
  });

  it.each([
    [['--seed', '1.5'], '--seed: expected a whole number, got "1.5"'],
    [['--seed', ''], '--seed: expected a whole number, got ""'],
    [['--seed'], '--seed: needs a value: N'],
    [['--seed', '1', '--seed', '2'], '--seed: is given more than once'],
    [['--json=yes'], '--json: takes no value'],
    [['--constructor'], '--constructor: unknown flag'],
    [['--__proto__', 'x'], '--__proto__: unknown flag'],
    [['-x'], '-x: unknown flag'],
  ])('%j', (args, message) => {
    expect(() => parseFlags(DEMO, args)).toThrow(message);
  });

  it('says which flags the command cannot do without, unless it is asked for help', () => {
    const list = { kind: 'list', required: true, help: '' } as const;
    const flags = { from: list, to: { ...out, required: true }, other: out } as const;
    const command = defineFlags({ name: 'x', summary: '', flags, examples: [] });
    expect(() => parseFlags(command, ['--to'])).toThrow(
      'x has 2 problems:\n  --to: needs a value: DIR\n  --from: is missing',
    );
    expect(() => parseFlags(command, ['--from', 'a'])).toThrow('x: --to: is missing');
    expect(parseFlags(command, ['--help', '--nonsense']).values.help).toBe(true);
    const { values } = parseFlags(command, ['--from', 'a', '--to', 'b']);
    expectTypeOf(values.to).toEqualTypeOf<string>();
    expectTypeOf(values.from).toEqualTypeOf<string[]>();
    expectTypeOf(values.other).toEqualTypeOf<string | null>();
  });

  it('points to the help and exits as misuse', () => {
    const command = defineFlags({ name: 'x', summary: '', flags: {}, examples: [] });
    expect(() => parseFlags(command, ['y'])).toThrow(
      expect.objectContaining({ code: 'USAGE', exitCode: 2, hint: 'retake x --help lists the flags.' }),
    );
  });
});
