import { RetakeError } from '../domain/error.ts';
import { AskFailure } from './ask-failure.ts';
import type { Answer, Ask, Sampling } from './chat.ts';
import { readCompletion } from './chat-answer.ts';
import { chatBody, learnFrom, USUAL_DIALECT } from './dialect.ts';
import { readEventStream } from './event-stream.ts';
import { Gate } from './gate.ts';
import { pause } from './pause.ts';
import { type Poster, posterTo, type Reply } from './post.ts';
import { type Backoff, backoffMs, retryAfterMs } from './retry-delay.ts';

export interface EndpointOptions {
  /** Base address, such as `http://localhost:8000/v1`. */
  url: string;
  apiKey: string | null;
  timeoutMs: number;
  /** Attempts after the first. */
  retries: number;
  backoff: Backoff;
  random: () => number;
  now: () => Date;
}

/** Longer waits than this are an outage, not back-pressure. */
const LONGEST_WAIT_MS = 600_000;
/** So many questions in a row without an answer: the endpoint is down, and asking on would only make errors. */
const MOST_FAILURES_IN_A_ROW = 20;

/** An OpenAI-compatible server. Retries what may pass, and slows everyone down when the server asks for it. */
export class Endpoint {
  readonly #options: EndpointOptions;
  /** Without key or password: for messages. */
  readonly #name: string;
  readonly #post: Poster;
  readonly #gate: Gate;
  /** What this server turned out to accept. */
  #dialect = USUAL_DIALECT;
  #failuresInARow = 0;
  #hasAnswered = false;
  /** Attempts that were made again, over all questions. */
  retries = 0;

  constructor(options: EndpointOptions) {
    this.#options = options;
    const url = chatAddress(options.url);
    this.#name = `${url.origin}${url.pathname}`;
    this.#post = posterTo(url);
    this.#gate = new Gate(() => options.now().getTime());
  }

  /**
   * Asks until there is an answer. Throws AskFailure `item` where this question cannot be answered, RetakeError
   * BENCHMARK_FAILED where none can.
   */
  async ask(model: string, ask: Ask, sampling: Sampling, signal: AbortSignal): Promise<Answer> {
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await this.#attempt(model, ask, sampling, signal);
        this.#failuresInARow = 0;
        this.#hasAnswered = true;
        return answer;
      } catch (error) {
        if (!(error instanceof AskFailure)) throw error;
        if (error.scope === 'endpoint') throw this.#down(error);
        if (error.scope === 'item') throw this.#refused(error);
        if (attempt >= this.#options.retries) throw this.#givenUp(error, attempt + 1);
        this.retries++;
        await this.#wait(error, attempt, signal);
      }
    }
  }

  async #attempt(model: string, ask: Ask, sampling: Sampling, signal: AbortSignal): Promise<Answer> {
    await this.#gate.pass(signal);
    const { apiKey, timeoutMs } = this.#options;
    const dialect = this.#dialect;
    const reply = await this.#post({
      headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(chatBody(model, ask, sampling, dialect)),
      timeoutMs,
      signal,
    });
    const learned = reply.status === 400 ? learnFrom(reply.body, dialect) : null;
    if (learned !== null) {
      this.#dialect = { ...this.#dialect, ...learned };
      return this.#attempt(model, ask, sampling, signal);
    }
    if (reply.status < 200 || reply.status > 299) throw this.#refusal(reply);
    return reply.contentType.startsWith('text/event-stream')
      ? readEventStream(reply.body)
      : readCompletion(reply.body);
  }

  #refusal({ status, body, retryAfter, location }: Reply): AskFailure {
    const said = `the server answered ${status}${body.trim() === '' ? '' : `: ${body.trim().slice(0, 200)}`}`;
    if (status >= 300 && status < 400) {
      return new AskFailure('endpoint', `the server sends elsewhere: ${location ?? 'without saying where'}`);
    }
    if (status === 408 || status === 425 || status === 429 || status >= 500) {
      return new AskFailure('again', said, retryAfterMs(retryAfter, this.#options.now()));
    }
    return new AskFailure([401, 403, 404, 405].includes(status) ? 'endpoint' : 'item', said);
  }

  async #wait(failure: AskFailure, attempt: number, signal: AbortSignal): Promise<void> {
    const { backoff, random } = this.#options;
    const ms = failure.retryAfterMs ?? backoffMs(attempt, backoff, random);
    if (ms > LONGEST_WAIT_MS) {
      throw this.#down(
        new AskFailure('endpoint', `${failure.message}; it asks to wait ${Math.round(ms / 1000)} s`),
      );
    }
    if (failure.retryAfterMs !== null) this.#gate.closeFor(ms);
    await pause(ms, signal);
  }

  /** A server that has answered nothing and refuses question after question refuses the whole exam. */
  #refused(failure: AskFailure): AskFailure | RetakeError {
    if (this.#hasAnswered) return failure;
    this.#failuresInARow++;
    return this.#failuresInARow >= MOST_FAILURES_IN_A_ROW ? this.#down(failure) : failure;
  }

  #givenUp(failure: AskFailure, attempts: number): AskFailure | RetakeError {
    this.#failuresInARow++;
    if (this.#failuresInARow >= MOST_FAILURES_IN_A_ROW) return this.#down(failure);
    return new AskFailure('item', `${failure.message} (${attempts} attempts)`);
  }

  #down(failure: AskFailure): RetakeError {
    return new RetakeError('BENCHMARK_FAILED', `${this.#name}: ${failure.message}`, {
      hint: 'Check the endpoint, the model name and the key (benchmark.key_env). The same command goes on where it stopped.',
      cause: failure,
    });
  }
}

/** Where questions go; what an address asks for after a `?` stays. */
function chatAddress(base: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '')}/chat/completions`;
  return url;
}
