import type { WorkflowLog } from '../../github/workflow-log.ts';
import type { Context } from '../context.ts';

const STATUS_EVERY_MS = 30_000;

/** The context of a step: everything goes to its log, and no line of it can command the runner. */
export function actionContext(
  env: Readonly<Record<string, string | undefined>>,
  log: WorkflowLog,
): { context: Context; close: () => void } {
  const interruption = new AbortController();
  // The runner cancels with SIGINT, then SIGTERM after 7.5 s, then kills.
  const interrupt = () => interruption.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  let shownAt = 0;
  const context: Context = {
    cwd: env.GITHUB_WORKSPACE || process.cwd(),
    env: { ...env },
    out: (text) => log.line(text.trimEnd()),
    log: log.line,
    status: (line) => {
      const now = Date.now();
      if (now - shownAt < STATUS_EVERY_MS) return;
      shownAt = now;
      log.line(line);
    },
    colour: false,
    now: () => new Date(),
    signal: interruption.signal,
  };
  return { context, close: () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt) };
}
