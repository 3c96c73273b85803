import type { BenchmarkItem, Outcome } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { textOf } from '../content.ts';
import { type Fields, hasKeys, isObject } from '../fields.ts';
import type { Format } from '../format.ts';
import { makeItem } from '../item.ts';
import { UnreadableRecord } from '../unreadable-record.ts';
import { codeProblems, ProblemTable } from './problems.ts';
import { taskOfProblem } from './task.ts';

/** EvalPlus: right is what passes the base tests and, where they were run, the plus tests. Also the 2023 layout. */
export const evalPlus: Format = {
  id: 'evalplus',
  title: 'EvalPlus results (*eval_results.json)',
  recognises: ({ shape, first }) =>
    shape === 'document' && hasKeys(first, 'date', 'hash', 'eval') && isObject(first.eval),
  recordsAt: () => ['eval', '*'],
  companions: [codeProblems],
  open({ companions, fileName }) {
    const problems = new ProblemTable(companions);
    return {
      models: new Set(),
      read: (record, place) => readProblem(record, place, problems),
      warnings: () => problems.warnings(fileName),
    };
  },
};

interface Run {
  solution: string;
  base: unknown;
  plus: unknown;
}

function readProblem(record: unknown, place: Place, problems: ProblemTable): BenchmarkItem[] {
  const id = String(place.key);
  return runsOf(record).map((run, repeat) =>
    makeItem({
      task: taskOfProblem(id),
      id,
      ...problems.find(id),
      response: run.solution,
      outcome: outcomeOf(run),
      repeat,
      place,
    }),
  );
}

function runsOf(record: unknown): Run[] {
  if (Array.isArray(record)) return record.filter(isObject).map(runOf);
  if (!hasKeys(record, 'base') || !Array.isArray(record.base)) throw new UnreadableRecord('holds no runs');
  const plus = Array.isArray(record.plus) ? record.plus : [];
  return record.base.map((base: unknown, index) => ({
    solution: '',
    base: statusOf(base),
    plus: statusOf(plus[index]),
  }));
}

function runOf(run: Fields): Run {
  return { solution: textOf(run.solution ?? run.completion), base: run.base_status, plus: run.plus_status };
}

/** 2023: `["success", [...]]`. */
function statusOf(run: unknown): unknown {
  return Array.isArray(run) ? run[0] : run;
}

function outcomeOf({ base, plus }: Run): Outcome {
  const statuses = plus === undefined || plus === null ? [base] : [base, plus];
  if (statuses.some((status) => status === 'fail' || status === 'failed')) return 'incorrect';
  if (statuses.some((status) => status === 'timeout' || status === 'timed out')) return 'error';
  return statuses.every((status) => status === 'pass' || status === 'success') ? 'correct' : 'unscored';
}
