import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { distinctQuestions } from '../benchmark/distinct-questions.ts';
import type { ExamItem } from '../benchmark/exam.ts';
import { readExamRow } from '../benchmark/exam-rows.ts';
import type { Config } from '../config/load.ts';
import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import { RetakeError } from '../domain/error.ts';
import { sha256 } from '../results/hash.ts';
import { readItems } from '../results/read.ts';
import type { Context } from './context.ts';

/** Where the questions are, and what rows without a task of their own are called. */
export interface ExamSource {
  /** A path; with `#model` where earlier results hold several models. */
  items: string;
  task: string | null;
  category: string | null;
}

/** The exam's questions, each once, as a stream; how many there are, and how many bring an opponent's answer. */
export async function openExam(source: ExamSource, config: Config, context: Context) {
  const isPlain = await isExamFile(resolve(context.cwd, source.items));
  const read = () =>
    distinctQuestions(
      isPlain ? readRows(source, context) : readEarlierResults(source, config, context),
      sha256,
    );
  let total = 0;
  let opposed = 0;
  for await (const { opponentResponse } of read()) {
    total++;
    if (opponentResponse !== undefined) opposed++;
  }
  if (total === 0) throw new RetakeError('RESULTS_UNREADABLE', `${source.items}: there is no question in it`);
  return { questions: read(), total, opposed };
}

/** Questions without answers, one a line: what no result format is. */
async function isExamFile(path: string): Promise<boolean> {
  try {
    for await (const line of linesOf(path)) {
      if (line.trim() === '') continue;
      const row: unknown = JSON.parse(line);
      if (typeof row !== 'object' || row === null || readExamRow(row, { task: '', category: null }) === null)
        return false;
      return 'answer' in row || !['response', 'local_response', 'outcome', 'score'].some((key) => key in row);
    }
  } catch {
    // Not there, or no JSON lines: the readers of results say what is wrong.
  }
  return false;
}

async function* readRows({ items, task, category }: ExamSource, context: Context): AsyncGenerator<ExamItem> {
  const defaults = { task: task ?? stemOf(items), category };
  let number = 0;
  for await (const line of linesOf(resolve(context.cwd, items))) {
    number++;
    if (line.trim() === '') continue;
    const question = readExamRow(parse(line, items, number), defaults);
    if (question === null) {
      throw new RetakeError(
        'RESULTS_UNREADABLE',
        `${items} line ${number}: there is no prompt and no question`,
      );
    }
    yield question;
  }
}

async function* readEarlierResults(
  { items }: ExamSource,
  config: Config,
  context: Context,
): AsyncGenerator<ExamItem> {
  const { cwd, signal } = context;
  for await (const item of readItems([items], { cwd, signal, format: config.results.format }))
    yield questionOf(item);
}

function questionOf({ task, id, category, prompt, reference, opponentResponse }: BenchmarkItem): ExamItem {
  return {
    task,
    id,
    category,
    prompt,
    ...(reference === undefined ? {} : { reference }),
    ...(opponentResponse === undefined ? {} : { opponentResponse }),
  };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await open(path);
  try {
    let isFirst = true;
    for await (const line of file.readLines({ encoding: 'utf8' })) {
      yield isFirst ? line.replace(/^\uFEFF/, '') : line;
      isFirst = false;
    }
  } finally {
    await file.close();
  }
}

function parse(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new RetakeError('RESULTS_UNREADABLE', `${file} line ${number}: this is no JSON`, { cause });
  }
}

function stemOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]*$/, '');
}
