import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ExamReport, ExamSettings } from '../domain/benchmark/exam-report.ts';
import { RetakeError } from '../domain/error.ts';
import { AnswerStore } from './answer-store.ts';
import type { ExamOptions } from './exam-options.ts';
import { type ExamParts, examParts } from './exam-parts.ts';
import { ExamTally } from './exam-tally.ts';
import { examWarnings } from './exam-warnings.ts';
import { GradedCounts } from './graded-counts.ts';
import type { ResultRow } from './result-row.ts';
import { runExam } from './run-exam.ts';
import { TextFile } from './text-file.ts';

/**
 * Has a model sit an exam and writes the results to `out`, whole or not at all. Answers are kept as they arrive:
 * after a kill, an error or a spent budget the same call asks only what is missing.
 * Throws RetakeError BENCHMARK_FAILED, BUDGET_EXCEEDED, OUTPUT_FAILED, USAGE or INTERRUPTED.
 */
export async function sitExam(options: ExamOptions): Promise<ExamReport> {
  const beside = `${options.out}.answers.jsonl`;
  const store = new AnswerStore(options.cache === null ? beside : join(options.cache, 'answers.jsonl'));
  try {
    const report = await examine(options, store);
    // Kept for another try where answers are missing.
    if (options.cache === null && report.errors === 0) rmSync(beside, { force: true });
    return report;
  } catch (error) {
    if (!options.signal.aborted) throw error;
    throw new RetakeError('INTERRUPTED', `interrupted; ${store.size} answers are kept`, {
      hint: 'Run the same command again to go on where it stopped.',
      cause: error,
    });
  } finally {
    store.close();
  }
}

async function examine(options: ExamOptions, store: AnswerStore): Promise<ExamReport> {
  const parts = examParts(options, store);
  const settings = settingsOf(options, parts);
  const began = options.now().getTime();
  const seconds = () => (options.now().getTime() - began) / 1000;
  const counts = new GradedCounts();
  const onGraded = (row: ResultRow) => {
    counts.add(row);
    options.onProgress({
      done: counts.done,
      total: options.total === null ? null : options.total * options.samples,
      errors: counts.errors,
      asked: parts.respondent.usage.asked,
      seconds: seconds(),
      usd: parts.spending?.usd ?? null,
    });
  };
  const tally = await writeRows(options, parts, settings, onGraded);
  const categories = tally.figures;
  const judge = parts.judge && {
    positions: parts.judge.positions.figures,
    unreadable: parts.judge.unreadable,
  };
  return {
    schema: 'retake.exam/1',
    out: options.out,
    settings,
    questions: Object.values(categories).reduce((sum, { questions }) => sum + questions, 0),
    answers: counts.done,
    errors: counts.errors,
    categories,
    judge,
    usage: parts.models.map(({ model, usage }) => ({ model, ...usage })),
    retries: parts.endpoints.reduce((sum, { retries }) => sum + retries, 0),
    usd: parts.spending?.usd ?? null,
    seconds: seconds(),
    warnings: examWarnings(counts, settings, judge?.positions ?? null),
  };
}

async function writeRows(
  { questions, concurrency, signal, out }: ExamOptions,
  { respondent, grader }: ExamParts,
  settings: ExamSettings,
  onGraded: (row: ResultRow) => void,
): Promise<ExamTally> {
  const tally = new ExamTally();
  const file = new TextFile(out);
  let graded = 0;
  let failure: string | null = null;
  try {
    for await (const row of runExam({
      questions,
      respondent,
      grader,
      settings,
      concurrency,
      onGraded,
      signal,
    })) {
      if (row.outcome === 'error') failure ??= row.reason ?? '';
      else graded++;
      file.add(`${JSON.stringify(row)}\n`);
      tally.add(row);
    }
    if (graded === 0 && failure !== null) throw nothingAnswered(failure);
    file.finish();
    return tally;
  } catch (error) {
    file.discard();
    throw error;
  }
}

function nothingAnswered(reason: string): RetakeError {
  return new RetakeError('BENCHMARK_FAILED', `not one question was answered and graded: ${reason}`, {
    hint: 'Check the model name and the settings against what the endpoint serves.',
  });
}

function settingsOf({ model, system, samples }: ExamOptions, { grader }: ExamParts): ExamSettings {
  const { temperature, max_tokens, top_p, seed } = model.sampling;
  return {
    model: model.model,
    revision: model.revision,
    system,
    samples,
    grader: grader.name,
    temperature,
    max_tokens,
    top_p,
    seed,
  };
}
