import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sitExam } from '../../src/benchmark/sit-exam.ts';
import { compareRuns } from '../builders/compare-runs.ts';
import { readRun } from '../builders/read-run.ts';
import { digest, examOptions, modelAt, rightAnswer, scratch, serve } from './exam-setup.ts';
import { questionOf } from './model-server.ts';

it('a comparison of exams under different settings says so, and only then', async () => {
  const server = await serve({ answer: (body) => rightAnswer(questionOf(body)) });
  const folder = scratch();
  const sit = async (name: string, temperature: number) => {
    const model = modelAt(server.url, { sampling: { temperature, max_tokens: 64, top_p: null, seed: null } });
    await sitExam(examOptions(server.url, join(folder, name), { model }));
    return readRun([name], { cwd: folder });
  };
  const [before, same, warm] = [await sit('a.jsonl', 0), await sit('b.jsonl', 0), await sit('c.jsonl', 0.7)];
  expect(before).toMatchObject({ model: 'pupil', settings: [{ temperature: 0, grader: 'reference' }] });
  const codes = (after: typeof before) =>
    compareRuns(before, after, { manifest: null, sha256: digest }).warnings.map(({ code }) => code);
  expect(codes(same)).not.toContain('other-settings');
  expect(codes(warm)).toContain('other-settings');
});
