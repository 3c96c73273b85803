import type { BenchmarkItem, Judgement, Outcome } from '../domain/benchmark/item.ts';
import { scoreOfOutcome } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';

/** An item as a reader gathers it: what a format does not know is left out. */
export interface ItemFields {
  task: string;
  id?: string | null;
  /** Where it is missing or empty, the task. */
  category?: string | undefined;
  prompt: string;
  response: string;
  outcome: Outcome;
  /** Where it is missing, what the outcome stands for. */
  score?: number | null;
  reference?: string | undefined;
  opponentResponse?: string | undefined;
  opponent?: string | undefined;
  variant?: string;
  repeat?: number;
  judge?: Judgement | undefined;
  place: Place;
}

/** Absent members are left out rather than undefined; set one by one, since this is done for every answer there is. */
export function makeItem(fields: ItemFields): BenchmarkItem {
  const { task, outcome } = fields;
  const isScored = outcome !== 'error' && outcome !== 'unscored';
  const item: BenchmarkItem = {
    task,
    id: fields.id ?? null,
    category: fields.category || task,
    prompt: fields.prompt,
    response: fields.response,
    outcome,
    score: isScored ? (fields.score ?? scoreOfOutcome(outcome)) : null,
    variant: fields.variant ?? '',
    repeat: fields.repeat ?? 0,
    place: fields.place,
  };
  if (fields.reference !== undefined) item.reference = fields.reference;
  if (fields.opponentResponse !== undefined) item.opponentResponse = fields.opponentResponse;
  if (fields.opponent !== undefined) item.opponent = fields.opponent;
  if (fields.judge !== undefined) item.judge = fields.judge;
  return item;
}
