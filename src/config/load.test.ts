import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG_PATH, loadConfig, parseConfig } from './load.ts';

const absent = () => null;
const problemsOf = (text: string, ...overrides: Parameters<typeof parseConfig>[2][]) => {
  try {
    parseConfig(text, 'retake.yml', overrides[0]);
  } catch (error) {
    return (error as Error).message;
  }
  return 'sound';
};

describe('loadConfig', () => {
  it('has a default for everything and needs no file', () => {
    const config = loadConfig({ path: DEFAULT_CONFIG_PATH, explicit: false, read: absent });
    expect(config).toMatchInlineSnapshot(`
      {
        "benchmark": {
          "baseline": "rerun",
          "command": null,
          "concurrency": 16,
          "endpoint": null,
          "grade_command": null,
          "judge": null,
          "key_env": null,
          "max_tokens": 2048,
          "max_usd": null,
          "opponent": null,
          "pattern": null,
          "prices": null,
          "samples": 1,
          "temperature": 0,
          "timeout_seconds": 120,
        },
        "criteria": {
          "criteria": null,
          "decision": "any",
          "inconclusive": "action_required",
        },
        "dataset": {
          "format": "prompt-completion",
          "replay": 1,
          "strip_markup": true,
          "target": {
            "default": "reference",
          },
        },
        "evidence": {
          "items": "held-out",
          "preflight": "warn",
          "strength": "significant",
        },
        "failures": {
          "already_right": "exclude",
          "categories": "all",
          "minimum": 20,
          "outcomes": [
            "loss",
            "tie",
            "incorrect",
          ],
        },
        "name": "default",
        "next": null,
        "report": {
          "answers": "full",
          "artifact_days": 30,
        },
        "results": {
          "baseline": "merge-base",
          "format": "auto",
          "paths": [],
        },
        "split": {
          "holdout": 0.3,
          "seed": "retake",
        },
        "training": {
          "batch_size": 4,
          "budget": {
            "minutes": 60,
            "runs_per_day": 4,
            "usd": null,
            "usd_per_hour": null,
          },
          "command": null,
          "epochs": 2,
          "gpus": 1,
          "gradient_accumulation": 1,
          "learning_rate": 0.00002,
          "max_length": 2048,
          "method": "qlora",
          "model": null,
          "queue_minutes": 30,
          "revision": null,
          "runner": [
            "self-hosted",
            "gpu",
          ],
          "seed": 42,
          "target": null,
          "trainer": "trl",
          "workflow": "retake-train.yml",
        },
        "version": 1,
      }
    `);
  });

  it('needs the file that the user named', () => {
    expect(() => loadConfig({ path: 'my.yml', explicit: true, read: absent })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', exitCode: 2, message: 'my.yml: no such file' }),
    );
  });

  it('takes an empty file, and one of comments, for the defaults', () => {
    const defaults = parseConfig('', 'retake.yml');
    expect(parseConfig('# version: 2\n', 'retake.yml')).toEqual(defaults);
    expect(parseConfig('\n---\n', 'retake.yml')).toEqual(defaults);
  });
});

describe('parseConfig', () => {
  it('reads shares, targets and criteria', () => {
    const config = parseConfig(
      `
split: { holdout: 25%, seed: 7 }
dataset: { target: { math: opponent } }
training: { trainer: command, command: [sh, train.sh, "{dataset}"], learning_rate: 5e-6 }
criteria:
  guards:
    - { metric: training.loss, rule: decreases }
    - { id: keep reasoning, metric: reasoning.win_rate, rule: ">= 85%" }
  goals: [ { metric: math.win_rate, rule: improves, target: [20%, 0.3] }, { metric: consistency, rule: improves } ]
  decision: all
  inconclusive: neutral
`,
      'retake.yml',
    );
    expect(config.split).toEqual({ holdout: 0.25, seed: '7' });
    expect(config.dataset.target).toEqual({ default: 'reference', math: 'opponent' });
    expect(config.training).toMatchObject({
      command: ['sh', 'train.sh', '{dataset}'],
      learning_rate: 5e-6,
      epochs: 2,
    });
    expect(config.criteria).toEqual({
      decision: 'all',
      inconclusive: 'neutral',
      criteria: [
        {
          id: 'training.loss decreases',
          kind: 'guard',
          category: 'training',
          metric: 'loss',
          rule: { kind: 'decreases' },
          target: null,
        },
        {
          id: 'keep reasoning',
          kind: 'guard',
          category: 'reasoning',
          metric: 'win_rate',
          rule: { kind: 'at_least', floor: 0.85 },
          target: null,
        },
        {
          id: 'math.win_rate improves',
          kind: 'goal',
          category: 'math',
          metric: 'win_rate',
          rule: { kind: 'improves' },
          target: [0.2, 0.3],
        },
        {
          id: 'consistency improves',
          kind: 'goal',
          category: null,
          metric: 'consistency',
          rule: { kind: 'improves' },
          target: null,
        },
      ],
    });
  });

  it('reports every problem at once, each with line, key and mending', () => {
    const text = `version: 1
nmae: x
split:
  holdot: 30%
  seed: a
failures:
  outcomes: [loss, ties]
  minimum: few
training:
  epochs: 0
  command: python train.py
  budget:
    minutes: -1
criteria:
  guards:
    - metric: math.win_rate
      rule: stays
`;
    expect(problemsOf(text).split('\n')).toEqual([
      'retake.yml has 8 problems:',
      '  line 2, nmae: unknown key; did you mean name?',
      '  line 4, split.holdot: unknown key; did you mean holdout?',
      '  line 7, failures.outcomes[1]: expected one of loss, tie, incorrect, partial, got "ties"; did you mean tie?',
      '  line 8, failures.minimum: expected a number, got "few"',
      '  line 10, training.epochs: must be above 0, got 0',
      '  line 11, training.command: expected a list of words such as ["python", "train.py", "{dataset}"]; no shell is involved, got "python train.py"',
      '  line 13, training.budget.minutes: must be above 0, got -1',
      expect.stringMatching(/^ {2}line 17, criteria\.guards\[0\]\.rule: no such rule: "stays"; \S/),
    ]);
  });

  it('reports criteria that cannot be parsed with their lines', () => {
    const text = `criteria:
  guards:
    - metric: math.win_rate
      rule: stays
  goals:
    - { metric: math.winrate, rule: improves }
    - { metric: code.score, rule: improves }
    - { metric: code.score, rule: improves }
`;
    const message = problemsOf(text);
    expect(message).toContain('has 3 problems');
    expect(message).toMatch(/line 4, criteria\.guards\[0\]\.rule: \S/);
    expect(message).toMatch(/line 6, criteria\.goals\[0\]\.metric: \S/);
    expect(message).toContain('line 8, criteria.goals[2]: the id "code.score improves" is taken');
  });

  it.each([
    ['- a\n- b\n', 'retake.yml: line 1: expected a map of settings, got a list'],
    ['just text', 'retake.yml: line 1: expected a map of settings, got "just text"'],
    ['a: 1\na: 2', 'retake.yml: line 2: no valid YAML: Map keys must be unique'],
    ['version: 2', 'retake.yml: line 1, version: expected 1, got 2'],
    ['split:\n', 'retake.yml: line 1, split: expected a map of settings, got nothing'],
    ['__proto__: { polluted: 1 }', 'retake.yml: line 1, __proto__: unknown key'],
    ['training: { trainer: command }', 'training.trainer: needs training.command'],
    [
      'training: { command: [a] }',
      'training.command: is not run by the trainer trl; set training.trainer to command',
    ],
    ['criteria: { guards: [] }', 'line 1, criteria: has neither a guard nor a goal'],
    [
      'criteria: { goals: [{ metric: score, rule: improves, target: [3%, 2%] }] }',
      'expected the lower end first',
    ],
    [
      'criteria: { guards: [{ metric: accuracy, rule: ">= 85" }] }',
      'criteria.guards[0].rule: ">= 85" does not fit the metric accuracy, which is a share; did you mean >= 85%?',
    ],
    ['training: { epochs: 1e23 }', 'training.epochs: must be at most 1000, got 1e+23'],
    ['training: { learning_rate: 2 }', 'training.learning_rate: must be at most 1, got 2'],
    ['training: { budget: { minutes: 1e9 } }', 'training.budget.minutes: must be at most 10080'],
    ['benchmark: { timeout_seconds: 1e7 }', 'benchmark.timeout_seconds: must be at most 604800'],
    ['name: "a b"', 'line 1, name: expected up to 64 letters'],
    [
      'dataset: { target: { math: opponnent } }',
      'expected one of reference, opponent, got "opponnent"; did you mean opponent?',
    ],
  ])('%j', (text, message) => {
    expect(problemsOf(text)).toContain(message);
  });

  it('lists the first 20 problems of what is no configuration at all', () => {
    const message = problemsOf(`${'{"a":1}\n'.repeat(100)}`) ?? '';
    expect(message.split('\n')).toHaveLength(22);
    expect(message).toMatch(/^retake.yml has \d{3} problems:\n.*\n {2}and \d+ more$/s);
  });

  it('never lets __proto__ reach an object', () => {
    problemsOf('__proto__: { polluted: 1 }');
    expect('polluted' in {}).toBe(false);
  });

  it('lets overrides win over the file, the later over the earlier', () => {
    const input = { path: ['results', 'paths'], value: ['input'], from: 'input results' };
    const flag = { path: ['results', 'paths'], value: ['flag'], from: '--results' };
    const text = 'results: { paths: [file], format: gsm8k }';
    expect(parseConfig(text, 'retake.yml', [input]).results.paths).toEqual(['input']);
    expect(parseConfig(text, 'retake.yml', [input, flag]).results).toMatchObject({
      paths: ['flag'],
      format: 'gsm8k',
    });
  });

  it('names the flag whose value is wrong, not the file', () => {
    const override = { path: ['training', 'epochs'], value: -1, from: '--epochs' };
    expect(problemsOf('training: { epochs: 3 }', [override])).toBe('--epochs: must be above 0, got -1');
    expect(problemsOf('nam: x', [override]).split('\n')).toEqual([
      'retake.yml has 2 problems:',
      '  --epochs: must be above 0, got -1',
      '  line 1, nam: unknown key; did you mean name?',
    ]);
  });
});
