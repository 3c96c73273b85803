import { expect, it } from 'vitest';
import { childEnvironment } from './child-environment.ts';

it('hands on what a trainer needs and withholds what opens the repository', () => {
  const given = {
    PATH: '/bin',
    HF_TOKEN: 'hf',
    CUDA_VISIBLE_DEVICES: '0',
    GITHUB_TOKEN: 'secret',
    'INPUT_GITHUB-TOKEN': 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
  };
  expect(childEnvironment(given)).toEqual({ PATH: '/bin', HF_TOKEN: 'hf', CUDA_VISIBLE_DEVICES: '0' });
});
