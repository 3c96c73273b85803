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
    return new ResultReader(summary === null ? [] : columnsOf(summary), fragment, fileName);
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

/** A prompt of the run with one provider, as far as the document names them before its results. */
export interface Column {
  prompt: string;
  provider: string;
}

function columnsOf(summary: unknown): Column[] {
  const prompts = hasKeys(summary, 'prompts') && Array.isArray(summary.prompts) ? summary.prompts : [];
  return prompts.flatMap((prompt: unknown): Column[] => {
    if (!isObject(prompt) || typeof prompt.provider !== 'string') return [];
    return [
      {
        prompt: typeof prompt.label === 'string' ? prompt.label : String(prompt.raw),
        provider: prompt.provider,
      },
    ];
  });
}
