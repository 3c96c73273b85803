import { describe, expect, it } from 'vitest';
import { readEventStream } from './event-stream.ts';

const chunk = (delta: object, rest: object = {}) =>
  `data: ${JSON.stringify({ choices: [{ delta, ...rest }] })}\n\n`;

describe('readEventStream', () => {
  it('joins the pieces and takes the usage', () => {
    const body =
      chunk({ role: 'assistant' }) +
      chunk({ content: 'The answer ' }) +
      ': a comment\r\n\r\n' +
      chunk({ content: 'is 4.' }, { finish_reason: 'length' }) +
      'data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}\n\n' +
      'data: [DONE]\n\n';
    expect(readEventStream(body)).toEqual({
      text: 'The answer is 4.',
      finish: 'length',
      promptTokens: 3,
      completionTokens: 4,
    });
  });

  it.each([
    [chunk({ content: 'half' }), 'broke off'],
    ['', 'broke off'],
    ['data: {"choices":[{"delta":{"con', 'no JSON object'],
    ['data: 7\n\n', 'no JSON object'],
  ])('takes half a stream for none: %j', (body, message) => {
    expect(() => readEventStream(body)).toThrow(message);
  });
});
