import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { benchmark } from '../../src/commands/benchmark.ts';
import { compare } from '../../src/commands/compare.ts';
import { ExamSchema } from '../../src/config/schemas/exam.ts';
import type { Verdict } from '../../src/domain/verdict/verdict.ts';
import { commandContext } from './command-context.ts';
import { additions, scratch, serve } from './exam-setup.ts';
import { questionOf } from './model-server.ts';

const CONFIG = `
criteria:
  goals: [{ metric: consistency, rule: improves, target: [70%, 90%] }]
  guards: [{ metric: score, rule: max_drop 10% }]
`;

it('consistency goes from repeated answers to the verdict', async () => {
  const folder = scratch();
  const server = await serve({
    answer: ({ model, seed = 0, ...body }) => {
      const sum = 2 * Number(/\d+/.exec(questionOf({ model, ...body }))?.[0]);
      // The base is right in two samples of four and wrong in two ways; the tuned one in three.
      const off = model === 'base' ? [0, 0, 1, 2] : [0, 0, 0, 1];
      return `#### ${sum + (off[seed - 1] ?? 0)}`;
    },
  });
  writeFileSync(join(folder, 'retake.yml'), CONFIG);
  const exam = additions(40).map(({ reference, ...item }) => JSON.stringify({ ...item, reference }));
  writeFileSync(join(folder, 'exam.jsonl'), `${exam.join('\n')}\n`);
  const { context, said } = commandContext(folder);
  for (const [model, items] of [
    ['base', 'exam.jsonl'],
    ['tuned', 'base.jsonl'],
  ] as const) {
    const args = ['--items', items, '--model', model, '--endpoint', server.url, '--out', `${model}.jsonl`];
    said.out = '';
    expect(
      await benchmark([...args, '--samples', '4', '--temperature', '0.7', '--seed', '1', '--json'], context),
    ).toBe(0);
    const report = ExamSchema.parse(JSON.parse(said.out));
    expect(report).toMatchObject({ questions: 40, answers: 160 });
    const { agreement, pass } = report.categories.even?.consistency ?? {};
    expect(agreement?.mean).toBe(model === 'base' ? 0.5 : 0.75);
    expect(pass?.[1]?.all.mean).toBeCloseTo(model === 'base' ? 1 / 6 : 1 / 2, 12);
  }
  said.out = '';
  const runs = ['--before', 'base.jsonl', '--after', 'tuned.jsonl'];
  expect(
    await compare(['--config', 'retake.yml', ...runs, '--comment', 'comment.md', '--json'], context),
  ).toBe(0);
  const verdict = JSON.parse(said.out) as Verdict;
  expect(verdict.verdict).toBe('pass');
  expect(verdict.overall.all?.metrics.consistency).toMatchObject({
    items: 40,
    before: 0.5,
    after: 0.75,
    improved: 40,
  });
  expect(readFileSync(join(folder, 'comment.md'), 'utf8')).toMatch(/consistency/);
});
