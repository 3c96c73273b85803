import { count, counted } from '../wording.ts';
import type { Receipt, TrainingSettings } from './receipt.ts';
import { stepsWithoutLoss } from './receipt-loss.ts';
import { optimizerSteps } from './steps.ts';

/** What the request says the receipt must show. */
export interface ExpectedTraining {
  request_id: string | null;
  dataset_digest: string;
  /** Rows of the dataset, replay included. */
  rows: number;
  model: { id: string; revision: string | null };
  settings: TrainingSettings;
}

export type DefectCode =
  | 'no-receipt'
  | 'other-request'
  | 'failed'
  | 'other-model'
  | 'other-dataset'
  | 'no-rows'
  | 'rows-missing'
  | 'no-steps'
  | 'other-plan'
  | 'steps-missing'
  | 'other-setting'
  | 'loss-not-finite'
  | 'no-adapter'
  | 'adapter-unchanged';

/** One way in which a training did not happen as asked. */
export interface ReceiptDefect {
  code: DefectCode;
  /** A whole sentence, with its numbers. */
  message: string;
}

/** Every defect of a receipt; none means that training happened as asked. `null`: no receipt was left. */
export function verifyReceipt(receipt: Receipt | null, expected: ExpectedTraining): ReceiptDefect[] {
  if (receipt === null) {
    return [defect('no-receipt', 'The training left no receipt, so nothing shows that it took place.')];
  }
  if (receipt.request_id !== expected.request_id) return [otherRequest(receipt, expected)];
  return [
    ...failed(receipt),
    ...otherModel(receipt, expected),
    ...otherDataset(receipt, expected),
    ...rows(receipt, expected),
    ...steps(receipt, expected),
    ...settings(receipt, expected),
    ...loss(receipt),
    ...adapter(receipt),
  ];
}

function defect(code: DefectCode, message: string): ReceiptDefect {
  return { code, message };
}

function otherRequest(receipt: Receipt, expected: ExpectedTraining): ReceiptDefect {
  const of = (id: string | null) => (id === null ? 'no request' : `request ${id}`);
  return defect(
    'other-request',
    `The receipt belongs to ${of(receipt.request_id)}, this loop made ${of(expected.request_id)}.`,
  );
}

function failed({ exit }: Receipt): ReceiptDefect[] {
  if (exit.code === 0) return [];
  return [defect('failed', `The training ended with exit code ${exit.code}: ${exit.reason}`)];
}

function otherModel(receipt: Receipt, expected: ExpectedTraining): ReceiptDefect[] {
  const name = (model: Receipt['model']) =>
    model.revision === null ? model.id : `${model.id}@${model.revision}`;
  const sameRevision = expected.model.revision === null || receipt.model.revision === expected.model.revision;
  if (receipt.model.id === expected.model.id && sameRevision) return [];
  return [
    defect('other-model', `The training used ${name(receipt.model)}, asked was ${name(expected.model)}.`),
  ];
}

function otherDataset(receipt: Receipt, expected: ExpectedTraining): ReceiptDefect[] {
  if (receipt.dataset_digest === expected.dataset_digest) return [];
  const short = (digest: string) => digest.slice(0, 12);
  return [
    defect(
      'other-dataset',
      `The training read dataset ${short(receipt.dataset_digest)}, asked was ${short(expected.dataset_digest)}: the rows were changed after the request.`,
    ),
  ];
}

function rows(receipt: Receipt, expected: ExpectedTraining): ReceiptDefect[] {
  const { used, dropped } = receipt.rows;
  if (used === 0) {
    return [defect('no-rows', `None of the dataset's ${counted(expected.rows, 'row')} was trained on.`)];
  }
  if (used + dropped === expected.rows) return [];
  return [
    defect(
      'rows-missing',
      `The dataset has ${counted(expected.rows, 'row')}, the training accounts for ${used + dropped} (${used} used, ${dropped} dropped).`,
    ),
  ];
}

function steps(receipt: Receipt, expected: ExpectedTraining): ReceiptDefect[] {
  const { planned, done } = receipt.steps;
  if (done === 0)
    return [defect('no-steps', 'The training log shows no optimizer step: nothing was learned.')];
  const asked = optimizerSteps(receipt.rows.used, expected.settings);
  const defects: ReceiptDefect[] = [];
  if (receipt.rows.used > 0 && planned !== asked) {
    defects.push(
      defect(
        'other-plan',
        `The trainer planned ${counted(planned, 'optimizer step')}; ${counted(receipt.rows.used, 'row')} with the settings asked make ${count(asked)}.`,
      ),
    );
  }
  if (done < planned) {
    defects.push(
      defect('steps-missing', `The training stopped after ${done} of ${planned} optimizer steps.`),
    );
  }
  return defects;
}

function settings(receipt: Receipt, expected: ExpectedTraining): ReceiptDefect[] {
  const names = Object.keys(expected.settings) as (keyof TrainingSettings)[];
  return names.flatMap((name) => {
    const asked = expected.settings[name];
    const applied = receipt.settings.applied[name];
    if (applied === undefined || isAsAsked(name, asked, applied, receipt.steps.planned)) return [];
    return [defect('other-setting', settingMessage(name, asked, applied))];
  });
}

/**
 * The learning rate is read from the log, where the peak of a decaying schedule may already have lost one
 * step; everything else must be equal.
 */
function isAsAsked(name: string, asked: string | number, applied: string | number, steps: number): boolean {
  if (name !== 'learning_rate') return asked === applied;
  const share = Number(applied) / Number(asked);
  return share <= 1.01 && share >= 0.99 - 1.5 / Math.max(steps, 2);
}

function settingMessage(name: string, asked: string | number, applied: string | number): string {
  const words = name.replaceAll('_', ' ');
  const told = `The ${words} asked was ${asked}, applied was ${applied}`;
  const hint =
    name === 'learning_rate' && applied < asked ? '; a warm-up longer than the run does this.' : '.';
  return told + hint;
}

function loss(receipt: Receipt): ReceiptDefect[] {
  const [first, ...more] = stepsWithoutLoss(receipt.loss.log);
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : ` and at ${more.length} more`;
  return [
    defect('loss-not-finite', `The loss was not a number at step ${first}${others}: the training diverged.`),
  ];
}

function adapter(receipt: Receipt): ReceiptDefect[] {
  if (receipt.adapter === null) {
    return [defect('no-adapter', 'The training left no trained weights.')];
  }
  if (receipt.adapter.largest_change !== 0) return [];
  return [
    defect(
      'adapter-unchanged',
      'The trained weights are all zero: the model is what it was before training.',
    ),
  ];
}
