import { resolve } from 'node:path';
import { defineCommand } from './command.ts';
import { configHome } from './config-home.ts';
import { loopParts } from './loop-parts.ts';
import { runLoop } from './run-loop.ts';
import { showLoopEnd } from './show-loop-end.ts';
import { SUMMARIES } from './summaries.ts';

/** `retake run`: the loop on one machine. */
export const run = defineCommand(
  {
    name: 'run',
    summary: SUMMARIES.run,
    flags: {
      out: { kind: 'text', value: 'DIR', required: true, help: 'where all that the loop makes goes' },
      results: {
        kind: 'list',
        value: 'GLOB',
        help: 'results to mine, where no examination comes first',
        config: 'results.paths',
      },
      seed: { kind: 'integer', value: 'N', help: 'of the training', config: 'training.seed' },
    },
    examples: ['run --config examples/arithmetic/retake.yml --out out'],
  },
  async ({ flags, config, context }) => {
    const out = resolve(context.cwd, flags.out);
    const home = configHome(flags.config, context);
    const end = await runLoop(await loopParts(config, home, out, context), config, { out, home }, context);
    return showLoopEnd(end, out, flags.json, context);
  },
);
