import { describe, expect, it } from 'vitest';
import { readInputs } from './inputs.ts';

describe('readInputs', () => {
  it('has a default for everything', () => {
    expect(readInputs({})).toEqual({
      command: 'auto',
      config: null,
      results: [],
      githubToken: null,
      request: null,
      failOn: 'fail',
      overrides: [],
    });
  });

  it('reads what the runner sets', () => {
    const inputs = readInputs({
      INPUT_COMMAND: 'report',
      INPUT_CONFIG: ' .github/other.yml ',
      INPUT_RESULTS: 'a/*.json\r\n\n b/*.jsonl\n',
      'INPUT_GITHUB-TOKEN': 'secret',
      INPUT_REQUEST: '',
      'INPUT_FAIL-ON': 'never',
      HOME: '/root',
    });
    expect(inputs).toMatchObject({ command: 'report', config: '.github/other.yml', githubToken: 'secret' });
    expect(inputs).toMatchObject({ request: null, failOn: 'never', results: ['a/*.json', 'b/*.jsonl'] });
    expect(inputs.overrides).toEqual([
      { path: ['results', 'paths'], value: ['a/*.json', 'b/*.jsonl'], from: 'input results' },
    ]);
  });

  it('reports every problem at once', () => {
    expect(() =>
      readInputs({
        INPUT_COMMAND: 'repport',
        'INPUT_FAIL-ON': 'always',
        INPUT_CONFG: 'x',
        INPUT_METHOD: 'ibus',
      }),
    ).toThrow(
      [
        'the Action has 3 problems:',
        '  input confg: unknown input; did you mean config?',
        '  input command: expected one of auto, start, watch, train, report, compare, answer, got "repport"; did you mean report?',
        '  input fail-on: expected one of fail, inconclusive, never, got "always"',
      ].join('\n'),
    );
  });
});
