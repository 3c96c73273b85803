import type { LossPoint } from '../../domain/training/receipt.ts';
import { type DrawnLoss, drawnLosses } from '../loss-points.ts';
import { count, loss } from '../numbers.ts';
import { html, type Markup } from './markup.ts';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 56;
const BOTTOM = 28;
const TOP = 10;
/** More points than pixels show nothing more. */
const MOST_POINTS = 700;

/** Training loss and, where it was logged, held-out loss over the optimizer steps; nothing below two points. */
export function lossCurve(training: LossPoint[], heldOut: LossPoint[]): Markup {
  const lines = [
    { name: 'training', points: thinned(training) },
    { name: 'held-out', points: thinned(heldOut) },
  ].filter(({ points }) => points.length > 1);
  const all = lines.flatMap(({ points }) => points);
  if (all.length === 0) return html``;
  const first = Math.min(...all.map(({ step }) => step));
  const last = Math.max(...all.map(({ step }) => step));
  const top = Math.max(...all.map((point) => point.loss));
  const low = Math.min(0, ...all.map((point) => point.loss));
  const x = (step: number) => LEFT + ((step - first) / (last - first || 1)) * (WIDTH - LEFT - 10);
  const y = (value: number) => TOP + (1 - (value - low) / (top - low || 1)) * (HEIGHT - TOP - BOTTOM);
  const drawn = lines.map(
    ({ name, points }) =>
      html`<polyline class="${name}" points="${points.map((point) => `${x(point.step).toFixed(1)},${y(point.loss).toFixed(1)}`).join(' ')}"/>`,
  );
  return html`<figure><svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${spoken(lines)}">${[low, (low + top) / 2, top].map((value) => gridLine(value, y(value)))}${drawn}<text x="${LEFT}" y="${HEIGHT - 6}">step ${count(first)}</text><text x="${WIDTH - 10}" y="${HEIGHT - 6}" text-anchor="end">step ${count(last)}</text></svg>
<figcaption class="muted">Loss over optimizer steps${lines.length > 1 ? ': training solid, held-out dashed' : ''}.</figcaption></figure>`;
}

function gridLine(value: number, at: number): Markup {
  return html`<line class="grid" x1="${LEFT}" x2="${WIDTH - 10}" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}"/><text x="${LEFT - 8}" y="${(at + 4).toFixed(1)}" text-anchor="end">${loss(value)}</text>`;
}

function spoken(lines: { name: string; points: DrawnLoss[] }[]): string {
  return lines
    .map(
      ({ name, points }) =>
        `${name} loss from ${loss(points[0]?.loss ?? null)} to ${loss(points.at(-1)?.loss ?? null)}`,
    )
    .join(', ');
}

function thinned(log: LossPoint[]): DrawnLoss[] {
  const points = drawnLosses(log);
  const stride = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => index % stride === 0 || index === points.length - 1);
}
