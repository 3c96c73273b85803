import { type Budget, overBudget, type Plan } from '../training/plan.ts';
import type { VerdictResult } from '../verdict/verdict.ts';
import { counted } from '../wording.ts';

/** `next` of a configuration: the loop that is to follow this one. */
export interface NextRule {
  config: string;
  when: 'pass';
  start: 'propose' | 'automatic';
}

/** The loop that a verdict leads on to, as far as it can be known before it begins. */
export interface NextLoop {
  /** Path of its configuration. */
  config: string;
  /** Its name; null where the configuration could not be read. */
  loop: string | null;
  study: NextStudy | null;
  standing: NextStanding;
}

/** What it would be trained on, and what that takes. */
export interface NextStudy {
  /** Failures of its own results; null while there are no results: then the rest is a lower bound. */
  fresh: number | null;
  /** Questions of this loop's dataset that are joined with them. */
  joined: number;
  /** Failures to train on, of both. */
  examples: number;
  plan: Plan;
}

export type NextStanding =
  | { kind: 'started'; run: { label: string; url: string } }
  | { kind: 'proposed'; how: NextStart }
  /** Ready, but something speaks against it. `how`: what starts it once that is gone. */
  | { kind: 'held-back'; reason: string; how: NextStart | null }
  | { kind: 'not-ready'; reason: string };

/** What a person does to start it. */
export type NextStart =
  | { kind: 'terminal'; command: string }
  | { kind: 'workflow'; workflow: string; inputs: Record<string, string> };

/** The loop to go on with after this verdict; null where there is none. */
export function nextAfter(rule: NextRule | null, verdict: VerdictResult): NextRule | null {
  return rule !== null && verdict === rule.when ? rule : null;
}

/** The rules that the next loop's own configuration lays down for its start. */
export interface NextLimits {
  minimum: number;
  budget: Budget;
  preflight: 'warn' | 'require';
}

/** Why a loop that is ready is not worth starting, by its own rules and in one sentence; null where it is. */
export function heldBack({ examples, plan }: NextStudy, limits: NextLimits): string | null {
  if (examples < Math.max(1, limits.minimum)) {
    return `It has ${counted(examples, 'failure')} to train on; failures.minimum is ${limits.minimum}.`;
  }
  const cost = overBudget(plan, limits.budget);
  if (cost !== null) return cost;
  return limits.preflight === 'require' && !plan.can_pass ? plan.preflight.join(' ') : null;
}
