import type { Preflight } from '../verdict/preflight.ts';
import { counted } from '../wording.ts';
import { type Estimate, estimate } from './estimate.ts';
import { parametersOfName } from './model-size.ts';
import type { Receipt, TrainingSettings } from './receipt.ts';
import { optimizerSteps } from './steps.ts';

/** `retake.plan/1`: what training on a dataset will take. */
export interface Plan {
  schema: 'retake.plan/1';
  rows: number;
  steps: number;
  /** Over all epochs; about four characters each where no tokenizer is at hand. */
  tokens: number;
  minutes: [low: number, high: number];
  usd: [low: number, high: number] | null;
  /** What the ranges rest on. */
  basis: string;
  /** Whether the high ends stay below the limits. */
  within_budget: boolean;
  /** Whether the criteria can be met at all with so many items. */
  can_pass: boolean;
  /** One sentence for each criterion that has too few items. */
  preflight: string[];
}

export interface Budget {
  minutes: number;
  usdPerHour: number | null;
  usd: number | null;
}

export interface PlanFacts {
  rows: number;
  /** Of all the text that is trained on, one epoch. */
  characters: number;
  model: string | null;
  trainer: string;
  settings: TrainingSettings;
  budget: Budget;
  preflight: Preflight;
  /** Of this loop's earlier runs. */
  receipts: readonly Receipt[];
}

/** English text and code under the tokenizers of Llama and its kin. */
const CHARACTERS_PER_TOKEN = 4;

export function makePlan(facts: PlanFacts): Plan {
  const { rows, settings, budget, preflight } = facts;
  const steps = optimizerSteps(rows, settings);
  const tokens = Math.round((facts.characters / CHARACTERS_PER_TOKEN) * settings.epochs);
  const { minutes, usd, basis } =
    facts.trainer === 'embedded' ? inProcess(steps) : onGpus(facts, steps, tokens);
  const inTime = minutes[1] <= budget.minutes;
  const inMoney = usd === null || budget.usd === null || usd[1] <= budget.usd;
  return {
    schema: 'retake.plan/1',
    rows,
    steps,
    tokens,
    minutes,
    usd,
    basis,
    within_budget: inTime && inMoney,
    can_pass: preflight.canPass,
    // Two criteria may be short of the same items.
    preflight: [...new Set(preflight.findings.map(({ reason }) => reason))],
  };
}

/** Why a run is not worth starting: not even the low end of its plan fits the budget. null where it may. */
export function overBudget({ minutes, usd }: Plan, budget: Budget): string | null {
  const [quickest, cheapest] = [minutes[0], usd?.[0] ?? 0];
  if (quickest > budget.minutes) {
    return `Training would take at least ${counted(Math.ceil(quickest), 'minute')}; training.budget.minutes is ${budget.minutes}.`;
  }
  if (budget.usd !== null && cheapest > budget.usd) {
    return `Training would cost at least $${cheapest.toFixed(2)}; training.budget.usd is $${budget.usd.toFixed(2)}.`;
  }
  return null;
}

function onGpus({ model, settings, budget, receipts }: PlanFacts, steps: number, tokens: number): Estimate {
  return estimate({
    tokens,
    steps,
    model: model ?? '',
    parameters: model === null ? null : parametersOfName(model),
    method: settings.method,
    gpus: settings.gpus,
    usdPerHour: budget.usdPerHour,
    receipts,
  });
}

/** The built-in model has no weights to load and no GPU to wait for: a step takes 0.2 to 10 ms on one core. */
function inProcess(steps: number): Estimate {
  const minutes: Plan['minutes'] = [(steps * 0.0002) / 60, (steps * 0.01) / 60];
  return { minutes, usd: null, basis: 'The built-in model: 0.2 to 10 ms a step in this process.' };
}
