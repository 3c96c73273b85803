import { RetakeError } from '../../domain/error.ts';

const START: ReadonlySet<string> = new Set([
  'push',
  'pull_request',
  'pull_request_target',
  'merge_group',
  'workflow_dispatch',
  'workflow_run',
]);

/** What `command: auto` does: new results start a loop, the clock looks after those that went silent, people are answered. */
export function commandOfEvent(event: string): 'start' | 'watch' | 'answer' {
  if (START.has(event)) return 'start';
  if (event === 'schedule') return 'watch';
  if (event === 'issue_comment') return 'answer';
  throw new RetakeError('USAGE', `there is nothing to do for the event ${JSON.stringify(event)}`, {
    hint: `Use it on ${[...START].join(', ')}, issue_comment or schedule, or set the input command.`,
  });
}
