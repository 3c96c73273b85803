import type { LossPoint } from '../domain/training/receipt.ts';
import { type DrawnLoss, drawnLosses } from './loss-points.ts';

const MOST_POINTS = 50;

/**
 * The loss as a Mermaid chart, every colour set (GitHub's own are unreadable in the dark) and nothing but
 * numbers and our own words in it; '' below two finite points. Markdown.
 */
export function lossChart(log: LossPoint[]): string {
  const finite = drawnLosses(log);
  const first = finite[0];
  const last = finite.at(-1);
  if (first === undefined || last === undefined || last.step <= first.step) return '';
  const values = resample(finite, first.step, last.step);
  const top = Math.max(...values);
  const low = Math.min(0, ...values);
  return `\`\`\`mermaid
${THEME}
xychart-beta
  title "Training loss"
  x-axis "optimizer step" ${first.step} --> ${last.step}
  y-axis "loss" ${short(low)} --> ${short(top > low ? top * 1.05 : low + 1)}
  line [${values.map(short).join(', ')}]
\`\`\``;
}

const GREY = '"#6e7781"';
const THEME = [
  '---',
  'config:',
  '  theme: base',
  '  xyChart: { width: 700, height: 260 }',
  '  themeVariables:',
  '    xyChart:',
  '      backgroundColor: "transparent"',
  `      titleColor: ${GREY}`,
  ...['x', 'y'].flatMap((axis) =>
    ['Label', 'Title', 'Tick', 'Line'].map((part) => `      ${axis}Axis${part}Color: ${GREY}`),
  ),
  '      plotColorPalette: "#2f81f7"',
  '---',
].join('\n');

/** A line's points stand at equal distances, so the log is read at equal distances, straight between its points. */
function resample(log: DrawnLoss[], from: number, to: number): number[] {
  const points = Math.min(MOST_POINTS, to - from + 1, Math.max(2, log.length));
  let next = 1;
  return Array.from({ length: points }, (_, index) => {
    const step = from + ((to - from) * index) / (points - 1);
    while (next < log.length - 1 && (log[next]?.step ?? 0) < step) next++;
    const before = log[next - 1];
    const after = log[next];
    if (before === undefined || after === undefined) return 0;
    const span = after.step - before.step;
    const part = span > 0 ? Math.min(1, Math.max(0, (step - before.step) / span)) : 1;
    return before.loss + (after.loss - before.loss) * part;
  });
}

/** Plain decimals: Mermaid reads no exponent. */
function short(value: number): string {
  return String(Number(value.toFixed(4)));
}
