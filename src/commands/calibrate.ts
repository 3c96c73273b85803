import { EXIT } from '../domain/error.ts';
import { calibrationTable } from '../report/calibration-table.ts';
import { calibrateRun, DEFAULT_SIMULATION, DRAWS } from './calibrate-run.ts';
import { defineCommand } from './command.ts';
import { print } from './print.ts';
import { resultsIn } from './read-results.ts';
import { SUMMARIES } from './summaries.ts';
import { readEvidence } from './training-evidence.ts';

/** `retake calibrate`: how often the criteria would pass by chance on this benchmark, and what they would catch. */
export const calibrate = defineCommand(
  {
    name: 'calibrate',
    summary: SUMMARIES.calibrate,
    flags: {
      results: {
        kind: 'list',
        value: 'GLOB',
        help: 'results of the model as it is',
        config: 'results.paths',
      },
      dataset: {
        kind: 'text',
        value: 'DIR',
        help: 'what was or will be trained on: tells which items decide',
      },
      draws: {
        kind: 'integer',
        value: 'N',
        range: DRAWS,
        help: 're-runs to imagine (default 50,000, fewer for more than 300 items)',
      },
      redrawn: {
        kind: 'share',
        value: 'SHARE',
        help: `how many items come out anew though nothing changed (default ${DEFAULT_SIMULATION.redrawn})`,
      },
      seed: { kind: 'integer', value: 'N', help: `of the simulation (default ${DEFAULT_SIMULATION.seed})` },
    },
    examples: [
      "calibrate --results 'benchmarks/*_intermediate.json'",
      'calibrate --results results.jsonl --dataset dataset --redrawn 10% --json',
    ],
  },
  async ({ flags, config, context }) => {
    const simulation = {
      draws: flags.draws,
      redrawn: flags.redrawn ?? DEFAULT_SIMULATION.redrawn,
      seed: flags.seed ?? DEFAULT_SIMULATION.seed,
    };
    const { manifest } = readEvidence(flags.dataset, null, context);
    const results = resultsIn(config.results.paths, config, context);
    const calibration = await calibrateRun(results, manifest, config, simulation, context);
    print(calibration, flags.json, () => calibrationTable(calibration, context), context);
    return EXIT.done;
  },
);
