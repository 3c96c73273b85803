import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditRun } from '../../test/builders/audited.ts';
import { readRun } from '../../test/builders/read-run.ts';
import type { BenchmarkItem, Outcome } from '../domain/benchmark/item.ts';

const cwd = process.env.RETAKE_DATA ?? '../shared/data';
const missing = (path: string) => !existsSync(`${cwd}/${path}`);

function count(items: readonly BenchmarkItem[]): Partial<Record<Outcome, number>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of items) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

describe.skipIf(missing('seed-benchmark'))('the seed benchmark', () => {
  it.each([
    ['math', { win: 3, loss: 12, tie: 35 }],
    ['code', { win: 24, loss: 16, tie: 10 }],
  ])('%s', async (category, outcomes) => {
    const run = await readRun([`seed-benchmark/results/${category}_*.json`], { cwd });
    expect(count(run.items)).toEqual(outcomes);
    expect(new Set(run.items.map((item) => item.category))).toEqual(new Set([category]));
  });

  it('has a report that names the model', async () => {
    const run = await readRun(['seed-benchmark/benchmark_report_*.json', 'seed-benchmark/results/*.json'], {
      cwd,
    });
    expect([run.model, run.items.length]).toEqual(['/workspace/data/Cogumi-LLM/checkpoints/final', 100]);
  });

  it('is audited', async () => {
    const run = await readRun(['seed-benchmark/results/*.json'], { cwd });
    const counts = auditRun(run.items).map(({ code, category, count }) => [category, code, count]);
    expect(counts).toEqual(
      expect.arrayContaining([
        ['math', 'win-contradicts-reference', 3],
        ['math', 'judge-position', 50],
        ['code', 'judge-position', 50],
        ['code', 'winner-without-lead', 8],
        ['math', 'truncated-responses', 2],
      ]),
    );
    expect(counts.map(([, code]) => code)).not.toContain('duplicate-prompts');
    expect(counts.map(([, code]) => code)).not.toContain('empty-responses');
  });
});

describe.skipIf(missing('gsm8k'))("GSM8K's example solutions", () => {
  const RIGHT = {
    '6b_finetuning': 286,
    '6b_verification': 515,
    '175b_finetuning': 458,
    '175b_verification': 742,
  };
  const rightAnswers = async (model: string) => {
    const run = await readRun([`gsm8k/example_model_solutions.jsonl#${model}`], { cwd });
    expect([run.model, run.items.length, run.warnings]).toEqual([model, 1319, []]);
    return run.items.map(({ outcome }) => outcome === 'correct');
  };

  it.each(Object.entries(RIGHT))('%s', async (model, right) => {
    expect((await rightAnswers(model)).filter(Boolean)).toHaveLength(right);
  });

  it.each([
    ['6b_finetuning', '6b_verification', [222, 293, 64, 740]],
    ['175b_finetuning', '175b_verification', [382, 360, 76, 501]],
    ['6b_finetuning', '175b_finetuning', [198, 260, 88, 773]],
  ])('%s to %s', async (before, after, flips) => {
    const [old, young] = [await rightAnswers(before), await rightAnswers(after)];
    const tally = [0, 0, 0, 0];
    for (const [index, was] of old.entries()) {
      const is = young[index];
      const cell = was && is ? 0 : is ? 1 : was ? 2 : 3;
      tally[cell] = (tally[cell] ?? 0) + 1;
    }
    expect(tally).toEqual(flips);
  });
});

describe.skipIf(missing('alpaca_eval'))('AlpacaEval', () => {
  const annotations = (model: string) => readRun([`alpaca_eval/${model}/annotations.json`], { cwd });

  it('phi-2 and phi-2-sft', async () => {
    const [before, after] = [await annotations('phi-2'), await annotations('phi-2-sft')];
    expect([before.model, after.model]).toEqual(['phi-2', 'phi-2-sft']);
    expect(count(before.items)).toEqual({ loss: 543, win: 234, tie: 22, error: 6 });
    expect(count(after.items)).toEqual({ loss: 253, win: 551, error: 1 });
    const later = new Map(after.items.map(({ prompt, outcome }) => [prompt, outcome]));
    const flips: Record<string, number> = {};
    for (const { prompt, outcome } of before.items) {
      const flip = `${outcome} to ${later.get(prompt)}`;
      flips[flip] = (flips[flip] ?? 0) + 1;
    }
    expect(flips).toEqual({
      'loss to win': 335,
      'win to loss': 37,
      'win to win': 197,
      'loss to loss': 208,
      'tie to win': 14,
      'tie to loss': 8,
      'error to win': 5,
      'error to error': 1,
    });
  });
});

describe.skipIf(missing('mt_bench'))('MT-bench', () => {
  it('pairs, from either side', async () => {
    const [one, two] = [
      await readRun(['mt_bench/gpt-4_pair.jsonl#phi-3'], { cwd }),
      await readRun(['mt_bench/gpt-4_pair.jsonl#phi-3-dpo'], { cwd }),
    ];
    expect(count(one.items)).toEqual({ win: 18, loss: 20, tie: 8 + 27, error: 2 });
    expect(count(two.items)).toEqual({ win: 20, loss: 18, tie: 8 + 27, error: 2 });
    expect(one.warnings).toMatchObject([{ code: 'judge-inconsistent', count: 27 }]);
    expect(
      one.items.every(({ prompt, response, opponentResponse }) => prompt && response && opponentResponse),
    ).toBe(true);
    expect(one.items.map(({ response }) => response)).toEqual(
      two.items.map(({ opponentResponse }) => opponentResponse),
    );
  });

  it('single answers, with the categories of question.jsonl', async () => {
    const run = await readRun(['mt_bench/gpt-4_single.jsonl'], { cwd });
    expect([run.model, run.items.length]).toEqual(['phi-3-dpo', 160]);
    expect(new Set(run.items.map(({ category }) => category)).size).toBe(8);
    expect(run.items.every(({ prompt, response }) => prompt !== '' && response !== '')).toBe(true);
    expect(run.items.filter(({ reference }) => reference !== undefined)).toHaveLength(60);
  });

  it('says what is missing in answers without a judgement', async () => {
    await expect(readRun(['mt_bench/model_answer/*.jsonl'], { cwd })).rejects.toThrow(/without a judgement/);
  });
});

describe.skipIf(missing('inspect_ai'))('inspect_ai', () => {
  it.each<[string, string, Partial<Record<Outcome, number>>]>([
    ['scout_*_popularity_*.eval', 'openai/gpt-4o-mini', { correct: 63, incorrect: 37 }],
    ['scout_*_security-guide_*.eval', 'openai/gpt-4o-mini', { correct: 11, incorrect: 5 }],
    ['2025-02-11T15-17-*.eval', 'openai/gpt-4o-mini', { unscored: 10 }],
    ['2025-05-12T20-28-13-04-00_popularity.json', 'openai/gpt-4o-mini', { correct: 2, incorrect: 1 }],
    ['log_formats.eval', 'ollama/llama3.1', { incorrect: 1 }],
    ['log_formats.json', 'ollama/llama3.1', { incorrect: 1 }],
    ['eee_data_pubmedqa_gpt4o_mini.json', 'openai/azure/gpt-4o-mini', { correct: 2 }],
  ])('%s', async (file, model, outcomes) => {
    const run = await readRun([`inspect_ai/${file}`], { cwd });
    expect([run.model, count(run.items), run.warnings]).toEqual([model, outcomes, []]);
    expect(run.items.some(({ prompt, response }) => `${prompt}${response}`.includes('attachment://'))).toBe(
      false,
    );
  });

  it('shares three questions between two runs of one task', async () => {
    const idsOf = async (model: string) =>
      (await readRun([`inspect_ai/eee_data_arc_${model}.json`], { cwd })).items.map(
        ({ task, id }) => `${task}/${id}`,
      );
    const others = await idsOf('sonnet');
    expect((await idsOf('qwen')).filter((id) => others.includes(id))).toHaveLength(3);
  });

  it('says so where a log has no samples', async () => {
    await expect(readRun(['inspect_ai/*_no-samples.json'], { cwd })).rejects.toThrow(/No answers are in/);
  });
});

describe.skipIf(missing('human_eval'))('human-eval', () => {
  it('has 163 problems with 3 answers each, and finds the problems beside them', async () => {
    const run = await readRun(['human_eval/codegen_samples.jsonl_results.jsonl'], { cwd });
    expect([run.items.length, count(run.items).correct, run.warnings]).toEqual([489, 106, []]);
    expect(new Set(run.items.map(({ id }) => id)).size).toBe(163);
    expect(run.items.map(({ repeat }) => repeat).sort()).toEqual(
      [0, 1, 2].flatMap((repeat) => new Array(163).fill(repeat)),
    );
    expect(
      run.items.every(({ prompt, reference }) => prompt.includes('def ') && reference !== undefined),
    ).toBe(true);
  });
});

describe.skipIf(missing('lm_eval'))('lm-evaluation-harness', () => {
  it('has two rows of one question, one a filter', async () => {
    const run = await readRun(['lm_eval/nolicence_granite_samples_*.jsonl'], { cwd });
    expect(run.items.map(({ id, variant, outcome }) => [id, variant, outcome])).toEqual([
      ['0', 'strict-match', 'correct'],
      ['0', 'flexible-extract', 'correct'],
    ]);
    const one = await readRun(['lm_eval/nolicence_granite_samples_*.jsonl#strict-match'], { cwd });
    expect(one.items).toHaveLength(1);
  });

  it("takes the model's name from the totals beside the samples", async () => {
    const run = await readRun(['lm_eval/samples_*.jsonl'], { cwd });
    expect(run.model).toBe('RylanSchaeffer/mem_Qwen3-93M_minerva_math_rep_0_sbst_1.0000_epch_1_ot_1');
    expect([run.files[0]?.task, count(run.items)]).toEqual(['math_perturbed_full', { incorrect: 10 }]);
  });

  it('says what is missing in totals', async () => {
    await expect(readRun(['lm_eval/results_*.json'], { cwd })).rejects.toThrow(/totals only/);
  });
});

describe.skipIf(missing('helm'))('HELM, EvalPlus, promptfoo and DeepEval', () => {
  it('HELM: grades and answers are joined', async () => {
    const run = await readRun(['helm/hellaswag-pythia-1b/*.json'], { cwd });
    expect([run.model, count(run.items)]).toEqual(['eleutherai/pythia-1b-v0', { correct: 3, incorrect: 7 }]);
    // An answer ` B` is the text of the choice B.
    for (const { outcome, response, reference } of run.items) {
      expect(response === reference).toBe(outcome === 'correct');
    }
  });

  it('EvalPlus of 2023: what ran out of time is an error', async () => {
    const run = await readRun(['evalplus/legacy_burak/samples_eval_results.json'], { cwd });
    expect(count(run.items)).toEqual({ error: 164 });
  });

  it('promptfoo versions 2 and 3', async () => {
    const [two, three] = [
      await readRun(['promptfoo/v2_smoke.json'], { cwd }),
      await readRun(['promptfoo/wadys_results.json'], { cwd }),
    ];
    expect([two.model, count(two.items)]).toEqual(['openai:gpt-3.5-turbo', { correct: 2, incorrect: 2 }]);
    expect([three.model, count(three.items)]).toEqual(['ollama:completion:llama3', { incorrect: 2 }]);
  });

  it('DeepEval', async () => {
    const run = await readRun(['deepeval/*.json'], { cwd });
    expect(run.items.map(({ outcome, score }) => [outcome, score])).toEqual([
      ['incorrect', (0.92 + 0.45) / 2],
    ]);
  });
});
