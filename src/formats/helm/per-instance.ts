import type { BenchmarkItem, Warning } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { countAt, type Fields, fieldsOf, hasKeys, idAt, isObject, numberAt } from '../fields.ts';
import type { FileContext, Format, RecordReader, Summary } from '../format.ts';
import { gradeOf } from '../grade.ts';
import { makeItem } from '../item.ts';
import { helmState, type Instance, keyOf, perturbationOf } from './scenario-state.ts';

/** `per_instance_stats.json` of HELM, with the `scenario_state.json` beside it. */
export const helm: Format = {
  id: 'helm',
  title: 'HELM per_instance_stats.json',
  recognises: ({ shape, first }) =>
    shape === 'rows' &&
    hasKeys(first, 'instance_id', 'train_trial_index', 'stats') &&
    Array.isArray(first.stats),
  companions: [helmState],
  open: (file) => new StatsReader(file),
};

interface Merged {
  record: Fields;
  metrics: Map<string, number>;
  place: Place;
}

/** One question can have several blocks, one a group of metrics: they are merged once all are read. */
class StatsReader implements RecordReader {
  readonly models = new Set<string>();
  readonly #task: string;
  readonly #instances: ReadonlyMap<string, unknown> | undefined;
  readonly #merged = new Map<string, Merged>();
  #missing = 0;
  readonly #fileName: string;

  constructor({ folder, companions, fileName }: FileContext) {
    this.#task = (folder ?? 'helm').replace(/,?\bmodel=[^,]*/u, '').replace(/[:-]$/u, '') || 'helm';
    this.#instances = companions.get(helmState.id);
    this.#fileName = fileName;
  }

  read(record: unknown, place: Place): BenchmarkItem[] {
    const row = fieldsOf(record);
    const key = keyOf(row, row, 'instance_id');
    const merged = this.#merged.get(key) ?? { record: row, metrics: new Map<string, number>(), place };
    for (const stat of Array.isArray(row.stats) ? row.stats : []) addStat(merged.metrics, stat);
    this.#merged.set(key, merged);
    return [];
  }

  finish(): BenchmarkItem[] {
    return [...this.#merged].map(([key, { record, metrics, place }]) => {
      const instance = this.#instances?.get(key) as Instance | undefined;
      if (instance === undefined) this.#missing++;
      if (instance?.model) this.models.add(instance.model);
      const id = idAt(record, 'instance_id');
      return makeItem({
        task: this.#task,
        id,
        prompt: instance?.prompt ?? `Instance ${id ?? ''}`,
        response: instance?.response ?? '',
        reference: instance?.reference,
        ...gradeOf(defaultMetric(metrics)),
        variant: perturbationOf(record.perturbation),
        repeat: countAt(record, 'train_trial_index'),
        place,
      });
    });
  }

  warnings(): Warning[] {
    if (this.#missing === 0) return [];
    const message = `${this.#fileName} does not hold the questions of ${this.#missing === 1 ? '1 answer' : `${this.#missing} answers`}: put scenario_state.json of the same run beside it`;
    return [{ code: 'prompts-missing', category: null, count: this.#missing, message }];
  }
}

function addStat(metrics: Map<string, number>, stat: unknown): void {
  if (!isObject(stat) || !isObject(stat.name) || typeof stat.name.name !== 'string') return;
  const mean = numberAt(stat, 'mean');
  const isPerturbed = stat.name.perturbation !== undefined && stat.name.perturbation !== null;
  if (mean !== null && !(isPerturbed && metrics.has(stat.name.name))) metrics.set(stat.name.name, mean);
}

const METRICS = ['exact_match', 'quasi_exact_match', 'f1_score', 'rouge_l'];

function defaultMetric(metrics: Map<string, number>): number | undefined {
  const name = METRICS.find((known) => metrics.has(known));
  return name === undefined ? undefined : metrics.get(name);
}

/** `stats.json`: the same figures over all questions. */
export const helmStats: Summary = {
  id: 'helm-stats',
  title: 'HELM stats.json',
  recognises: ({ shape, first }) =>
    shape === 'rows' &&
    hasKeys(first, 'name', 'count', 'sum') &&
    isObject(first.name) &&
    hasKeys(first.name, 'name'),
  modelOf: () => null,
  holds: 'totals only',
  instead: 'per_instance_stats.json and scenario_state.json of the same run',
};

/** `run_spec.json`: what was to be run. */
export const helmRunSpec: Summary = {
  id: 'helm-run-spec',
  title: 'HELM run_spec.json',
  recognises: ({ shape, first }) =>
    shape === 'document' && hasKeys(first, 'name', 'scenario_spec', 'adapter_spec'),
  modelOf: (document) =>
    isObject(document) && isObject(document.adapter_spec) && typeof document.adapter_spec.model === 'string'
      ? document.adapter_spec.model
      : null,
  holds: 'settings only',
  instead: 'per_instance_stats.json and scenario_state.json of the same run',
};
