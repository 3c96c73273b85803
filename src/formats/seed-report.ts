import { hasKeys } from './fields.ts';
import type { Summary } from './format.ts';

/** `benchmark_report_*.json`: the totals beside GPT-4-judged results. */
export const seedReport: Summary = {
  id: 'gpt4-judged-report',
  title: 'report of a GPT-4-judged benchmark (benchmark_report_*.json)',
  recognises: ({ shape, first }) =>
    shape === 'document' && hasKeys(first, 'overall', 'by_category') && !hasKeys(first, 'results'),
  modelOf: (document) =>
    hasKeys(document, 'model_path') && typeof document.model_path === 'string' ? document.model_path : null,
  holds: 'totals only',
  instead: 'the *_intermediate.json files of the same run',
};
