import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { benchmark } from '../../src/commands/benchmark.ts';
import { compare } from '../../src/commands/compare.ts';
import { extract } from '../../src/commands/extract.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import type { Receipt } from '../../src/domain/training/receipt.ts';
import { readRun } from '../builders/read-run.ts';
import { receipt } from '../builders/receipt.ts';
import { commandContext } from './command-context.ts';
import { scratch, serve } from './exam-setup.ts';
import { type ChatBody, questionOf } from './model-server.ts';

const DATA = process.env.RETAKE_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const SEED = join(DATA, 'seed-benchmark', 'results');

interface Pair {
  prompt: string;
  local_response: string;
  gpt4_response: string;
  judgment: { winner: string };
}

const pairs = ['math', 'code'].flatMap((category) =>
  existsSync(SEED)
    ? (JSON.parse(readFileSync(join(SEED, `${category}_intermediate.json`), 'utf8')) as { results: Pair[] })
        .results
    : [],
);
const pairOf = new Map(pairs.map((pair) => [pair.prompt.trim(), pair]));

/** Says what the recorded judge said, wherever the model's answer stands; wins what `learned` says. */
function judge(body: ChatBody, learned: (pair: Pair) => boolean): string {
  const text = questionOf(body);
  const part = (name: string) => new RegExp(`<${name}>\\n([\\s\\S]*?)\\n</${name}>`).exec(text)?.[1] ?? '';
  const pair = pairOf.get(part('question').trim());
  if (pair === undefined) return 'I do not know this question.';
  const recorded = learned(pair) ? 'A' : pair.judgment.winner;
  const isFirst = part('answer_a').startsWith(pair.local_response);
  const winner = recorded === 'TIE' || isFirst ? recorded : recorded === 'A' ? 'B' : 'A';
  return JSON.stringify({ reasoning: 'As recorded.', score_a: 5, score_b: 5, winner });
}

/** How many answers a question gets, and how many of them end alike; without it each is the recorded one. */
interface Sampling {
  samples: number;
  agreeing: number;
}

async function rerun(
  folder: string,
  name: string,
  learned: (pair: Pair) => boolean,
  { samples, agreeing }: Sampling = { samples: 1, agreeing: 1 },
) {
  const answer = (body: ChatBody) => {
    const recorded = pairOf.get(questionOf(body).trim())?.local_response ?? '';
    const sample = (body.seed ?? 1) - 1;
    // Other final answers than the recorded one, each of its own.
    return sample < agreeing ? recorded : `${recorded}\n\nOr rather, the answer is ${900_000 + sample}.`;
  };
  const server = await serve({
    answer: (body) => (body.model === 'judge' ? judge(body, learned) : answer(body)),
  });
  const { context, said } = commandContext(folder);
  for (const category of ['math', 'code']) {
    const args = [
      ...[
        '--items',
        join(SEED, `${category}_intermediate.json`),
        '--model',
        'llama',
        '--endpoint',
        server.url,
      ],
      ...['--judge', 'judge', '--out', `${name}/${category}.jsonl`, '--judged-files', `${name}/older`],
      ...(samples === 1 ? [] : ['--samples', String(samples), '--temperature', '0.7', '--seed', '1']),
    ];
    expect(await benchmark(args, context)).toBe(0);
  }
  return said;
}

describe.skipIf(pairs.length === 0)('the seed benchmark, sat again', () => {
  it('comes out as recorded, in our format and in its own', async () => {
    const folder = scratch();
    const said = await rerun(folder, 'again', () => false);
    expect(said.out).toContain('3 win');
    const outcomes = async (...paths: string[]) => {
      const { items } = await readRun(paths, { cwd: folder });
      const counts: Record<string, number> = {};
      for (const { category, outcome } of items) {
        counts[`${category} ${outcome}`] = (counts[`${category} ${outcome}`] ?? 0) + 1;
      }
      return counts;
    };
    const recorded = {
      'math win': 3,
      'math loss': 12,
      'math tie': 35,
      'code win': 24,
      'code loss': 16,
      'code tie': 10,
    };
    expect(await outcomes('again/*.jsonl')).toEqual(recorded);
    expect(await outcomes('again/older/*_intermediate.json')).toEqual(recorded);
  });

  it('shows the plan’s table: outcomes, consistency, time and cost before and after, beside its targets', async () => {
    const folder = scratch();
    const config = fileURLToPath(new URL('../../examples/seed-plan/retake.yml', import.meta.url));
    const { context, said } = commandContext(folder);
    const seed = join(SEED, '*_intermediate.json');
    const extracting = ['--config', config, '--results', seed, '--out', 'dataset', '--json'];
    expect(await extract(extracting, context)).toBe(0);
    const manifest = JSON.parse(said.out) as Manifest;
    writeFileSync(join(folder, 'receipt.json'), JSON.stringify(receiptOf(manifest)));

    // Both exams on one stack, five answers a question. The tuned model wins twelve of the math ties.
    const ties = pairs.slice(0, 50).filter(({ judgment }) => judgment.winner === 'TIE');
    const learned = new Set(ties.slice(0, 12));
    await rerun(folder, 'before', () => false, { samples: 5, agreeing: 1 });
    await rerun(folder, 'after', (pair) => learned.has(pair), { samples: 5, agreeing: 2 });
    const args = [
      ...['--config', config, '--before', 'before/*.jsonl', '--after', 'after/*.jsonl'],
      ...['--dataset', 'dataset', '--receipt', 'receipt.json', '--comment', 'comment.md'],
    ];
    // The reasoning answers are not among the seed's files: the plan's guard on them keeps the verdict open.
    expect(await compare(args, context)).toBe(3);
    const comment = readFileSync(join(folder, 'comment.md'), 'utf8').replaceAll('\u00a0', ' ');
    const table = /<summary>Wins, ties, losses and targets.*?<\/details>/s.exec(comment)?.[0];
    expect(table).toMatchInlineSnapshot(`
      "<summary>Wins, ties, losses and targets, before and after</summary>

      | | Items | Before | After | Target |
      | :- | -: | -: | -: | -: |
      | code · wins | 50 | 48 % | 48 % | 55–65 % (below) |
      | code · ties | 50 | 20 % | 20 % | |
      | code · losses | 50 | 32 % | 32 % | |
      | code · consistency | 50 | 20 % | 36.4 % | |
      | math · wins | 50 | 6 % | 30 % | 20–30 % (within) |
      | math · ties | 50 | 70 % | 46 % | |
      | math · losses | 50 | 24 % | 24 % | |
      | math · consistency | 50 | 20 % | 40 % | |
      | all categories · consistency | 100 | 20 % | 38.2 % | 30–40 % (within) |
      | training time | | | 17 min | 15 min to 20 min (within) |
      | training cost | | | $0.85 | $0.50 to $1.00 (within) |

      </details>"
    `);
    expect(comment).toContain('<summary>Training: 38 steps, 17 min, $0.85, loss');
    expect(comment).toMatch(/26 of the 50 code items and 47 of the 50 math items were trained on/);
  });
});

/** What a trainer that did as asked leaves behind: 17 minutes at $3 an hour. */
function receiptOf({ digest, model: { id } }: Manifest): Receipt {
  const settings = {
    ...{ method: 'qlora', epochs: 2, learning_rate: 5e-6, batch_size: 4, gradient_accumulation: 1 },
    ...{ gpus: 1, max_length: 2048, seed: 42 },
  };
  return receipt({
    model: { id: id ?? 'unsloth/meta-llama-3.1-8b-instruct-bnb-4bit', revision: null },
    dataset_digest: digest,
    rows: { used: 73, dropped: 0 },
    settings: { asked: settings, applied: settings },
    seconds: 1020,
    usd: 0.85,
  });
}
