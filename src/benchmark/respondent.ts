import type { ModelUsage } from '../domain/benchmark/exam-report.ts';
import type { Sha256 } from '../domain/benchmark/identity.ts';
import type { AnswerStore } from './answer-store.ts';
import type { Answer, Ask, Sampling } from './chat.ts';
import type { Endpoint } from './endpoint.ts';
import { mostUsd, type Prices, type Spending, usdOf } from './spending.ts';

export interface RespondentOptions {
  endpoint: Endpoint;
  model: string;
  /** Tells apart what one name served at different times, such as the adapter's digest; null where unknown. */
  revision: string | null;
  sampling: Sampling;
  store: AnswerStore;
  /** null: what it costs is not known, and not counted. */
  prices: Prices | null;
  spending: Spending;
  digest: Sha256;
}

/** A model that answers: from the store where it has answered before, else by asking, never twice at once. */
export class Respondent {
  readonly #options: RespondentOptions;
  readonly #pending = new Map<string, Promise<Answer>>();
  /** Counted over all questions. */
  readonly usage: Omit<ModelUsage, 'model'> = {
    asked: 0,
    from_store: 0,
    prompt_tokens: 0,
    completion_tokens: 0,
  };

  constructor(options: RespondentOptions) {
    this.#options = options;
  }

  get model(): string {
    return this.#options.model;
  }

  /** Throws AskFailure `item` where this question got no answer; RetakeError where the exam must stop. */
  async answer(ask: Ask, signal: AbortSignal): Promise<Answer> {
    const key = this.#keyOf(ask);
    const stored = this.#options.store.get(key);
    if (stored !== null) {
      this.usage.from_store++;
      return stored;
    }
    const pending = this.#pending.get(key);
    if (pending !== undefined) return pending;
    const asking = this.#ask(key, ask, signal).finally(() => this.#pending.delete(key));
    this.#pending.set(key, asking);
    return asking;
  }

  async #ask(key: string, ask: Ask, signal: AbortSignal): Promise<Answer> {
    const { endpoint, model, sampling, store, prices, spending } = this.#options;
    const most = prices === null ? 0 : mostUsd(ask, sampling.max_tokens, prices);
    await spending.reserve(most);
    let spent = 0;
    try {
      const answer = await endpoint.ask(model, ask, sampling, signal);
      if (prices !== null) spent = usdOf(answer, most, prices);
      store.put(key, answer);
      this.usage.asked++;
      this.usage.prompt_tokens += answer.promptTokens ?? 0;
      this.usage.completion_tokens += answer.completionTokens ?? 0;
      return answer;
    } finally {
      spending.settle(most, spent);
    }
  }

  /** All that decides an answer. */
  #keyOf({ messages, sample, schema }: Ask): string {
    const { model, revision, sampling, digest } = this.#options;
    const { temperature, max_tokens, top_p, seed } = sampling;
    const asked = [model, revision, temperature, max_tokens, top_p, seed, sample, messages, schema ?? null];
    return digest(JSON.stringify(asked)).slice(0, 32);
  }
}
