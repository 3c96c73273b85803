import type { CommentInput } from '../comment-input.ts';
import { isSplit } from '../evidence-split.ts';
import { type FigureRow, figureRows, SIDE_NAMES } from '../figure-rows.ts';
import { neitherSentence, unmatchedSentence } from '../figures-table.ts';
import { changeInterval, count, percent, percentRange, pValue, signed } from '../numbers.ts';
import { scopeName } from '../scope-name.ts';
import { findingMark, scopeLabel } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { changeScale, whisker } from './whisker.ts';

const NO_EVIDENCE = ': memorisation, no evidence';

/** Before and after in each category, with the change and its interval drawn to one scale. */
export function figuresSection(input: CommentInput): Markup {
  const { verdict, evidence } = input;
  const rows = figureRows(verdict, evidence);
  const unmatched = unmatchedSentence(verdict);
  if (rows.length === 0) return unmatched === '' ? html`` : html`<p class="muted">${unmatched}</p>`;
  const scale = changeScale(rows.map(({ figures }) => figures.interval));
  const split = isSplit(verdict);
  return html`<section aria-labelledby="figures-title">
<h2 id="figures-title">Before and after</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="figures-title"><table>
<thead><tr><th scope="col">Category</th><th scope="col" class="number">Items</th><th scope="col" class="number">Before</th><th scope="col" class="number">After</th><th scope="col" class="number">Change</th><th scope="col" class="chart">${scale.label}</th><th scope="col">95 % interval</th><th scope="col" class="number">Better / worse</th><th scope="col">p</th><th scope="col">Finding</th></tr></thead>
<tbody>${rows.map((row) => figureLine(row, split, scale))}</tbody>
</table></div>
<p class="muted">Changes in points, rounded from exact figures. The dot is the change, the line its 95 % interval; a hollow dot stands for items that were trained on, which is no evidence. ${neitherSentence(input)} ${unmatched}</p>
</section>`;
}

function figureLine(
  { category, metric, side, figures, findings }: FigureRow,
  split: boolean,
  scale: ReturnType<typeof changeScale>,
): Markup {
  const target = findings.find((finding) => finding.target !== null)?.target ?? null;
  const wanted =
    target === null
      ? null
      : html`<br><span class="muted">target ${percentRange(target.low, target.high)}${target.position === null ? '' : `: ${target.position}`}</span>`;
  const marks = findings.map(
    (finding) =>
      html`<div class="whole"><code>${finding.rule}</code><br><span class="badge ${finding.finding}">${findingMark(finding.finding)}</span></div>`,
  );
  return html`<tr class="${side}"><th scope="row">${scopeLabel(scopeName(category), metric)}${split ? html`<br><span class="muted">${SIDE_NAMES[side]}${side === 'trained_on' ? NO_EVIDENCE : ''}</span>` : null}</th><td class="number">${count(figures.items)}</td><td class="number">${percent(figures.before)}</td><td class="number">${percent(figures.after)}${wanted}</td><td class="number">${signed(figures.change)}</td><td class="chart">${whisker(figures, scale, side !== 'trained_on')}</td><td class="whole">${changeInterval(figures.interval)}</td><td class="number">${count(figures.improved)} / ${count(figures.worsened)}</td><td class="whole">${pValue(figures.p).replace('p = ', '').replace('p ', '')}</td><td>${marks}</td></tr>
`;
}
