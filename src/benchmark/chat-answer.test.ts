import { describe, expect, it } from 'vitest';
import { readCompletion } from './chat-answer.ts';

describe('readCompletion', () => {
  it('reads the answer, why it ended, and its tokens', () => {
    const body = JSON.stringify({
      choices: [{ message: { role: 'assistant', content: 'Four.' }, finish_reason: 'length' }],
      usage: { prompt_tokens: 5, completion_tokens: 2 },
    });
    expect(readCompletion(body)).toEqual({
      text: 'Four.',
      finish: 'length',
      promptTokens: 5,
      completionTokens: 2,
    });
  });

  it('takes no content for an empty answer, and no usage for none', () => {
    const body =
      '{"choices":[{"message":{"content":null},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":-1}}';
    expect(readCompletion(body)).toEqual({
      text: '',
      finish: 'other',
      promptTokens: null,
      completionTokens: null,
    });
  });

  it.each([
    '',
    'null',
    '7',
    '{}',
    '{"choices":[]}',
    '{"choices":[{}]}',
    '{"choices":[{"message":{"content":[]}}]}',
  ])('asks again for %j', (body) => {
    expect(() => readCompletion(body)).toThrow(expect.objectContaining({ scope: 'again' }));
  });
});
