import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRun } from '../../test/builders/read-run.ts';
import { placeInFile } from '../domain/benchmark/place.ts';
import { COMPANIONS, FORMATS, SUMMARIES } from '../formats/table.ts';

const cwd = new URL('../../test/fixtures/', import.meta.url).pathname;

/** Each answer as `id|variant|repeat outcome score`. */
async function answersOf(
  spec: string,
): Promise<{ model: string | null; answers: string[]; warnings: string[] }> {
  const run = await readRun([spec], { cwd });
  const answers = run.items.map(
    ({ id, variant, repeat, outcome, score }) => `${id ?? ''}|${variant}|${repeat} ${outcome} ${score}`,
  );
  return { model: run.model, answers, warnings: run.warnings.map(({ code, count }) => `${code} ${count}`) };
}

const SUMS = [
  '0|strict-match|0 correct 1',
  '1|strict-match|0 incorrect 0',
  '2|strict-match|0 incorrect 0',
  '0|flexible-extract|0 correct 1',
  '1|flexible-extract|0 correct 1',
  '2|flexible-extract|0 incorrect 0',
];
const DEEPEVAL = [
  '||0 correct 0.8',
  '||0 incorrect 0.4',
  '||0 error null',
  '||0 unscored null',
  '||0 correct 0.9',
  '||0 correct 1',
];
const CAPITAL = 'Capital of {{country}}?';

describe('readRun on every format', () => {
  it.each<[string, string | null, string[], string[]?]>([
    // lm-evaluation-harness: two filters, with and without their names; an array of version 0.4.2; choices.
    ['lm-eval/acme__tiny-1b/samples_toy_sums_*.jsonl', 'acme/tiny-1b', SUMS],
    ['lm-eval/acme__tiny-1b/samples_toy_sums_*.jsonl#flexible-extract', 'acme/tiny-1b', SUMS.slice(3)],
    ['lm-eval/unnamed/samples_*.jsonl', 'acme/old-1b', SUMS],
    ['lm-eval/v0.4.2/samples_toy_choice.jsonl', null, ['0||0 correct 1', '1||0 incorrect 0']],
    ['lm-eval/choice/*.jsonl', null, ['0||0 correct 1', '1||0 correct 1', '2||0 correct 1']],
    // All tasks in one document, as its Python function returns them; rows without names of filters.
    [
      'lm-eval/document/all.json',
      'acme/tiny-1b',
      ['0|strict|0 incorrect 0', '0|loose|0 correct 1', '0||0 incorrect 0'],
    ],
    ['lm-eval/document/all.json#loose', 'acme/tiny-1b', ['0|loose|0 correct 1']],
    // A list of values and a sum with its count are no grades, NaN is none either.
    [
      'lm-eval/metrics/*.jsonl',
      null,
      [
        '0||0 incorrect 0',
        '1||0 unscored null',
        '2||0 unscored null',
        '3||0 partial 0.25',
        '4||0 unscored null',
        '5||0 correct 1',
      ],
    ],
    // inspect_ai: every kind of value, two epochs, an error; scorers; archives of four kinds.
    [
      'inspect/toy.json',
      'acme/tiny-1b',
      [
        '1||0 correct 1',
        '1||1 incorrect 0',
        'two/2||0 partial 0.5',
        '3||0 incorrect 0',
        '4||0 unscored null',
        '5||0 partial 0.75',
        '6||0 correct 1',
        '7||0 incorrect 0',
        '8||0 unscored null',
        '9||0 unscored null',
        '10||0 error null',
        '11||0 correct 1',
        '12||0 correct 1',
        '13||0 unscored null',
      ],
    ],
    ['inspect/two-scorers.json', 'acme/tiny-1b', ['1||0 correct 1']],
    ['inspect/two-scorers.json#match', 'acme/tiny-1b', ['1||0 incorrect 0']],
    ['inspect/oldest.json', 'acme/tiny-1b', ['1||0 correct 1']],
    ['inspect/toy.eval', 'acme/tiny-1b', ['1||0 correct 1', 'two/2||0 incorrect 0']],
    ['inspect/zstd.eval', 'acme/tiny-1b', ['1||0 correct 1', 'two/2||0 incorrect 0']],
    ['inspect/crashed.eval', 'acme/tiny-1b', ['1||0 correct 1', 'two/2||0 incorrect 0']],
    ['inspect/chunked.eval', 'acme/tiny-1b', ['1||0 incorrect 0', '3||0 correct 1']],
    // promptfoo: an answer that was only too slow is right, a wrong one no better for being quick; one that never came is
    // an error.
    [
      'promptfoo/v3.json#echo:one',
      'echo:one',
      [
        `country=France|${CAPITAL}|0 correct 1`,
        `country=Spain|${CAPITAL}|0 correct 1`,
        `country=Italy|${CAPITAL}|0 incorrect 0`,
        `country=France|${CAPITAL}|1 correct 1`,
      ],
    ],
    [
      'promptfoo/v3-summary.json#echo:two',
      'echo:two',
      [`country=France|${CAPITAL}|0 correct 1`, `country=Italy|${CAPITAL}|0 error null`],
    ],
    [
      'promptfoo/one.jsonl',
      'echo:one',
      [
        `country=France|${CAPITAL}|0 correct 1`,
        `country=Spain|${CAPITAL}|0 correct 1`,
        `country=Italy|${CAPITAL}|0 incorrect 0`,
        `country=France|${CAPITAL}|1 correct 1`,
      ],
    ],
    [
      'promptfoo/v2.json',
      'echo:one',
      [
        `country=France|${CAPITAL}|0 correct 1`,
        `country=Spain|${CAPITAL}|0 correct 1`,
        `country=Italy|${CAPITAL}|0 incorrect 0`,
      ],
    ],
    // AlpacaEval: 0 is an old tie, null a judge that failed, between 1 and 2 a weighing.
    [
      'alpaca-eval/annotations.json',
      'tiny',
      [
        '||0 loss 0',
        '||0 win 1',
        '||0 tie 0.5',
        '||0 tie 0.5',
        '||0 error null',
        '||0 win 0.75',
        `||0 loss ${1.2 - 1}`,
        '||0 error null',
      ],
    ],
    // MT-bench: -1 is no mark; a winner must win both games.
    [
      'mt-bench/single.jsonl#a',
      'a',
      ['101|turn 1|0 correct 0.9', '101|turn 2|0 incorrect 0.3', '102|turn 1|0 unscored null'],
    ],
    [
      'mt-bench/pair.jsonl#two',
      'two',
      [
        '1|turn 1|0 loss 0',
        '2|turn 1|0 win 1',
        '3|turn 1|0 tie 0.5',
        '4|turn 1|0 tie 0.5',
        '5|turn 1|0 tie 0.5',
        '6|turn 1|0 error null',
      ],
      ['judge-inconsistent 2'],
    ],
    [
      'mt-bench/vicuna-review.jsonl#2',
      null,
      ['1||0 win 1', '2||0 loss 0', '3||0 tie 0.5', '4||0 error null'],
      ['answers-missing 1'],
    ],
    // arena-hard: a clear verdict counts three times; a game without a verdict is an error.
    [
      'arena-hard/v2.jsonl',
      'tiny',
      [
        'a||0 win 1',
        'b||0 loss 0.125',
        'c||0 tie 0.5',
        'd||0 tie 0.5',
        'e||0 win 0.75',
        'f||0 error null',
        'g||0 error null',
        'h||0 loss 0',
      ],
      ['judge-inconsistent 3'],
    ],
    ['arena-hard/v0.1.jsonl', 'tiny', ['q1||0 win 1']],
    // Code: what ran out of time is an error; base and plus tests must pass.
    [
      'code/samples.jsonl_results.jsonl',
      null,
      [
        'Toy/0||0 correct 1',
        'Toy/0||1 incorrect 0',
        'Toy/1||0 correct 1',
        'Toy/2||0 error null',
        'Toy/1||1 incorrect 0',
      ],
    ],
    [
      'code/toy_eval_results.json',
      null,
      [
        'Toy/2||0 correct 1',
        'Toy/0||0 incorrect 0',
        'Toy/0||1 correct 1',
        'Toy/0||2 incorrect 0',
        'Toy/1||0 error null',
      ],
    ],
    [
      'evalplus-2023/eval_results.json',
      null,
      ['Toy/1||0 correct 1', 'Toy/1||1 incorrect 0', 'Toy/0||0 error null'],
      ['prompts-missing 3'],
    ],
    // openai/evals: events of different questions are mixed.
    [
      'openai-evals/toy.jsonl',
      'tiny',
      [
        'toy.test.0||0 incorrect 0',
        'toy.test.1||0 correct 1',
        'toy.test.2||0 error null',
        'toy.test.3||0 correct 1',
        'toy.test.1||1 incorrect 0',
      ],
    ],
    ['simple-evals/mmlu_*_allresults.json', 'tiny-1b', ['||0 correct 1', '||0 incorrect 0', '||1 correct 1']],
    ['simple-evals/healthbench_*.json', 'tiny-1b', ['||0 partial 0.4']],
    // HELM: blocks of one question are merged, its perturbed copy stays apart.
    [
      'helm/toy-model=acme_tiny/per_instance_stats.json',
      'acme/tiny',
      [
        'id1||0 correct 1',
        'id2||0 incorrect 0',
        'id1|typos|0 incorrect 0',
        'id3||0 partial 0.4',
        'id4||0 unscored null',
      ],
      ['prompts-missing 1'],
    ],
    ['lighteval/details_toy_*.parquet', null, ['0||0 correct 1', '1||0 incorrect 0']],
    ['lighteval/details_zstd.parquet', null, ['0||0 correct 1', '1||0 incorrect 0']],
    ['lighteval/exported.jsonl', null, ['0||0 correct 1', '1||0 incorrect 0']],
    ['opencompass/predictions/tiny/toy_0.json', 'tiny', ['||0 unscored null', '||0 unscored null']],
    ['opencompass/results/tiny/toy.json', 'tiny', ['||0 correct 1', '||0 incorrect 0', '||0 unscored null']],
    ['deepeval/test_run.json', null, DEEPEVAL],
    ['deepeval/nested.json', null, DEEPEVAL],
    // What its function returns, whole and case by case.
    ['deepeval/returned.json', null, ['||0 correct 0.9', '||0 incorrect 0.25', '||0 error null']],
    ['deepeval/returned_rows.jsonl', null, ['||0 correct 0.9', '||0 incorrect 0.25']],
  ])('%s', async (spec, model, answers, warnings = []) => {
    expect(await answersOf(spec)).toEqual({ model, answers, warnings });
  });

  it.each<[string, RegExp]>([
    ['lm-eval/acme__tiny-1b/results_*.json', /totals only/],
    ['alpaca-eval/model_outputs.json', /without a judgement/],
    ['mt-bench/answers.jsonl', /without a judgement/],
    ['arena-hard/answers.jsonl', /without a judgement/],
    ['mt-bench/question.jsonl', /no answers that are graded/],
    ['code/HumanEval.jsonl.gz', /no answers that are graded/],
    ['code/samples.jsonl', /programs that were not run/],
    ['bigcode/generations_toy.json', /not which program passed/],
    ['bigcode/evaluation_results.json', /not which program passed/],
    ['simple-evals/mmlu_tiny-1b.json', /totals only/],
    ['helm/*/stats.json', /totals only/],
    ['helm/*/run_spec.json', /settings only/],
    ['helm/*/scenario_state.json', /no answers that are graded/],
    ['lighteval/results_2026-01-01.json', /totals only/],
    ['gsm8k-data/train.jsonl', /no model's/],
    ['mt-bench/single.jsonl', /holds the answers of 2 models: a, b/],
    ['mt-bench/single.jsonl#c', /has no model "c": a, b/],
    ['promptfoo/v3.json', /holds the answers of 2 models: echo:one, echo:two/],
    ['mt-bench/pair.jsonl#three', /has no model "three": one, two/],
    ['inspect/two-scorers.json#none', /has no scorer "none": match, model_graded/],
  ])('%s has no answers to read, and says why', async (spec, message) => {
    await expect(readRun([spec], { cwd })).rejects.toThrow(message);
  });
});

describe('a packed file that is cut off', () => {
  it.each(['lighteval/details_zstd.parquet', 'inspect/toy.eval', 'code/HumanEval.jsonl.gz'])(
    '%s',
    async (name) => {
      const folder = mkdtempSync(join(tmpdir(), 'retake-cut-'));
      const bytes = readFileSync(join(cwd, name));
      for (const length of [20, Math.floor(bytes.length / 2), bytes.length - 5]) {
        writeFileSync(join(folder, 'cut'), bytes.subarray(0, length));
        await expect(readRun(['cut'], { cwd: folder })).rejects.toThrow(/damaged or cut off/);
      }
      rmSync(folder, { recursive: true });
    },
  );
});

describe('what is taken from a record', () => {
  const itemsOf = async (spec: string) => (await readRun([spec], { cwd })).items;

  it('deepeval: what was asked and answered, however its members are written', async () => {
    const items = await itemsOf('deepeval/returned.json');
    expect(items.map(({ prompt, response, reference }) => [prompt, response, reference])).toEqual([
      ['ask a', 'answer a', 'gold a'],
      ['ask b', 'answer b', undefined],
      ['ask c', 'answer c', undefined],
    ]);
  });

  it('lm-eval: tasks of one document, and where in them a row stands', async () => {
    const items = await itemsOf('lm-eval/document/all.json');
    expect(items.map(({ task, place }) => `${task} ${placeInFile(place)}`)).toEqual([
      'toy_sums item "toy_sums/0"',
      'toy_sums item "toy_sums/1"',
      'acme/choice item "acme/choice/0"',
    ]);
  });

  it('lm-eval: answers that stand far behind the totals', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'retake-far-'));
    const document = JSON.parse(readFileSync(join(cwd, 'lm-eval/document/all.json'), 'utf8'));
    document.configs.toy_sums.description = 'as long as a hundred tasks '.repeat(20_000);
    writeFileSync(join(folder, 'far.json'), JSON.stringify(document));
    expect((await readRun(['far.json'], { cwd: folder })).items).toHaveLength(3);
    rmSync(folder, { recursive: true });
  });

  it('lm-eval: the bare question and the choice held likeliest', async () => {
    const [fruit, longer, letter] = await itemsOf('lm-eval/choice/*.jsonl');
    expect([fruit?.prompt, fruit?.response, fruit?.reference]).toEqual([
      'Which is a fruit?\nA. stone\nB. apple',
      'apple',
      'apple',
    ]);
    // By log-probability alone it would be "no": only acc_norm was measured, which weighs by length.
    expect(longer?.response).toBe('yes indeed, by all means');
    expect([letter?.prompt, letter?.response]).toEqual(['Which letter?\nA. red\nB. blue', 'B']);
    const [asked] = await itemsOf('lm-eval/metrics/*.jsonl');
    expect(asked?.prompt).toBe('Question: 2+2?');
  });

  it('inspect: attachments, lists of parts, choices', async () => {
    const items = await itemsOf('inspect/toy.json');
    expect(items.find(({ id }) => id === '11')).toMatchObject({
      prompt: 'A long question?',
      response: 'A long answer.',
      reference: 'A long answer.',
    });
    expect(items.find(({ id }) => id === '12')?.prompt).toBe('Which?\nA) red\nB) blue');
    expect((await itemsOf('inspect/chunked.eval')).map(({ prompt }) => prompt)).toEqual([
      'Question 1?',
      'A question in a chunk?',
    ]);
  });

  it('promptfoo: the answer an assertion compares with', async () => {
    const items = await itemsOf('promptfoo/v3.json#echo:one');
    expect(items.map(({ reference, response }) => [reference, response])).toEqual([
      ['Paris', 'Paris'],
      ['Madrid', 'Madrid'],
      ['Rome', 'Milan'],
      ['Paris', '{"city":"Paris"}'],
    ]);
  });

  it('judged pairs: whose answer is whose, and the category', async () => {
    expect((await itemsOf('mt-bench/pair.jsonl#two'))[0]).toMatchObject({
      category: 'writing',
      prompt: 'Write a poem.',
      response: 'poem of two',
      opponentResponse: 'poem of one',
      opponent: 'one',
      judge: { winner: 'model_1, then model_1', position: 'both' },
    });
    for (const { response, opponentResponse, prompt } of await itemsOf('arena-hard/v2.jsonl')) {
      expect([prompt, response === opponentResponse]).toEqual(['Sort a list.', false]);
    }
    expect((await itemsOf('mt-bench/single.jsonl#a'))[1]).toMatchObject({
      prompt: 'And 3 + 3?',
      response: 'It is 7.',
      reference: '6',
    });
  });

  it('code: problems beside the results, and whole API answers', async () => {
    const items = await itemsOf('code/samples.jsonl_results.jsonl');
    expect(items[2]).toMatchObject({
      task: 'toy',
      prompt: 'def f1(x):\n    """Adds 1."""\n',
      response: '    return x + 1',
      reference: '    return x + 1\n',
    });
    expect(items[4]?.response).toBe('    pass');
  });

  it('HELM and lighteval: the text behind a letter or an index', async () => {
    const [sky] = await itemsOf('helm/*/per_instance_stats.json');
    expect(sky).toMatchObject({
      task: 'toy',
      prompt: 'Sky?\nA. red\nB. blue',
      response: 'blue',
      reference: 'blue',
    });
    const [, fruit] = await itemsOf('lighteval/details_toy_*.parquet');
    expect(fruit).toMatchObject({ task: 'toy', prompt: 'Fruit?', response: 'stone', reference: 'apple' });
  });

  it('simple-evals: what the report shows', async () => {
    const [, compare] = await itemsOf('simple-evals/mmlu_*_allresults.json');
    expect(compare).toMatchObject({
      task: 'mmlu',
      prompt: 'Compare.',
      response: 'a > b',
      reference: 'a < b',
    });
  });
});

describe('the table of formats', () => {
  it('has one name for each', () => {
    const ids = [...FORMATS, ...SUMMARIES].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(COMPANIONS.every(({ title }) => title !== '')).toBe(true);
  });

  it('reads a mixed folder of ten formats in one go, and names what it passes over', async () => {
    const run = await readRun(
      [
        'lm-eval/acme__tiny-1b/*',
        'inspect/toy.eval',
        'promptfoo/one.jsonl',
        'alpaca-eval/annotations.json',
        'arena-hard/v2.jsonl',
        'code/*.json*',
        'openai-evals/*',
        'simple-evals/*',
        'helm/*/*.json',
        'lighteval/*.parquet',
        'deepeval/nested.json',
      ],
      { cwd },
    );
    const formats = run.files.map(({ format, items }) => `${format} ${items}`);
    expect(new Set(formats)).toEqual(
      new Set([
        'lm-eval 6',
        'inspect 2',
        'promptfoo 4',
        'alpaca-eval 8',
        'arena-hard 8',
        'human-eval 5',
        'evalplus 5',
        'openai-evals 5',
        'simple-evals 3',
        'simple-evals 1',
        'helm 5',
        'lighteval 2',
        'deepeval 6',
      ]),
    );
    expect(run.model).toBeNull();
    expect(run.warnings.map(({ code }) => code)).toContain('several-models');
  });
});
