import type { BenchmarkItem, Judgement, Outcome } from '../domain/item.ts';
import { scoreOfOutcome } from '../domain/item.ts';

/** An item as a reader gathers it: what a format does not know is left out. */
export interface ItemFields {
  task: string;
  id?: string | null;
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
  source: string;
}

export function makeItem(fields: ItemFields): BenchmarkItem {
  const { task, outcome, reference, opponentResponse, opponent, judge } = fields;
  const isScored = outcome !== 'error' && outcome !== 'unscored';
  return {
    task,
    id: fields.id ?? null,
    category: fields.category ?? task,
    prompt: fields.prompt,
    response: fields.response,
    outcome,
    score: isScored ? (fields.score ?? scoreOfOutcome(outcome)) : null,
    ...(reference === undefined ? {} : { reference }),
    ...(opponentResponse === undefined ? {} : { opponentResponse }),
    ...(opponent === undefined ? {} : { opponent }),
    variant: fields.variant ?? '',
    repeat: fields.repeat ?? 0,
    ...(judge === undefined ? {} : { judge }),
    source: fields.source,
  };
}
