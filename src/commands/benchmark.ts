import { resolve } from 'node:path';
import type { ExamOptions, GraderOptions } from '../benchmark/exam-options.ts';
import { writeJudgedFiles } from '../benchmark/judged-files.ts';
import { sitExam } from '../benchmark/sit-exam.ts';
import { FileNames } from '../domain/dataset/file-name.ts';
import { EXIT, RetakeError } from '../domain/error.ts';
import { examStatus, examTable } from '../report/exam.ts';
import { counted } from '../report/numbers.ts';
import { sha256 } from '../results/hash.ts';
import { defineCommand } from './command.ts';
import { configPath } from './config-home.ts';
import type { Context } from './context.ts';
import { examinedModel, graderOf } from './exam-models.ts';
import { whileSitting } from './exam-output.ts';
import { openExam } from './exam-questions.ts';
import { print } from './print.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { SUMMARIES } from './summaries.ts';

const RETRIES = 6;
const BACKOFF = { firstMs: 500, longestMs: 30_000 };

/** `retake benchmark`: a model sits the exam at an OpenAI-compatible endpoint. */
export const benchmark = defineCommand(
  {
    name: 'benchmark',
    summary: SUMMARIES.benchmark,
    flags: {
      items: {
        kind: 'text',
        value: 'FILE',
        required: true,
        help: 'the exam: earlier results, or questions one JSON object a line',
      },
      model: { kind: 'text', value: 'NAME', required: true, help: 'as the endpoint calls it' },
      endpoint: {
        kind: 'text',
        value: 'URL',
        help: 'OpenAI-compatible, such as http://localhost:8000/v1; benchmark.key_env names its key',
        config: 'benchmark.endpoint',
      },
      out: {
        kind: 'text',
        value: 'FILE',
        required: true,
        help: 'the results; what a killed run had is gone on from',
      },
      revision: {
        kind: 'text',
        value: 'TEXT',
        help: 'what the name serves today, such as the digest of the adapter',
      },
      task: {
        kind: 'text',
        value: 'NAME',
        help: 'of questions that name none (default: the name of the file)',
      },
      category: { kind: 'text', value: 'NAME', help: 'of questions that name none (default: their task)' },
      system: { kind: 'text', value: 'TEXT', help: 'put before every question' },
      samples: { kind: 'integer', value: 'K', help: 'answers to each question', config: 'benchmark.samples' },
      temperature: { kind: 'number', value: 'T', help: 'of sampling', config: 'benchmark.temperature' },
      'top-p': { kind: 'number', value: 'P', range: [0, 1], help: 'of sampling (default: the server’s)' },
      seed: {
        kind: 'integer',
        value: 'N',
        help: 'of sampling; each sample adds its number (default: none is sent)',
      },
      'max-tokens': { kind: 'integer', value: 'N', help: 'longest answer', config: 'benchmark.max_tokens' },
      concurrency: {
        kind: 'integer',
        value: 'N',
        help: 'questions at once',
        config: 'benchmark.concurrency',
      },
      judge: {
        kind: 'text',
        value: 'MODEL',
        help: 'compare with the opponent’s answers, both orders',
        config: 'benchmark.judge.model',
      },
      'judge-endpoint': {
        kind: 'text',
        value: 'URL',
        help: 'where the judge is (default: --endpoint)',
        config: 'benchmark.judge.endpoint',
      },
      pattern: {
        kind: 'text',
        value: 'REGEX',
        help: 'grade by what it finds in answer and reference',
        config: 'benchmark.pattern',
      },
      'max-usd': { kind: 'number', value: 'USD', help: 'most that it may cost', config: 'benchmark.max_usd' },
      'judged-files': {
        kind: 'text',
        value: 'DIR',
        help: 'write <category>_intermediate.json there, too, for tools that read judged pairs',
      },
      cache: { kind: 'text', value: 'DIR', help: 'keep answers there for later exams' },
    },
    examples: [
      'benchmark --items exam.jsonl --model base --endpoint http://localhost:8000/v1 --out before.jsonl',
      'benchmark --items before.jsonl --model tuned --endpoint http://localhost:8000/v1 --out after.jsonl',
      'benchmark --items before.jsonl --model tuned --samples 5 --temperature 0.7 --seed 1 --out after.jsonl',
    ],
  },
  async ({ flags, config, context }) => {
    const { items, out } = flags;
    const { temperature, max_tokens, samples, concurrency, timeout_seconds, max_usd } = config.benchmark;
    const sampling = { temperature, max_tokens, top_p: flags.topP, seed: flags.seed };
    const model = examinedModel(
      config.benchmark,
      { model: flags.model, revision: flags.revision },
      sampling,
      context,
    );
    refuseOverwriting({ out }, { specs: [items], files: [configPath(flags.config, context)] }, context);
    const source = { items, task: flags.task, category: flags.category };
    const { opposed, ...exam } = await openExam(source, config, context);
    const grader = graderOf(config.benchmark, context);
    refuseUnjudged(grader, opposed, flags.judgedFiles);
    const options: Omit<ExamOptions, 'out'> = {
      ...exam,
      model,
      system: flags.system,
      samples,
      grader,
      cache: flags.cache === null ? null : resolve(context.cwd, flags.cache),
      concurrency,
      timeoutMs: timeout_seconds * 1000,
      retries: RETRIES,
      backoff: BACKOFF,
      maxUsd: max_usd,
      signal: context.signal,
      now: context.now,
      random: Math.random,
      digest: sha256,
      onProgress: (progress) => context.status(examStatus(progress)),
    };
    const report = await whileSitting(resolve(context.cwd, out), (place) =>
      sitExam({ ...options, out: place }),
    );
    if (flags.judgedFiles !== null) await writeJudged(report.out, flags.judgedFiles, context);
    print(report, flags.json, () => `${examTable(report)}\n\nwritten to ${out}`, context);
    return EXIT.done;
  },
);

/** Throws USAGE where nothing could be judged: that is said before anything is asked and paid for. */
function refuseUnjudged(grader: GraderOptions, opposed: number, judgedFiles: string | null): void {
  if (grader.kind !== 'judge') {
    if (judgedFiles === null) return;
    throw new RetakeError('USAGE', 'without a judge there are no judged pairs to write', {
      hint: 'Name one with --judge, or leave --judged-files away.',
    });
  }
  if (grader.opponent !== null || opposed > 0) return;
  throw new RetakeError('USAGE', 'the exam brings no answer of an opponent for the judge to compare with', {
    hint: 'Give its questions an opponent_response, or set benchmark.opponent in the configuration.',
  });
}

async function writeJudged(results: string, folder: string, context: Context): Promise<void> {
  const names = new FileNames(sha256);
  const { files, left_out } = await writeJudgedFiles(
    results,
    resolve(context.cwd, folder),
    (category) => names.of(category),
    context.now(),
  );
  const rest = left_out === 0 ? '' : `; ${counted(left_out, 'row')} without a verdict left out`;
  context.log(`judged pairs in ${counted(files.length, 'file')} of ${folder}${rest}`);
}
