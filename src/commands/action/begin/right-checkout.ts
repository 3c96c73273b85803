import { RetakeError } from '../../../domain/error.ts';
import { openCheckout } from '../../../github/checkout.ts';
import type { Action } from '../action.ts';

/**
 * Refuses to read one commit's results as another's. GitHub checks out a merge of the pull request by default; that
 * counts as its head, too; but not where a person named the commit: what they did not look at may be merged into it.
 */
export function refuseOtherCheckout({ context, trigger }: Action, byPerson: boolean): void {
  const heads = openCheckout(context.cwd).heads();
  const [head] = heads;
  const right = byPerson ? head === trigger.commit : head === undefined || heads.includes(trigger.commit);
  if (right) return;
  throw new RetakeError(
    'USAGE',
    `the checkout is at ${head?.slice(0, 7) ?? 'no commit'}, the results asked for are those of ${trigger.commit.slice(0, 7)}`,
    { hint: 'Check out that commit, with `ref:` of actions/checkout as in examples/workflows/retake.yml.' },
  );
}
