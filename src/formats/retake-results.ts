import type { BenchmarkItem, ExamConditions, Outcome } from '../domain/benchmark/item.ts';
import { OUTCOMES, outcomeOfScore, scoreOfOutcome } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { oneLine } from '../domain/one-line.ts';
import { ModelFilter } from './chosen-model.ts';
import { type Fields, fieldsOf, hasKeys, idAt, isObject, optionalTextAt, textAt } from './fields.ts';
import type { Format } from './format.ts';
import { makeItem } from './item.ts';
import { UnreadableRecord } from './unreadable-record.ts';

/** Retake's own minimal format: one JSON object per answer. Published as a JSON Schema. */
export const retakeResults: Format = {
  id: 'retake',
  title: "Retake's own results ({task, id, prompt, response, outcome or score})",
  recognises: ({ shape, first }) =>
    shape === 'rows' &&
    hasKeys(first, 'task', 'prompt', 'response') &&
    (Object.hasOwn(first, 'outcome') || Object.hasOwn(first, 'score')),
  open({ fragment, fileName }) {
    const filter = new ModelFilter(fragment, fileName);
    const settings = new Map<string, ExamConditions>();
    return {
      models: filter.models,
      readsEachAlone: true,
      settings: () => [...settings.values()],
      read(record, place) {
        const row = fieldsOf(record);
        if (!filter.accepts(optionalTextAt(row, 'model'))) return [];
        keepSettings(settings, row.settings);
        return [readRow(row, place)];
      },
      finish: () => filter.finish(),
    };
  },
};

/** More different settings than these are no settings of an exam. */
const MOST_SETTINGS = 20;

function keepSettings(settings: Map<string, ExamConditions>, value: unknown): void {
  if (!isObject(value) || settings.size >= MOST_SETTINGS) return;
  const named = Object.entries(value).filter(
    ([, setting]) => setting === null || typeof setting !== 'object',
  );
  const key = JSON.stringify(named);
  if (!settings.has(key)) settings.set(key, Object.fromEntries(named) as ExamConditions);
}

function readRow(row: Fields, place: Place): BenchmarkItem {
  const task = textAt(row, 'task');
  return makeItem({
    task,
    id: idAt(row, 'id'),
    category: optionalTextAt(row, 'category'),
    prompt: textAt(row, 'prompt'),
    response: textAt(row, 'response'),
    reference: optionalTextAt(row, 'reference'),
    opponentResponse: optionalTextAt(row, 'opponent_response'),
    repeat: readRepeat(row.repeat),
    ...readOutcome(row),
    place,
  });
}

function readOutcome(row: Fields): { outcome: Outcome; score: number | null } {
  const outcome = OUTCOMES.find((known) => known === row.outcome);
  if (outcome === undefined && row.outcome !== undefined && row.outcome !== null) {
    throw new UnreadableRecord(
      `outcome ${oneLine(JSON.stringify(row.outcome), 30)} is none of ${OUTCOMES.join(', ')}`,
    );
  }
  const score = readScore(row.score);
  if (outcome === undefined)
    return score === null ? unscored(row) : { outcome: outcomeOfScore(score), score };
  if (score !== null && contradicts(outcome, score)) {
    throw new UnreadableRecord(
      `outcome ${outcome} and score ${score} contradict each other: give one of them`,
    );
  }
  return { outcome, score };
}

function contradicts(outcome: Outcome, score: number): boolean {
  const meant = scoreOfOutcome(outcome);
  return meant !== null && Math.abs(meant - score) > 0.5;
}

function unscored(row: Fields): { outcome: Outcome; score: null } {
  if (!Object.hasOwn(row, 'score')) throw new UnreadableRecord('neither outcome nor score is there');
  return { outcome: 'unscored', score: null };
}

function readScore(score: unknown): number | null {
  if (score === undefined || score === null || Number.isNaN(score)) return null;
  if (typeof score === 'number' && score >= 0 && score <= 1) return score;
  throw new UnreadableRecord('score is no number from 0 to 1');
}

function readRepeat(repeat: unknown): number {
  if (repeat === undefined || repeat === null) return 0;
  if (typeof repeat === 'number' && Number.isSafeInteger(repeat) && repeat >= 0) return repeat;
  throw new UnreadableRecord('repeat is no whole number from 0 up');
}
