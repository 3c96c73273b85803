import type { Figures } from '../../domain/comparison/comparison.ts';
import { leavesOutZero, signed } from '../numbers.ts';
import { html, type Markup } from './markup.ts';

/** One scale for all charts of a table, so that they can be compared by eye. Changes are fractions. */
export interface Scale {
  /** The greatest change that is on the chart, to either side. */
  reach: number;
  /** For the column's head: `−60 … 0 … +60`. */
  label: string;
}

const WIDTH = 200;
const HEIGHT = 22;
const STEP = 0.05;

export function changeScale(intervals: [number, number][]): Scale {
  const most = Math.max(STEP, ...intervals.map(([low, high]) => Math.max(Math.abs(low), Math.abs(high))));
  const reach = Math.min(1, Math.ceil(most / STEP - 1e-9) * STEP);
  return { reach, label: `${signed(-reach)} … 0 … ${signed(reach)}` };
}

/** The change as a dot and its 95 % interval as a line. The figures stand beside it in words, so it is not read out. */
export function whisker({ change, interval }: Figures, { reach }: Scale, evidence: boolean): Markup {
  const x = (value: number) => Number((((value + reach) / (2 * reach)) * (WIDTH - 12) + 6).toFixed(1));
  const middle = HEIGHT / 2;
  const [low, high] = interval;
  const side = !leavesOutZero(interval) ? 'open' : low > 0 ? 'better' : 'worse';
  return html`<svg class="whisker ${side}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true" focusable="false"><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="${HEIGHT}"/><line class="interval" x1="${x(low)}" x2="${x(high)}" y1="${middle}" y2="${middle}"/><line class="interval" x1="${x(low)}" x2="${x(low)}" y1="${middle - 4}" y2="${middle + 4}"/><line class="interval" x1="${x(high)}" x2="${x(high)}" y1="${middle - 4}" y2="${middle + 4}"/><circle class="${evidence ? 'dot' : 'dot hollow'}" cx="${x(change)}" cy="${middle}" r="5"/></svg>`;
}
