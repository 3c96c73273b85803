import type { BenchmarkItem, Outcome } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { textOf } from '../content.ts';
import { type Fields, fieldsOf, hasKeys, idAt, isObject } from '../fields.ts';
import type { Format } from '../format.ts';
import { makeItem } from '../item.ts';
import { Repeats } from '../repeats.ts';
import { UnreadableRecord } from '../unreadable-record.ts';
import { codeProblems, ProblemTable } from './problems.ts';
import { taskOfProblem } from './task.ts';

/** `*_results.jsonl` of human-eval: several rows of one problem are several samples. */
export const humanEval: Format = {
  id: 'human-eval',
  title: 'human-eval results (*_results.jsonl)',
  recognises: ({ shape, first }) => shape === 'rows' && hasKeys(first, 'task_id', 'completion', 'passed'),
  companions: [codeProblems],
  open({ companions, fileName }) {
    const problems = new ProblemTable(companions);
    const repeats = new Repeats();
    return {
      models: new Set(),
      read: (record, place) => [readRow(fieldsOf(record), problems, repeats, place)],
      warnings: () => problems.warnings(fileName),
    };
  },
};

function readRow(row: Fields, problems: ProblemTable, repeats: Repeats, place: Place): BenchmarkItem {
  const id = idAt(row, 'task_id');
  if (id === null) throw new UnreadableRecord('task_id is missing');
  return makeItem({
    task: taskOfProblem(id),
    id,
    ...problems.find(id),
    response: completionOf(row.completion),
    outcome: outcomeOf(row),
    repeat: repeats.next(id),
    place,
  });
}

/** A program that ran out of time was stopped by the harness, not found wrong. */
function outcomeOf({ passed, result }: Fields): Outcome {
  if (passed === true) return 'correct';
  if (passed !== false) return 'unscored';
  return result === 'timed out' ? 'error' : 'incorrect';
}

/** Some keep the whole answer of the API in place of its text. */
function completionOf(completion: unknown): string {
  if (!isObject(completion) || !Array.isArray(completion.choices)) return textOf(completion);
  const [choice] = completion.choices;
  if (!isObject(choice)) return '';
  return textOf(isObject(choice.message) ? choice.message.content : choice.text);
}
