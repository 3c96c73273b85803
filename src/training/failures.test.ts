import { expect, it } from 'vitest';
import { recogniseFailure } from './failures.ts';

it.each([
  ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.', 'the GPU ran out of memory'],
  ['OSError: [Errno 28] No space left on device', 'the disk is full'],
  [
    'huggingface_hub.errors.GatedRepoError: 401 Client Error. Cannot access gated repo for url',
    'the model is gated and the token at hand does not open it',
  ],
  ['RuntimeError: No CUDA GPUs are available', 'no usable GPU is visible'],
  [
    'RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU',
    'no usable GPU is visible',
  ],
  [
    "OSError: metallama/x is not a local folder and is not a valid model identifier listed on 'the hub'",
    'this is not the model that was meant',
  ],
  [
    'Accelerate launch command: error: unrecognized arguments: --lerning_rate',
    'the trainer does not know an argument that it was given',
  ],
  ["{'loss': 'nan', 'grad_norm': 'nan', 'learning_rate': '1'}", 'the loss became NaN: the training diverged'],
  ["ModuleNotFoundError: No module named 'axolotl'", 'a Python package is missing'],
])('%s', (line, what) => {
  expect(recogniseFailure({ code: 1, signal: null, tail: ['starting', line, 'bye'] })?.what).toBe(what);
});

it('recognises by how it ended where the log says nothing', () => {
  expect(recogniseFailure({ code: null, signal: 'SIGKILL', tail: [] })?.what).toContain('out of memory');
  expect(recogniseFailure({ code: 137, signal: null, tail: [] })?.what).toContain('out of memory');
  expect(recogniseFailure({ code: 143, signal: null, tail: [] })?.what).toContain('from outside');
});

it('does not guess', () => {
  expect(recogniseFailure({ code: 1, signal: null, tail: ['KeyError: 42'] })).toBeNull();
});
