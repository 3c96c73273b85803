import { hasKeys, idAt, isObject } from '../fields.ts';
import type { Companion } from '../format.ts';

export interface Problem {
  prompt: string;
  solution: string | undefined;
}

/** The problems of HumanEval, MBPP+ and their kind: results hold the code that was written, not what was asked. */
export const codeProblems: Companion = {
  id: 'code-problems',
  title: 'HumanEval problems (HumanEval.jsonl.gz)',
  recognises: ({ shape, first }) => shape === 'rows' && hasKeys(first, 'task_id', 'prompt', 'entry_point'),
  *entriesOf(record) {
    if (!isObject(record) || typeof record.prompt !== 'string') return;
    const id = idAt(record, 'task_id');
    const solution = typeof record.canonical_solution === 'string' ? record.canonical_solution : undefined;
    if (id !== null) yield [id, { prompt: record.prompt, solution } satisfies Problem];
  },
  siblingsOf: () => ['HumanEval.jsonl.gz', 'HumanEval.jsonl', 'HumanEvalPlus.jsonl.gz', 'MbppPlus.jsonl.gz'],
};

/** Looks problems up, and remembers whether one was missing. */
export class ProblemTable {
  #missing = 0;
  readonly #problems: ReadonlyMap<string, unknown> | undefined;

  constructor(companions: ReadonlyMap<string, ReadonlyMap<string, unknown>>) {
    this.#problems = companions.get(codeProblems.id);
  }

  find(id: string): { prompt: string; reference: string | undefined } {
    const problem = this.#problems?.get(id) as Problem | undefined;
    if (problem !== undefined) return { prompt: problem.prompt, reference: problem.solution };
    this.#missing++;
    return { prompt: id, reference: undefined };
  }

  warnings(fileName: string) {
    if (this.#missing === 0) return [];
    const message = `${fileName} does not hold the problems of ${this.#missing === 1 ? '1 answer' : `${this.#missing} answers`}: add HumanEval.jsonl.gz (or the like) to the results before you train on them`;
    return [{ code: 'prompts-missing', category: null, count: this.#missing, message }];
  }
}
