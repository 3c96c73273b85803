import type { BenchmarkItem, Judgement, Outcome } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { type Fields, fieldsOf, hasKeys, isObject, optionalTextAt, textAt } from './fields.ts';
import { stemOf } from './file-name.ts';
import type { Format, Sample } from './format.ts';
import { makeItem } from './item.ts';

/** One row: a question, both answers, and what the judge said. The model was always shown as answer A. */
interface Row {
  prompt: string;
  local_response: string;
  gpt4_response: string;
  ground_truth?: string | null;
  judgment: { winner: 'A' | 'B' | 'TIE'; reasoning?: string; response_a?: Fields; response_b?: Fields };
}

const KEYS: (keyof Row)[] = ['prompt', 'local_response', 'gpt4_response', 'judgment'];

/** Results judged by GPT-4 pair by pair: one document a category, or the same rows one a line. */
export const seedJudged: Format = {
  id: 'gpt4-judged',
  title: 'GPT-4-judged pairs (*_intermediate.json)',
  recognises: ({ shape, first }: Sample) => (shape === 'rows' ? hasKeys(first, ...KEYS) : isDocument(first)),
  recordsAt: () => ['results', '*'],
  header: ['category'],
  open({ fileName, header }) {
    const category =
      typeof header.category === 'string' ? header.category : stemOf(fileName).replace(/_intermediate$/u, '');
    return {
      models: new Set(),
      readsEachAlone: true,
      read: (record, place) => [readRow(fieldsOf(record), category, place)],
    };
  },
};

function isDocument(document: unknown): boolean {
  if (!hasKeys(document, 'results') || !Array.isArray(document.results)) return false;
  const [first] = document.results;
  return first === undefined
    ? hasKeys(document, 'category', 'wins', 'losses', 'ties')
    : hasKeys(first, ...KEYS);
}

function readRow(row: Fields, category: string, place: Place): BenchmarkItem {
  const judge = readJudgement(row.judgment);
  return makeItem({
    task: category,
    prompt: textAt(row, 'prompt'),
    response: textAt(row, 'local_response'),
    outcome: outcomeOf(judge?.winner),
    reference: optionalTextAt(row, 'ground_truth'),
    opponentResponse: textAt(row, 'gpt4_response'),
    opponent: 'gpt-4',
    judge,
    place,
  });
}

function outcomeOf(winner: string | undefined): Outcome {
  switch (winner?.trim().toUpperCase()) {
    case 'A':
      return 'win';
    case 'B':
      return 'loss';
    case 'TIE':
      return 'tie';
    default:
      return 'error';
  }
}

function readJudgement(judgment: unknown): Judgement | undefined {
  if (!isObject(judgment) || typeof judgment.winner !== 'string') return undefined;
  const judge: Judgement = {
    winner: judgment.winner,
    reasoning: typeof judgment.reasoning === 'string' ? judgment.reasoning : '',
    position: 'A',
  };
  const model = sumOfMarks(judgment.response_a);
  const opponent = sumOfMarks(judgment.response_b);
  if (model !== null && opponent !== null) judge.scores = { model, opponent };
  return judge;
}

function sumOfMarks(marks: unknown): number | null {
  if (!isObject(marks)) return null;
  let sum: number | null = null;
  for (const name in marks) {
    const mark = marks[name];
    if (typeof mark === 'number' && Number.isFinite(mark)) sum = (sum ?? 0) + mark;
  }
  return sum;
}
