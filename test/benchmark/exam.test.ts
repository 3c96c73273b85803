import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sitExam } from '../../src/benchmark/sit-exam.ts';
import { ResultRowSchema } from '../../src/config/schemas/result-row.ts';
import { additions, examOptions, modelAt, rightAnswer, rowsOf, scratch, serve } from './exam-setup.ts';
import { FAULTS, questionOf } from './model-server.ts';

describe('sitExam', () => {
  it('answers every question once, in order, in our own format', async () => {
    const server = await serve({ answer: (body) => rightAnswer(questionOf(body)) });
    const out = join(scratch(), 'after.jsonl');
    const report = await sitExam(examOptions(server.url, out));
    const rows = rowsOf(out);
    expect(rows.map(({ id }) => id)).toEqual(additions(20).map(({ id }) => id));
    for (const row of rows) expect(ResultRowSchema.safeParse(row).success).toBe(true);
    expect(rows[3]).toEqual({
      task: 'sums',
      id: 'q3',
      category: 'odd',
      prompt: 'What is 3 + 3?',
      response: 'The answer is 6.',
      outcome: 'correct',
      reference: '6',
      repeat: 0,
      model: 'pupil',
      settings: {
        revision: null,
        system: null,
        samples: 1,
        grader: 'reference',
        temperature: 0,
        max_tokens: 64,
        top_p: null,
        seed: null,
      },
    });
    expect(report).toMatchObject({
      questions: 20,
      answers: 20,
      errors: 0,
      retries: 0,
      usd: null,
      warnings: [],
    });
    expect(report.categories.even).toMatchObject({ questions: 10, outcomes: { correct: 10 } });
    expect(report.usage).toMatchObject([{ model: 'pupil', asked: 20, from_store: 0 }]);
    expect(readdirSync(join(out, '..'))).toEqual(['after.jsonl']);
  });

  it('never asks more at once than it may', async () => {
    const server = await serve({ answer: () => '1', latencyMs: 5 });
    await sitExam(
      examOptions(server.url, join(scratch(), 'x.jsonl'), { questions: additions(60), concurrency: 7 }),
    );
    expect(server.mostAtOnce).toBe(7);
  });

  it.each(FAULTS)('gets over %s', async (fault) => {
    const server = await serve({
      answer: (body) => rightAnswer(questionOf(body)),
      fault: (n) => (n % 3 === 1 ? fault : null),
    });
    const out = join(scratch(), 'x.jsonl');
    const options = examOptions(server.url, out, { questions: additions(6), timeoutMs: 150, concurrency: 2 });
    const report = await sitExam(options);
    expect(rowsOf(out).map(({ outcome }) => outcome)).toEqual(Array(6).fill('correct'));
    expect(report.retries).toBe(server.faults[fault]);
  });

  it('writes what could not be answered as an error, and asks for it alone the next time', async () => {
    let broken = true;
    const server = await serve({
      answer: (body) => rightAnswer(questionOf(body)),
      refuse: (body) =>
        broken && questionOf(body).includes('4 + 4') ? { status: 400, body: 'the prompt is too long' } : null,
    });
    const out = join(scratch(), 'x.jsonl');
    const first = await sitExam(examOptions(server.url, out));
    expect(first).toMatchObject({ errors: 1, answers: 20, warnings: [{ code: 'answer_error', count: 1 }] });
    expect(rowsOf(out)[4]).toMatchObject({
      id: 'q4',
      response: '',
      outcome: 'error',
      reason: 'the server answered 400: the prompt is too long',
    });
    broken = false;
    const second = await sitExam(examOptions(server.url, out));
    expect(second).toMatchObject({ errors: 0, usage: [{ asked: 1, from_store: 19 }] });
    expect(rowsOf(out)[4]).toMatchObject({ outcome: 'correct' });
    expect(existsSync(`${out}.answers.jsonl`)).toBe(false);
  });

  it.each([
    [401, 'wrong key'],
    [404, 'no such model'],
    [308, ''],
  ])('stops at once at %i', async (status, body) => {
    const server = await serve({ answer: () => '1', refuse: () => ({ status, body }) });
    const out = join(scratch(), 'x.jsonl');
    await expect(sitExam(examOptions(server.url, out, { concurrency: 1 }))).rejects.toMatchObject({
      code: 'BENCHMARK_FAILED',
      exitCode: 4,
      message: expect.stringContaining(body),
    });
    expect(existsSync(out)).toBe(false);
  });

  it('takes an address with what stands after a question mark', async () => {
    const server = await serve({ answer: (body) => rightAnswer(questionOf(body)) });
    const options = examOptions(`${server.url}/?version=1`, join(scratch(), 'x.jsonl'));
    expect((await sitExam(options)).errors).toBe(0);
  });

  it('tells no password that stands in the address', async () => {
    const server = await serve({ answer: () => '1', refuse: () => ({ status: 401, body: '' }) });
    const url = `${server.url.replace('//', '//me:secret@')}?key=secret`;
    const failed = await sitExam(examOptions(url, join(scratch(), 'x.jsonl'))).catch((error: Error) => error);
    expect(failed).toMatchObject({ message: expect.stringMatching(`^${server.url}/chat/completions: `) });
    expect(failed).not.toMatchObject({ message: expect.stringContaining('secret') });
  });

  it.each([
    ['a long exam early', 400, 21],
    ['a short one at its end', 3, 3],
  ])('stops %s where every question is refused', async (_, count, most) => {
    const refusal = "Server is pinned to 'base'; requested 'pupil'.";
    let asked = 0;
    const server = await serve({
      answer: () => '1',
      refuse: () => {
        asked++;
        return { status: 400, body: refusal };
      },
    });
    const out = join(scratch(), 'x.jsonl');
    const options = examOptions(server.url, out, { questions: additions(count), concurrency: 2 });
    await expect(sitExam(options)).rejects.toMatchObject({
      code: 'BENCHMARK_FAILED',
      message: expect.stringContaining(refusal),
    });
    expect(asked).toBeLessThanOrEqual(most);
    expect(existsSync(out)).toBe(false);
  });

  it('stops when nobody answers, and keeps what it has', async () => {
    const server = await serve({
      answer: (body) => rightAnswer(questionOf(body)),
      fault: (n) => (n < 30 ? null : 'closed-socket'),
    });
    const out = join(scratch(), 'x.jsonl');
    const options = examOptions(server.url, out, { questions: additions(200), retries: 1, concurrency: 4 });
    await expect(sitExam(options)).rejects.toMatchObject({ code: 'BENCHMARK_FAILED' });
    expect(existsSync(out)).toBe(false);
    const revived = await serve({ answer: (body) => rightAnswer(questionOf(body)) });
    const report = await sitExam({ ...options, model: modelAt(revived.url) });
    expect(report).toMatchObject({ answers: 200, errors: 0, usage: [{ asked: 170, from_store: 30 }] });
  });

  it('ends when it is interrupted, leaves no half file, and goes on later', async () => {
    const stop = new AbortController();
    const server = await serve({ answer: (body) => rightAnswer(questionOf(body)), latencyMs: 2 });
    server.onAnswered = () => {
      if (server.answered === 10) stop.abort();
    };
    const out = join(scratch(), 'x.jsonl');
    await expect(sitExam(examOptions(server.url, out, { signal: stop.signal }))).rejects.toMatchObject({
      code: 'INTERRUPTED',
      exitCode: 130,
    });
    expect(readdirSync(join(out, '..'))).toEqual(['x.jsonl.answers.jsonl']);
    server.onAnswered = () => {};
    const report = await sitExam(examOptions(server.url, out));
    expect(report.usage[0]?.from_store).toBeGreaterThanOrEqual(2);
    expect(rowsOf(out)).toHaveLength(20);
  });

  it('passes over a line that was cut by a kill', async () => {
    const server = await serve({ answer: (body) => rightAnswer(questionOf(body)) });
    const cache = scratch();
    const options = examOptions(server.url, join(scratch(), 'x.jsonl'), { cache });
    await sitExam(options);
    const file = join(cache, 'answers.jsonl');
    const lines = rowsOf(file).map((row) => JSON.stringify(row));
    writeFileSync(file, lines.join('\n').slice(0, -20));
    const again = await sitExam(options);
    expect(again.usage).toMatchObject([{ asked: 1, from_store: 19 }]);
    const third = await sitExam(options);
    expect(third.usage).toMatchObject([{ asked: 0, from_store: 20 }]);
  });

  it('asks anew where model, revision, settings or prompt differ', async () => {
    const server = await serve({ answer: () => '7' });
    const cache = scratch();
    const out = join(scratch(), 'x.jsonl');
    const base = examOptions(server.url, out, { cache, questions: additions(1) });
    const asked = async (options: typeof base) => (await sitExam(options)).usage[0]?.asked;
    expect(await asked(base)).toBe(1);
    expect(await asked(base)).toBe(0);
    expect(await asked({ ...base, model: modelAt(server.url, { revision: 'adapter-2' }) })).toBe(1);
    expect(await asked({ ...base, model: modelAt(server.url, { model: 'other' }) })).toBe(1);
    expect(await asked({ ...base, system: 'Be brief.' })).toBe(1);
    const warm = { ...base.model.sampling, temperature: 0.7 };
    expect(await asked({ ...base, model: modelAt(server.url, { sampling: warm }) })).toBe(1);
  });

  it('draws samples with seeds of their own and measures how alike they are', async () => {
    const server = await serve({ answer: ({ seed }) => `The answer is ${seed === 9 ? 5 : 2}.` });
    const sampling = { temperature: 0.7, max_tokens: 64, top_p: 0.9, seed: 7 };
    const out = join(scratch(), 'x.jsonl');
    const report = await sitExam(
      examOptions(server.url, out, {
        questions: additions(2).slice(1),
        samples: 4,
        model: modelAt(server.url, { sampling }),
      }),
    );
    expect(rowsOf(out).map(({ repeat, outcome }) => [repeat, outcome])).toEqual([
      [0, 'correct'],
      [1, 'correct'],
      [2, 'incorrect'],
      [3, 'correct'],
    ]);
    expect(report.categories.odd?.consistency).toMatchObject({
      agreement: { questions: 1, mean: 0.75 },
      pass: [
        { k: 1, any: { mean: 0.75 } },
        { k: 2, all: { mean: 0.5 } },
        { k: 3, any: { mean: 1 }, all: { mean: 0.25 } },
        { k: 4, all: { mean: 0 } },
      ],
    });
  });

  it('never spends more than it may, and goes on with more', async () => {
    const server = await serve({ answer: (body) => rightAnswer(questionOf(body)) });
    const out = join(scratch(), 'x.jsonl');
    const model = modelAt(server.url, { prices: { input: 100, output: 100 } });
    const options = examOptions(server.url, out, { model, questions: additions(100), maxUsd: 0.07 });
    await expect(sitExam(options)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED', exitCode: 3 });
    // Nine tokens a question and its answer; one may cost (16 + 256 + 64) * 1e-4 at most.
    const first = server.answered;
    expect(first * 9e-4).toBeLessThanOrEqual(0.07);
    expect(first * 9e-4).toBeGreaterThan(0.07 - 0.035);
    const rest = await sitExam({ ...options, maxUsd: 10 });
    expect(rest.usage[0]).toMatchObject({ asked: 100 - first, from_store: first });
    expect(rest.usd).toBeCloseTo((100 - first) * 9e-4, 9);
    expect(server.answered).toBe(100);
  });

  it.each(['localhost:8000', 'ftp://x', ''])('refuses the address %j', async (url) => {
    const options = examOptions(url, join(scratch(), 'x.jsonl'));
    await expect(sitExam(options)).rejects.toMatchObject({ code: 'USAGE', exitCode: 2 });
  });

  it('wants a price with a limit', async () => {
    const options = examOptions('http://127.0.0.1:1/v1', join(scratch(), 'x.jsonl'), { maxUsd: 1 });
    await expect(sitExam(options)).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('learns what the server wants otherwise', async () => {
    const server = await serve({
      answer: (body) => rightAnswer(questionOf(body)),
      refuse: ({ max_tokens }, { authorization }) =>
        authorization !== 'Bearer key'
          ? { status: 401, body: 'no key' }
          : max_tokens === undefined
            ? null
            : { status: 400, body: 'use max_completion_tokens instead of max_tokens' },
    });
    const out = join(scratch(), 'x.jsonl');
    await sitExam(examOptions(server.url, out, { model: modelAt(server.url, { apiKey: 'key' }) }));
    expect(rowsOf(out).every(({ outcome }) => outcome === 'correct')).toBe(true);
  });
});
