import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ExamItem } from '../../src/benchmark/exam.ts';
import type { ExamOptions, ModelOptions } from '../../src/benchmark/exam-options.ts';
import type { ResultRow } from '../../src/benchmark/result-row.ts';
import { ModelServer, type ModelServerOptions } from './model-server.ts';

/** A server that ends with the test. */
export async function serve(options: ModelServerOptions): Promise<ModelServer> {
  const server = await ModelServer.start(options);
  onTestFinished(() => server.close());
  return server;
}

/** A folder that ends with the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'retake-exam-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export function modelAt(url: string, change: Partial<ModelOptions> = {}): ModelOptions {
  const sampling = { temperature: 0, max_tokens: 64, top_p: null, seed: null };
  return { model: 'pupil', url, apiKey: null, revision: null, sampling, prices: null, ...change };
}

/** An exam of `count` additions; the reference is right. */
export function additions(count: number): ExamItem[] {
  return Array.from({ length: count }, (_, n) => ({
    task: 'sums',
    id: `q${n}`,
    category: n % 2 === 0 ? 'even' : 'odd',
    prompt: `What is ${n} + ${n}?`,
    reference: String(2 * n),
  }));
}

export function examOptions(url: string, out: string, change: Partial<ExamOptions> = {}): ExamOptions {
  const questions = additions(20);
  return {
    questions,
    total: null,
    model: modelAt(url),
    system: null,
    samples: 1,
    grader: { kind: 'reference' },
    out,
    cache: null,
    concurrency: 8,
    timeoutMs: 2000,
    retries: 8,
    backoff: { firstMs: 1, longestMs: 4 },
    maxUsd: null,
    signal: new AbortController().signal,
    now: () => new Date(),
    random: () => 0,
    digest,
    onProgress: () => {},
    ...change,
  };
}

export function rowsOf(out: string): ResultRow[] {
  const text = readFileSync(out, 'utf8');
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as ResultRow);
}

/** Doubles the first number of the question. */
export function rightAnswer(question: string): string {
  return `The answer is ${2 * Number(/\d+/.exec(question)?.[0])}.`;
}
