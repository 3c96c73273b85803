import { hasKeys, isObject } from '../fields.ts';
import type { Format, Sample } from '../format.ts';
import { ResultReader } from './result-reader.ts';

/**
 * promptfoo's output: versions 2 and 3 as a document, with or without its wrapper, or one result a line. `#provider`
 * chooses one of several providers.
 */
export const promptfoo: Format = {
  id: 'promptfoo',
  title: 'promptfoo output (.json and .jsonl)',
  recognises: ({ shape, first }: Sample) => (shape === 'rows' ? isResult(first) : summaryOf(first) !== null),
  recordsAt: (document) => (isSummary(document) ? ['results', '*'] : ['results', 'results', '*']),
  open: ({ first, fragment, fileName }) => {
    const summary = summaryOf(first);
    return new ResultReader(summary === null ? [] : providersOf(summary), fragment, fileName);
  },
};

function isResult(row: unknown): boolean {
  return hasKeys(row, 'vars', 'prompt', 'success', 'score') && hasKeys(row.prompt, 'raw');
}

function isSummary(document: unknown): boolean {
  return (
    hasKeys(document, 'results') &&
    Array.isArray(document.results) &&
    (isResult(document.results[0]) || hasKeys(document, 'version', 'stats'))
  );
}

function summaryOf(document: unknown): unknown {
  if (isSummary(document)) return document;
  if (!hasKeys(document, 'results') || !hasKeys(document.results, 'results')) return null;
  const { results } = document.results;
  const isOne = Array.isArray(results) && (isResult(results[0]) || hasKeys(document.results, 'version'));
  return isOne ? document.results : null;
}

/** The providers of the run, as far as the document names them before its results: not in version 2. */
function providersOf(summary: unknown): string[] {
  const prompts = hasKeys(summary, 'prompts') && Array.isArray(summary.prompts) ? summary.prompts : [];
  const names = prompts.map((prompt: unknown) => (isObject(prompt) ? prompt.provider : undefined));
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}
