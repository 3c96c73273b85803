import { hasKeys, isObject } from '../fields.ts';
import type { Summary } from '../format.ts';

/** Programs that were written but not run. */
export const codeSamples: Summary = {
  id: 'code-samples',
  title: 'human-eval and EvalPlus samples (samples.jsonl)',
  recognises: ({ shape, first }) =>
    shape === 'rows' &&
    hasKeys(first, 'task_id') &&
    (Object.hasOwn(first, 'completion') || Object.hasOwn(first, 'solution')) &&
    !Object.hasOwn(first, 'passed'),
  modelOf: () => null,
  holds: 'programs that were not run',
  instead: 'the results of evaluate_functional_correctness or evalplus.evaluate',
};

/** bigcode-evaluation-harness: lists of programs, and totals. Neither says which program passed. */
export const bigcode: Summary = {
  id: 'bigcode',
  title: 'bigcode-evaluation-harness (generations_*.json, evaluation_results.json)',
  recognises: ({ shape, first }) => {
    if (shape === 'rows') return Array.isArray(first) && first.every((text) => typeof text === 'string');
    if (shape !== 'document' || !isObject(first) || !hasKeys(first, 'config')) return false;
    return Object.values(first).some(
      (task) => isObject(task) && Object.keys(task).some((name) => name.startsWith('pass@')),
    );
  },
  modelOf: (document) =>
    isObject(document) && isObject(document.config) && typeof document.config.model === 'string'
      ? document.config.model
      : null,
  holds: 'programs or totals, not which program passed',
  instead: 'results with a verdict for each problem, such as those of EvalPlus',
};
