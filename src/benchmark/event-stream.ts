import { AskFailure } from './ask-failure.ts';
import type { Answer } from './chat.ts';
import { countOf, finishOf } from './chat-answer.ts';
import { jsonObject } from './json-object.ts';

interface Chunk {
  choices?: { delta?: { content?: unknown }; finish_reason?: unknown }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
}

/**
 * Reads a whole event stream, for servers that stream without being asked to.
 * Throws AskFailure `again` where it breaks off: half an answer is none.
 */
export function readEventStream(body: string): Answer {
  const answer: Answer = { text: '', finish: 'other', promptTokens: null, completionTokens: null };
  let ended = false;
  for (const event of body.split(/\r?\n\r?\n/)) {
    const data = event
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice('data:'.length).trim())
      .join('\n');
    if (data === '') continue;
    if (data === '[DONE]') ended = true;
    else ended = addChunk(answer, data) || ended;
  }
  if (!ended) throw new AskFailure('again', 'the stream broke off before its end');
  return answer;
}

/** True where the chunk says that the answer is complete. */
function addChunk(answer: Answer, data: string): boolean {
  const chunk: Chunk | null = jsonObject(data);
  if (chunk === null) {
    throw new AskFailure('again', `the stream holds an event that is no JSON object: ${data.slice(0, 80)}`);
  }
  const choice = chunk.choices?.[0];
  if (typeof choice?.delta?.content === 'string') answer.text += choice.delta.content;
  answer.promptTokens = countOf(chunk.usage?.prompt_tokens) ?? answer.promptTokens;
  answer.completionTokens = countOf(chunk.usage?.completion_tokens) ?? answer.completionTokens;
  if (typeof choice?.finish_reason !== 'string') return false;
  answer.finish = finishOf(choice.finish_reason);
  return true;
}
