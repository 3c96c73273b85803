import type { GoalFigure } from '../domain/loop/goal-figure.ts';
import type { Frame } from './comment-input.ts';
import { percent } from './numbers.ts';
import { sparkline } from './sparkline.ts';

const MOST = 5;

/**
 * What the goal came to after each of the last trainings, as bars and as figures; '' where there are not two to
 * compare. Figures of another goal, from before the criteria were changed, are left out. Plain text.
 */
export function trend({ figure = null, history }: Pick<Frame, 'figure' | 'history'>): string {
  const newestFirst = [figure, ...history.map((past) => past.figure ?? null)].filter((one) => one !== null);
  const [latest] = newestFirst;
  const shares = newestFirst
    .filter(({ of }) => of === latest?.of)
    .slice(0, MOST)
    .map(share)
    .reverse();
  if (shares.length < 2) return '';
  return `goal after training, oldest first: ${sparkline(shares)} ${shares.map(percent).join(', ')}`;
}

function share({ value }: GoalFigure): number {
  return value / 1000;
}
