import { expect, it } from 'vitest';
import { chatBody, learnFrom, USUAL_DIALECT } from './dialect.ts';

const SAMPLING = { temperature: 0, max_tokens: 9, top_p: null, seed: 40 };
const ASK = { messages: [], sample: 2, schema: { name: 'judgement', schema: {} } };

it.each([
  [
    "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'",
    { maxTokens: 'max_completion_tokens' },
  ],
  ['response_format is not supported', { schema: false }],
  ['the prompt is too long', null],
])('learns from "%s"', (refusal, learned) => {
  expect(learnFrom(refusal, USUAL_DIALECT)).toEqual(learned);
});

it('learns nothing twice', () => {
  const learned = { maxTokens: 'max_completion_tokens', schema: false } as const;
  expect(learnFrom('max_completion_tokens and json_schema', learned)).toBeNull();
});

it('asks as the server wants it, each sample with a seed of its own', () => {
  expect(chatBody('m', ASK, SAMPLING, USUAL_DIALECT)).toMatchObject({
    max_tokens: 9,
    seed: 42,
    response_format: { type: 'json_schema' },
  });
  const other = chatBody('m', ASK, SAMPLING, { maxTokens: 'max_completion_tokens', schema: false });
  expect(other).toMatchObject({ max_completion_tokens: 9 });
  expect(Object.keys(other)).not.toContain('response_format');
  expect(Object.keys(other)).not.toContain('max_tokens');
});
