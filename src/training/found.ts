import type { FoundTraining } from '../domain/training/receipt-assembly.ts';
import { findAdapter } from './adapter.ts';
import type { IsFresh } from './freshness.ts';
import { findTrainingLog } from './logs/find.ts';
import { readRunReport } from './run-report.ts';

/**
 * What a run left in its output folder, read from the trainer's log and weights rather than taken on its word:
 * `run.json` only adds what no log says. `rowsGiven` stands in where nothing tells how many rows were used.
 */
export function findTraining(output: string, rowsGiven: number, isFresh: IsFresh): FoundTraining {
  const log = findTrainingLog(output, isFresh);
  const report = readRunReport(output, isFresh);
  return {
    rows: report?.rows ?? { used: rowsGiven, dropped: 0 },
    ...(report?.held_out_rows && { held_out_rows: report.held_out_rows }),
    steps: log?.steps ?? { planned: 0, done: 0 },
    tokens: report?.tokens ?? log?.tokens ?? null,
    applied: { ...report?.applied, ...log?.applied },
    loss: log?.loss ?? { log: [], held_out: [] },
    adapter: findAdapter(output, isFresh),
    gpu: report?.gpu ?? null,
    versions: report?.versions ?? {},
    ...(report?.warnings && { warnings: report.warnings }),
  };
}
