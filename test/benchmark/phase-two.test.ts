import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { benchmark } from '../../src/commands/benchmark.ts';
import { extract } from '../../src/commands/extract.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { commandContext } from './command-context.ts';
import { scratch, serve } from './exam-setup.ts';
import { questionOf } from './model-server.ts';

const DATA = process.env.RETAKE_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const SEED = join(DATA, 'seed-benchmark', 'results', '*_intermediate.json');
const GSM8K = join(DATA, 'gsm8k');
const plan = (name: string) => fileURLToPath(new URL(`../../examples/seed-plan/${name}`, import.meta.url));

interface Problem {
  question: string;
  answer: string;
}

const problems = (file: string): Problem[] =>
  readFileSync(join(GSM8K, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Problem);

const fails = (question: string) =>
  Number.parseInt(createHash('sha256').update(question).digest('hex').slice(0, 8), 16) / 2 ** 32 < 0.3;

describe.skipIf(!existsSync(GSM8K))('phase two of the seed plan', () => {
  it('examines 7,473 problems, joins the failures with the 73, and refuses what would measure', async () => {
    const folder = scratch();
    const run = async (command: typeof extract, ...args: string[]) => {
      const { context, said } = commandContext(folder);
      expect(await command(args, context)).toBe(0);
      return said.out;
    };
    const gold = new Map(problems('train.jsonl').map(({ question, answer }) => [question, answer]));
    const server = await serve({
      answer: (body) => {
        const question = questionOf(body);
        const answer = gold.get(question) ?? '';
        return fails(question) ? `I give up.\n#### ${answer.length * 1000 + 7}` : answer;
      },
    });
    const began = Date.now();
    const exam = ['--items', join(GSM8K, 'train.jsonl'), '--task', 'gsm8k-train', '--category', 'math'];
    const model = ['--model', 'llama', '--endpoint', server.url, '--concurrency', '32'];
    await run(benchmark, ...exam, ...model, '--out', 'benchmarks/gsm8k-train/llama.jsonl');
    await run(extract, '--config', plan('retake.yml'), '--results', SEED, '--out', 'phase-1');
    const second = ['--config', plan('phase-2.yml'), '--merge', 'phase-1', '--out', 'dataset'];
    const manifest = JSON.parse(await run(extract, ...second, '--json')) as Manifest;

    const failed = [...gold.keys()].filter(fails);
    const rows = readFileSync(join(folder, 'dataset', 'math.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    const instructions = rows.map((row) => (JSON.parse(row) as { instruction: string }).instruction);
    expect(instructions.slice(0, failed.length)).toEqual(failed);
    expect(manifest).toMatchObject({
      examples: failed.length + 73,
      merged: [{ kept: 73, dropped: 0 }],
      categories: { math: { examples: failed.length + 47 }, code: { examples: 26 } },
    });
    expect(manifest.trained_items).toHaveLength(failed.length + 73);
    const peak = (process.memoryUsage.rss() / 2 ** 20).toFixed(0);
    console.log(
      `phase two: 7473 problems examined, ${failed.length} failures extracted and joined with 73: ` +
        `${manifest.examples} rows in ${((Date.now() - began) / 1000).toFixed(1)} s, RSS ${peak} MiB with the server`,
    );

    // A merge with itself adds nothing.
    const twice = [
      '--config',
      plan('phase-2.yml'),
      '--merge',
      'dataset',
      'phase-1',
      '--out',
      'again',
      '--json',
    ];
    const again = JSON.parse(await run(extract, ...twice)) as Manifest;
    expect(again.trained_items).toHaveLength(failed.length + 73);
    expect(again.merged?.map(({ kept }) => kept)).toEqual([73, 73, 0]);

    // The 47 math rows of phase one are questions of GSM8K's test set, with an instruction before them.
    const { context } = commandContext(folder);
    const measured = ['--measure', `${join(GSM8K, 'example_model_solutions.jsonl')}#6b_finetuning`];
    await expect(extract([...second, ...measured], context)).rejects.toMatchObject({
      code: 'DATASET_INVALID',
      exitCode: 2,
      message: expect.stringMatching(
        /^the dataset trains on a question of the measuring set: .*line 1 \("Janet.* and 46 more$/,
      ),
    });
    const alone = second.filter((arg) => arg !== '--merge' && arg !== 'phase-1');
    await expect(extract([...alone, ...measured], context)).resolves.toBe(0);
  });
});
