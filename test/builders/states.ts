import type { LoopView } from '../../src/report/state-view.ts';
import type { StateInput } from '../../src/report/states.ts';

/** A loop that is not judged, on a pull request, in the given state. */
export function stateInput(view: LoopView, overrides: Partial<StateInput> = {}): StateInput {
  const commit = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334';
  return {
    loop: 'math-and-code',
    marker: {
      loop: 'math-and-code',
      key: { order: 142, run: 17693, attempt: 1 },
      commit,
      request: 'rq-1f2e3d4c',
      phase: view.phase,
      attempt: 1,
      since: null,
      history: [],
    },
    links: {
      results: { commit, url: `https://github.com/acme/models/commit/${commit}` },
      training: { label: 'training run #512', url: 'https://github.com/acme/models/actions/runs/512' },
    },
    history: [{ verdict: 'inconclusive', commit: '0d1e2f3a4b5c6d7e8f900112233445566778899a' }],
    version: '0.1.0',
    view,
    manifest: null,
    preflight: [],
    ...overrides,
  };
}
