import { AskFailure } from './ask-failure.ts';
import type { Answer } from './chat.ts';

interface Completion {
  choices?: { message?: { content?: unknown }; finish_reason?: unknown }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
}

/** Reads the body of a successful reply. Throws AskFailure `again` where it is no chat completion. */
export function readCompletion(body: string): Answer {
  const completion = parse(body);
  const choice = completion?.choices?.[0];
  const text = choice?.message?.content;
  // A model that spends all its tokens on thinking answers null.
  if (choice === undefined || (typeof text !== 'string' && text !== null)) {
    throw new AskFailure('again', `the reply is no chat completion: ${body.slice(0, 80)}`);
  }
  return {
    text: text ?? '',
    finish: finishOf(choice.finish_reason),
    promptTokens: countOf(completion?.usage?.prompt_tokens),
    completionTokens: countOf(completion?.usage?.completion_tokens),
  };
}

export function finishOf(reason: unknown): Answer['finish'] {
  return reason === 'stop' || reason === 'length' ? reason : 'other';
}

export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function parse(body: string): Completion | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? (value as Completion | null) : null;
  } catch {
    throw new AskFailure('again', `the reply is no JSON: ${body.slice(0, 80)}`);
  }
}
