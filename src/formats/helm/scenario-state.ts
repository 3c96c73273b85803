import { textOf } from '../content.ts';
import { type Fields, hasKeys, idAt, isObject } from '../fields.ts';
import type { Companion } from '../format.ts';

/** What one request asked, what came back, and what would have been right. */
export interface Instance {
  prompt: string;
  response: string;
  reference: string | undefined;
  model: string | null;
}

/** `scenario_state.json` of HELM: questions and answers, without a grade. */
export const helmState: Companion = {
  id: 'helm-scenario-state',
  title: 'HELM scenario_state.json',
  recognises: ({ shape, first }) => shape === 'document' && hasKeys(first, 'adapter_spec', 'request_states'),
  recordsAt: () => ['request_states', '*'],
  *entriesOf(record) {
    if (!isObject(record) || !isObject(record.instance)) return;
    // With one request for each choice, those after the first say nothing new of the question.
    yield [keyOf(record.instance, record, 'id'), instanceOf(record, record.instance)];
  },
  siblingsOf: (fileName) => (fileName === 'per_instance_stats.json' ? ['scenario_state.json'] : []),
};

/** Perturbed copies of a question share its id. */
export function keyOf(holder: Fields, record: Fields, idName: string): string {
  const perturbation = perturbationOf(holder.perturbation ?? record.perturbation);
  return `${idAt(holder, idName) ?? ''}\n${perturbation}\n${idAt(record, 'train_trial_index') ?? '0'}`;
}

export function perturbationOf(perturbation: unknown): string {
  return isObject(perturbation) && typeof perturbation.name === 'string' ? perturbation.name : '';
}

function instanceOf(record: Fields, instance: Fields): Instance {
  const references = Array.isArray(instance.references) ? instance.references.filter(isObject) : [];
  const gold = references.find(({ tags }) => Array.isArray(tags) && tags.includes('correct'));
  const mapping = isObject(record.output_mapping) ? record.output_mapping : {};
  const letters = Object.keys(mapping);
  const question = isObject(instance.input) ? textOf(instance.input.text) : '';
  const options = letters.map((letter) => `${letter}. ${textOf(mapping[letter])}`);
  return {
    prompt: [question, ...options].join('\n'),
    response: responseOf(record, mapping),
    reference: gold !== undefined && isObject(gold.output) ? textOf(gold.output.text) : undefined,
    model: isObject(record.request) && typeof record.request.model === 'string' ? record.request.model : null,
  };
}

/** ` B` is the letter of a choice: what was meant is its text. */
function responseOf({ result }: Fields, mapping: Fields): string {
  const completions = isObject(result) && Array.isArray(result.completions) ? result.completions : [];
  const text = isObject(completions[0]) ? textOf(completions[0].text) : '';
  const letter = text.trim();
  return Object.hasOwn(mapping, letter) ? textOf(mapping[letter]) : text;
}
