import type { Ask, Sampling } from './chat.ts';

/** How a server wants to be asked. */
export interface Dialect {
  maxTokens: 'max_tokens' | 'max_completion_tokens';
  /** Whether it knows structured output. */
  schema: boolean;
}

export const USUAL_DIALECT: Dialect = { maxTokens: 'max_tokens', schema: true };

/** What a refusal tells of how the server wants to be asked otherwise than it was; null where that was not at fault. */
export function learnFrom(refusal: string, asked: Dialect): Partial<Dialect> | null {
  if (asked.maxTokens === 'max_tokens' && refusal.includes('max_completion_tokens')) {
    return { maxTokens: 'max_completion_tokens' };
  }
  return asked.schema && /response_format|json_schema/.test(refusal) ? { schema: false } : null;
}

/** The body of a request for a chat completion. */
export function chatBody(
  model: string,
  { messages, sample, schema }: Ask,
  sampling: Sampling,
  dialect: Dialect,
): object {
  const { temperature, max_tokens, top_p, seed } = sampling;
  return {
    model,
    messages,
    stream: false,
    temperature,
    [dialect.maxTokens]: max_tokens,
    ...(top_p === null ? {} : { top_p }),
    ...(seed === null ? {} : { seed: seed + sample }),
    ...(schema === undefined || !dialect.schema
      ? {}
      : { response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } } }),
  };
}
