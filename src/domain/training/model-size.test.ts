import { expect, it } from 'vitest';
import { parametersOfName } from './model-size.ts';

it.each([
  ['meta-llama/Llama-3.1-8B-Instruct', 8e9],
  ['unsloth/meta-llama-3.1-8b-instruct-bnb-4bit', 8e9],
  ['Qwen/Qwen2.5-0.5B', 0.5e9],
  ['HuggingFaceTB/SmolLM2-360M', 360e6],
  ['mistralai/Mixtral-8x7B-v0.1', 56e9],
  ['runs/tiny-llama', null],
  ['some/model-4bit', null],
])('%s has %s parameters', (name, parameters) => {
  expect(parametersOfName(name)).toBe(parameters);
});
