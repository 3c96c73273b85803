import type { BenchmarkItem, Outcome, Warning } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { chosenModel } from '../chosen-model.ts';
import {
  type Fields,
  fieldsOf,
  hasKeys,
  idAt,
  isObject,
  numberAt,
  optionalTextAt,
  textAt,
} from '../fields.ts';
import type { FileContext, Format, RecordReader } from '../format.ts';
import { makeItem } from '../item.ts';
import { readJudgePrompt } from './judge-prompt.ts';
import { categoryOf, mtBenchQuestions } from './questions.ts';

/** Two models side by side, judged twice with their places swapped. `#model` says which of the two is meant. */
export const mtBenchPair: Format = {
  id: 'mt-bench-pair',
  title: 'MT-bench pair judgements (gpt-4_pair.jsonl)',
  recognises: ({ shape, first }) =>
    shape === 'rows' && hasKeys(first, 'question_id', 'model_1', 'model_2', 'g1_winner', 'g2_winner'),
  companions: [mtBenchQuestions],
  open: (file) => new PairReader(file),
};

class PairReader implements RecordReader {
  readonly models: ReadonlySet<string>;
  readonly #model: string;
  readonly #questions: ReadonlyMap<string, unknown> | undefined;
  #judged = 0;
  #inconsistent = 0;

  constructor({ first, fragment, fileName, companions }: FileContext) {
    const names = isObject(first) ? [first.model_1, first.model_2] : [];
    const models = names.filter((name) => typeof name === 'string');
    this.#model = chosenModel(models, fragment, fileName);
    this.models = new Set([this.#model]);
    this.#questions = companions.get(mtBenchQuestions.id);
  }

  read(record: unknown, place: Place): BenchmarkItem[] {
    const row = fieldsOf(record);
    const isFirst = textAt(row, 'model_1') === this.#model;
    if (!isFirst && textAt(row, 'model_2') !== this.#model) return [];
    const shown = readJudgePrompt(optionalTextAt(row, 'g1_user_prompt') ?? '');
    const id = idAt(row, 'question_id') ?? '';
    const outcome = outcomeOf(row, isFirst ? 'model_1' : 'model_2');
    this.#count(row, outcome);
    return [
      makeItem({
        task: 'mt_bench',
        id,
        category: categoryOf(this.#questions, id),
        prompt: shown.question,
        response: isFirst ? shown.answerA : shown.answerB,
        opponentResponse: isFirst ? shown.answerB : shown.answerA,
        opponent: textAt(row, isFirst ? 'model_2' : 'model_1'),
        reference: shown.reference,
        outcome,
        variant: `turn ${numberAt(row, 'turn') ?? 1}`,
        judge: {
          winner: `${row.g1_winner}, then ${row.g2_winner}`,
          reasoning: [optionalTextAt(row, 'g1_judgment'), optionalTextAt(row, 'g2_judgment')]
            .join('\n\n')
            .trim(),
          position: 'both',
        },
        place,
      }),
    ];
  }

  warnings(): Warning[] {
    if (this.#inconsistent === 0) return [];
    const message = `In ${this.#inconsistent} of ${this.#judged} pairs the judge changed its mind when the answers changed places; they count as ties`;
    return [{ code: 'judge-inconsistent', category: null, count: this.#inconsistent, message }];
  }

  #count({ g1_winner, g2_winner }: Fields, outcome: Outcome): void {
    if (outcome === 'error') return;
    this.#judged++;
    if (g1_winner !== g2_winner) this.#inconsistent++;
  }
}

/** The winners are already mapped back to the models. Only a winner of both games has won. */
function outcomeOf({ g1_winner, g2_winner }: Fields, model: 'model_1' | 'model_2'): Outcome {
  const winners = [g1_winner, g2_winner];
  if (!winners.every((winner) => winner === 'model_1' || winner === 'model_2' || winner === 'tie'))
    return 'error';
  if (g1_winner !== g2_winner || g1_winner === 'tie') return 'tie';
  return g1_winner === model ? 'win' : 'loss';
}
