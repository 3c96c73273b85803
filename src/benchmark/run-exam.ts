import { setMaxListeners } from 'node:events';
import type { ExamSettings } from '../domain/benchmark/exam-report.ts';
import { AskFailure } from './ask-failure.ts';
import type { Message } from './chat.ts';
import type { ExamItem } from './exam.ts';
import type { Grader } from './grade.ts';
import { mapOrdered } from './map-ordered.ts';
import type { Respondent } from './respondent.ts';
import { type ResultRow, resultRow } from './result-row.ts';

export interface Exam {
  questions: AsyncIterable<ExamItem> | Iterable<ExamItem>;
  respondent: Respondent;
  grader: Grader;
  settings: ExamSettings;
  concurrency: number;
  /** Called as answers are graded, in whatever order. */
  onGraded: (row: ResultRow) => void;
  signal: AbortSignal;
}

/** Answers may overtake a slow one by this many times the concurrency; then the slow one is waited for. */
const WINDOW = 32;

/** Asks and grades; rows come in the order of the questions, samples of one question together. */
export async function* runExam(exam: Exam): AsyncGenerator<ResultRow> {
  const stop = new AbortController();
  // Every question under way listens.
  setMaxListeners(0, stop.signal);
  const forward = () => stop.abort(exam.signal.reason);
  if (exam.signal.aborted) forward();
  exam.signal.addEventListener('abort', forward, { once: true });
  const work = async ({ item, repeat }: Turn) => {
    try {
      const row = await answer(exam, item, repeat, stop.signal);
      exam.onGraded(row);
      return row;
    } catch (error) {
      // What ends the exam ends it at once, not when its turn comes.
      stop.abort(error);
      throw stop.signal.reason;
    }
  };
  const width = { concurrency: exam.concurrency, window: exam.concurrency * WINDOW };
  try {
    yield* mapOrdered(turns(exam.questions, exam.settings.samples), work, width);
  } finally {
    stop.abort(new Error('the exam has ended'));
    exam.signal.removeEventListener('abort', forward);
  }
}

interface Turn {
  item: ExamItem;
  repeat: number;
}

async function* turns(questions: Exam['questions'], samples: number): AsyncGenerator<Turn> {
  for await (const item of questions) {
    for (let repeat = 0; repeat < samples; repeat++) yield { item, repeat };
  }
}

async function answer(exam: Exam, item: ExamItem, repeat: number, signal: AbortSignal): Promise<ResultRow> {
  signal.throwIfAborted();
  const { respondent, grader, settings } = exam;
  try {
    const said = await respondent.answer(
      { messages: messagesOf(item, settings.system), sample: repeat },
      signal,
    );
    const grade = await grader.grade(item, said, signal);
    return resultRow(item, repeat, said.text, said.finish === 'length', grade, settings);
  } catch (error) {
    if (!(error instanceof AskFailure)) throw error;
    return resultRow(item, repeat, null, false, { outcome: 'error', reason: error.message }, settings);
  }
}

function messagesOf({ prompt }: ExamItem, system: string | null): Message[] {
  const question: Message = { role: 'user', content: prompt };
  return system === null ? [question] : [{ role: 'system', content: system }, question];
}
