import { EXIT, RetakeError } from '../../domain/error.ts';
import type { WorkflowLog } from '../../github/workflow-log.ts';
import { VERSION } from '../version.ts';

/** Says what went wrong in the log and resolves to the exit code: a known error in its words, a bug with its trace. */
export function endWith(error: unknown, log: WorkflowLog): number {
  if (error instanceof RetakeError) {
    log.error(error.hint === undefined ? error.message : `${error.message}\n${error.hint}`);
    return error.exitCode;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error(`This is a bug in Retake ${VERSION}, please report it:\n${trace}`);
  return EXIT.bug;
}
