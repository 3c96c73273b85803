import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { benchmark } from '../../src/commands/benchmark.ts';
import { compare } from '../../src/commands/compare.ts';
import { readRun } from '../../src/results/read.ts';
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
  const isFirst = part('answer_a') === pair.local_response;
  const winner = recorded === 'TIE' || isFirst ? recorded : recorded === 'A' ? 'B' : 'A';
  return JSON.stringify({ reasoning: 'As recorded.', score_a: 5, score_b: 5, winner });
}

async function rerun(folder: string, name: string, learned: (pair: Pair) => boolean) {
  const server = await serve({
    answer: (body) =>
      body.model === 'judge'
        ? judge(body, learned)
        : (pairOf.get(questionOf(body).trim())?.local_response ?? ''),
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

  it('shows before and after beside the targets of the plan', async () => {
    const folder = scratch();
    const learned = new Set(pairs.filter(({ judgment }) => judgment.winner === 'TIE').slice(0, 12));
    await rerun(folder, 'after', (pair) => learned.has(pair));
    const { context } = commandContext(folder);
    const config = fileURLToPath(new URL('../../examples/seed-plan/retake.yml', import.meta.url));
    const args = [
      ...['--config', config, '--before', join(SEED, '*_intermediate.json'), '--after', 'after/*.jsonl'],
      ...['--comment', 'comment.md'],
    ];
    // Training was not measured: the plan's own guard keeps the verdict open.
    expect(await compare(args, context)).toBe(3);
    const comment = readFileSync(join(folder, 'comment.md'), 'utf8');
    expect(comment).toMatch(/math · wins \| 50 \| 6\s% \| 30\s% \|.*20–30\s%/);
    expect(comment).toMatch(/code · wins \| 50 \| 48\s% \| 48\s% \|.*55–65\s%/);
  });
});
