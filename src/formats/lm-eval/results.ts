import { type Fields, hasKeys, isObject } from '../fields.ts';
import { stemOf } from '../file-name.ts';
import type { Companion, Sample, Summary } from '../format.ts';

/** Whether a file is a document with the harness's totals; its answers may be in it, too. */
export function holdsTotals({ shape, first }: Sample): boolean {
  if (shape !== 'document' || !hasKeys(first, 'results') || !isObject(first.results)) return false;
  if (!Object.hasOwn(first, 'configs') && !Object.hasOwn(first, 'n-shot')) return false;
  return Object.values(first.results).some(
    (result) => isObject(result) && Object.keys(result).some((key) => key.includes(',')),
  );
}

/** `results_<date>.json` of lm-evaluation-harness: totals, the model's name, the names of the filters. */
export const lmEvalResults: Companion & Summary = {
  id: 'lm-eval-results',
  title: 'lm-evaluation-harness totals (results_*.json)',
  recognises: (sample) => holdsTotals(sample) && !hasKeys(sample.first, 'samples'),
  holds: 'totals only',
  instead: 'the samples_*.jsonl files, written with --log_samples',
  modelOf,
  recordsAt: () => [],
  *entriesOf(document) {
    const model = modelOf(document);
    if (model !== null) yield ['model', model];
    if (!isObject(document) || !isObject(document.results)) return;
    for (const task of Object.keys(document.results)) yield [`filters of ${task}`, filtersOf(document, task)];
  },
  siblingsOf(fileName) {
    const date = /_(\d{4}-\d{2}-\d{2}T[\d.:-]+)$/u.exec(stemOf(fileName))?.[1];
    return date === undefined ? [] : [`results_${date}.json`];
  },
};

export function modelOf(document: unknown): string | null {
  if (!isObject(document)) return null;
  if (typeof document.model_name === 'string' && document.model_name !== '') return document.model_name;
  const args = isObject(document.config) ? document.config.model_args : undefined;
  if (isObject(args) && typeof args.pretrained === 'string') return args.pretrained;
  return typeof args === 'string' ? (/(?:^|,)(?:pretrained|model)=([^,]+)/u.exec(args)?.[1] ?? null) : null;
}

/** The filters of a task in the order of its rows: as configured, else as they stand in `metric,filter`. */
export function filtersOf(document: Fields, task: string): string[] {
  const config = isObject(document.configs) ? document.configs[task] : undefined;
  if (isObject(config) && Array.isArray(config.filter_list)) {
    return config.filter_list.flatMap((filter: unknown) =>
      isObject(filter) && typeof filter.name === 'string' ? [filter.name] : [],
    );
  }
  const totals = isObject(document.results) ? document.results[task] : undefined;
  const names = Object.keys(isObject(totals) ? totals : {}).flatMap((key) => key.split(',')[1] ?? []);
  return [...new Set(names)];
}
