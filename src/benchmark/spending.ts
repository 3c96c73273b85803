import { RetakeError } from '../domain/error.ts';
import type { Answer, Ask } from './chat.ts';

/** US dollars for a million tokens. */
export interface Prices {
  input: number;
  output: number;
}

/** What the chat template and the server may add to a question, in tokens. */
const TEMPLATE_TOKENS = 256;
const MILLION = 1_000_000;

/** What an exam costs, and the most that it may. Shared by all the models that it pays for. */
export class Spending {
  readonly #most: number | null;
  #reserved = 0;
  #spent = 0;
  /** Reservations that are not settled. */
  #open = 0;
  readonly #waiting: (() => void)[] = [];

  /** `most`: US dollars; null for no limit. */
  constructor(most: number | null) {
    this.#most = most;
  }

  get usd(): number {
    return this.#spent;
  }

  /**
   * Sets the money aside before it is owed, waiting for answers under way where it could go over the limit with
   * them. Throws RetakeError BUDGET_EXCEEDED where it could even without.
   */
  async reserve(usd: number): Promise<void> {
    while (this.#most !== null && this.#spent + this.#reserved + usd > this.#most) {
      if (this.#open === 0) throw limitReached(this.#spent, this.#most);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#open++;
    this.#reserved += usd;
  }

  /** Gives back what was set aside and counts what was really spent. */
  settle(reserved: number, spent: number): void {
    this.#open--;
    // Sums of fractions leave dust behind.
    this.#reserved = this.#open === 0 ? 0 : this.#reserved - reserved;
    this.#spent += spent;
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** The most that one answer can cost: no token is shorter than a byte. */
export function mostUsd({ messages }: Ask, maxTokens: number, prices: Prices): number {
  const bytes = messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  return ((bytes + TEMPLATE_TOKENS) * prices.input + maxTokens * prices.output) / MILLION;
}

/** What an answer did cost; where the server counts no tokens, the most that it can have cost. */
export function usdOf(answer: Answer, most: number, prices: Prices): number {
  const { promptTokens, completionTokens } = answer;
  if (promptTokens === null || completionTokens === null) return most;
  return (promptTokens * prices.input + completionTokens * prices.output) / MILLION;
}

function limitReached(spent: number, most: number): RetakeError {
  const message = `$${spent.toFixed(4)} of $${most} are spent; the next question could go over the limit`;
  return new RetakeError('BUDGET_EXCEEDED', message, {
    hint: 'Run the same command again with a higher --max-usd: answers that were paid for are kept.',
  });
}
