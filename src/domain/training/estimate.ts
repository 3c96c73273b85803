import { coldStartSeconds } from './estimate-cold-start.ts';
import { learnedSeconds } from './estimate-learned.ts';
import type { Receipt } from './receipt.ts';

/** What is known of a training run before it starts. */
export interface EstimateFacts {
  /** Over all epochs. */
  tokens: number;
  steps: number;
  model: string;
  /** Of the model; null where its name does not tell. */
  parameters: number | null;
  method: string;
  gpus: number;
  /** Price of the whole runner. */
  usdPerHour: number | null;
  /** Receipts of this loop's earlier runs. */
  receipts: readonly Receipt[];
}

export interface Estimate {
  minutes: [low: number, high: number];
  usd: [low: number, high: number] | null;
  /** One sentence: what the range rests on. */
  basis: string;
}

/** Seconds, from the quickest to the slowest to be expected, and why. */
export interface SecondsRange {
  seconds: [low: number, high: number];
  basis: string;
}

/** How long a training run will take and cost: learned from earlier receipts, else from the model's size. */
export function estimate(facts: EstimateFacts): Estimate {
  const { seconds, basis } = learnedSeconds(facts) ?? coldStartSeconds(facts);
  const [low, high] = seconds;
  const price = facts.usdPerHour;
  return {
    minutes: [low / 60, high / 60],
    usd: price === null ? null : [(low / 3600) * price, (high / 3600) * price],
    basis,
  };
}
