import type { BenchmarkItem, Judgement, Outcome } from '../domain/item.ts';
import { scoreOfOutcome } from '../domain/item.ts';
import { type Fields, fieldsOf, hasKeys, isObject, optionalTextAt, textAt } from './fields.ts';
import { stemOf } from './file-name.ts';
import type { Format, Sample } from './format.ts';

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
    return { models: new Set(), read: (record, { source }) => [readRow(fieldsOf(record), category, source)] };
  },
};

function isDocument(document: unknown): boolean {
  if (!hasKeys(document, 'results') || !Array.isArray(document.results)) return false;
  const [first] = document.results;
  return first === undefined
    ? hasKeys(document, 'category', 'wins', 'losses', 'ties')
    : hasKeys(first, ...KEYS);
}

function readRow(row: Fields, category: string, source: string): BenchmarkItem {
  const judge = readJudgement(row.judgment);
  const outcome = outcomeOf(judge?.winner);
  const reference = optionalTextAt(row, 'ground_truth');
  return {
    task: category,
    id: null,
    category,
    prompt: textAt(row, 'prompt'),
    response: textAt(row, 'local_response'),
    outcome,
    score: scoreOfOutcome(outcome),
    ...(reference === undefined ? {} : { reference }),
    opponentResponse: textAt(row, 'gpt4_response'),
    opponent: 'gpt-4',
    variant: '',
    repeat: 0,
    ...(judge === undefined ? {} : { judge }),
    source,
  };
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
  const model = sumOfMarks(judgment.response_a);
  const opponent = sumOfMarks(judgment.response_b);
  return {
    winner: judgment.winner,
    reasoning: typeof judgment.reasoning === 'string' ? judgment.reasoning : '',
    position: 'A',
    ...(model === null || opponent === null ? {} : { scores: { model, opponent } }),
  };
}

function sumOfMarks(marks: unknown): number | null {
  if (!isObject(marks)) return null;
  const values = Object.values(marks).filter((mark) => typeof mark === 'number' && Number.isFinite(mark));
  return values.length === 0 ? null : values.reduce<number>((sum, mark) => sum + Number(mark), 0);
}
